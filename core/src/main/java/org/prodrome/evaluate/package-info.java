@NullMarked
package org.prodrome.evaluate;

import org.jspecify.annotations.NullMarked;

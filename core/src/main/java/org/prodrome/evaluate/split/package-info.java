@NullMarked
package org.prodrome.evaluate.split;

import org.jspecify.annotations.NullMarked;

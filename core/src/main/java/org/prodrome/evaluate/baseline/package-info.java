@NullMarked
package org.prodrome.evaluate.baseline;

import org.jspecify.annotations.NullMarked;

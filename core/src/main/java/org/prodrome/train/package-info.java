@NullMarked
package org.prodrome.train;

import org.jspecify.annotations.NullMarked;

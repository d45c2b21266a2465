/** Changes of a window that leave what it is of: drawn anew whenever the window is. */
@NullMarked
package org.prodrome.signal.augment;

import org.jspecify.annotations.NullMarked;

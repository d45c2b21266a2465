/** NumPy's .npy and .npz. */
@NullMarked
package org.prodrome.data.format.numpy;

import org.jspecify.annotations.NullMarked;

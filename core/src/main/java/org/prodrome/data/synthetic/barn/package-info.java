/** Simulated sensors of a barn. */
@NullMarked
package org.prodrome.data.synthetic.barn;

import org.jspecify.annotations.NullMarked;

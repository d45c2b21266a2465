/** Simulated discharge notes. */
@NullMarked
package org.prodrome.data.synthetic.notes;

import org.jspecify.annotations.NullMarked;

/** Simulated prostate MRI: diffusion with anatomy. */
@NullMarked
package org.prodrome.data.synthetic.prostate;

import org.jspecify.annotations.NullMarked;

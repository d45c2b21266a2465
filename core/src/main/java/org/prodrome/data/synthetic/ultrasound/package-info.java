/** Simulated breast ultrasound with masses. */
@NullMarked
package org.prodrome.data.synthetic.ultrasound;

import org.jspecify.annotations.NullMarked;

/** Simulated recordings of a wristband. */
@NullMarked
package org.prodrome.data.synthetic.wearable;

import org.jspecify.annotations.NullMarked;

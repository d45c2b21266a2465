/** Simulated electromyograms. */
@NullMarked
package org.prodrome.data.synthetic.emg;

import org.jspecify.annotations.NullMarked;

/** Simulated electroencephalograms. */
@NullMarked
package org.prodrome.data.synthetic.eeg;

import org.jspecify.annotations.NullMarked;

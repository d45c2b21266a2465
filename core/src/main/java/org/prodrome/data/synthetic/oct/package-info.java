/** Simulated optical coherence tomography of the macula with fluid and drusen. */
@NullMarked
package org.prodrome.data.synthetic.oct;

import org.jspecify.annotations.NullMarked;

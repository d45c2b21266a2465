/** Simulated MRI of the lumbar spine with the boxes of its parts. */
@NullMarked
package org.prodrome.data.synthetic.spine;

import org.jspecify.annotations.NullMarked;

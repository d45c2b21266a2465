/** Simulated fundus photographs with the signs of diabetic retinopathy. */
@NullMarked
package org.prodrome.data.synthetic.fundus;

import org.jspecify.annotations.NullMarked;

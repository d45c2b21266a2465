/** Simulated dermoscopy of moles and melanomas. */
@NullMarked
package org.prodrome.data.synthetic.skin;

import org.jspecify.annotations.NullMarked;

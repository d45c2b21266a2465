/** Simulated chest radiographs with opacities. */
@NullMarked
package org.prodrome.data.synthetic.chest;

import org.jspecify.annotations.NullMarked;

/** What simulated pictures are made of: smooth random fields, rounded bodies, the grain of devices. */
@NullMarked
package org.prodrome.data.synthetic.texture;

import org.jspecify.annotations.NullMarked;

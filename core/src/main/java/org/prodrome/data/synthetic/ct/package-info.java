/** Simulated head CT with haemorrhage. */
@NullMarked
package org.prodrome.data.synthetic.ct;

import org.jspecify.annotations.NullMarked;

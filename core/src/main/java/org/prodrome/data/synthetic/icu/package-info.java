/** Simulated stays in intensive care. */
@NullMarked
package org.prodrome.data.synthetic.icu;

import org.jspecify.annotations.NullMarked;

/** Models whose generator learns from a critic. */
@NullMarked
package org.prodrome.model.gan;

import org.jspecify.annotations.NullMarked;

/** Hand-made features: named numbers with units, of a case of whichever payload. */
@NullMarked
package org.prodrome.signal.feature;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.prodrome.signal.spectrum;

import org.jspecify.annotations.NullMarked;

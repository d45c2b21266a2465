@NullMarked
package org.prodrome.signal.clean;

import org.jspecify.annotations.NullMarked;

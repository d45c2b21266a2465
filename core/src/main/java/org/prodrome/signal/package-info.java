@NullMarked
package org.prodrome.signal;

import org.jspecify.annotations.NullMarked;

/** Recursive filters in 64 bits, forward and without delay, and the analytic signal. */
@NullMarked
package org.prodrome.signal.filter;

import org.jspecify.annotations.NullMarked;

/** Measurements, each a main class; {@code ./prodrome bench NAME} starts one. */
@NullMarked
package org.prodrome.bench;

import org.jspecify.annotations.NullMarked;

/** Heart sounds: where the first and second sounds, systole and diastole lie. */
@NullMarked
package org.prodrome.signal.heart;

import org.jspecify.annotations.NullMarked;

/** What wristbands record: skin conductance, pulse waves and acceleration. */
@NullMarked
package org.prodrome.signal.wearable;

import org.jspecify.annotations.NullMarked;

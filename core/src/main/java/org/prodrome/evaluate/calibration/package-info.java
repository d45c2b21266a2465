/** What makes of a score a probability or a p-value, fitted on cases that the model was not fitted to. */
@NullMarked
package org.prodrome.evaluate.calibration;

import org.jspecify.annotations.NullMarked;

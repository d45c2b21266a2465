/** Metrics of anomalies within a series: a truth and a score or a call for each sample. */
@NullMarked
package org.prodrome.evaluate.series;

import org.jspecify.annotations.NullMarked;

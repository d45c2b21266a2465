/** Metrics of where in a picture or a volume something was found: a truth and a score for each sample. */
@NullMarked
package org.prodrome.evaluate.map;

import org.jspecify.annotations.NullMarked;

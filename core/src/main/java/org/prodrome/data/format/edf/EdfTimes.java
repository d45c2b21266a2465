package org.prodrome.data.format.edf;

import java.util.List;

/**
 * What the annotation signals say.
 *
 * @param recordOnsets seconds from the first record's start to each record's; of plain EDF and BDF as if there were no
 *     gap
 */
record EdfTimes(List<EdfAnnotation> annotations, double[] recordOnsets, List<String> warnings) {}

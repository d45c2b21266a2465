/** Detectors of objects: boxes, and how likely something abnormal lies in them. */
@NullMarked
package org.prodrome.model.box;

import org.jspecify.annotations.NullMarked;

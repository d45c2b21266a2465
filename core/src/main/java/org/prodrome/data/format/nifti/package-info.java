/** NIfTI-1 and NIfTI-2. */
@NullMarked
package org.prodrome.data.format.nifti;

import org.jspecify.annotations.NullMarked;

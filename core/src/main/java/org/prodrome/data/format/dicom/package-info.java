/** Reads DICOM Part 10 files, sorts series into volumes and takes out of them what tells who the patient is. */
@NullMarked
package org.prodrome.data.format.dicom;

import org.jspecify.annotations.NullMarked;

package org.prodrome.data.format.dicom;

import java.io.IOException;
import org.prodrome.data.FormatException;

/** Stored samples of frames. */
sealed interface Frames permits NativeFrames, CodedFrames {
    /** Rows that are best read at once. */
    int rowsAtOnce();

    /** Bits of some rows' samples as they are stored: [sample][row x column]. */
    int[][] read(int frame, int row, int rows) throws IOException, FormatException;

    /** Whether colours come out as luminance and differences. */
    boolean isYbr();
}

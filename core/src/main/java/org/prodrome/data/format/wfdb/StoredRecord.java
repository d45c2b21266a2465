package org.prodrome.data.format.wfdb;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.prodrome.data.FormatException;

/** A record of one segment or several. */
sealed interface StoredRecord extends Closeable permits SingleRecord, SegmentedRecord {
    /** Frames a second, in Hz. */
    double rate();

    long frames();

    List<SignalLine> signals();

    /**
     * Reads physical samples of signals that have one number of samples a frame.
     *
     * @param which signals, a row each
     * @param from the first sample
     * @param count filled in each row; not a number where a sample is missing
     */
    void read(int[] which, float[][] into, long from, int count) throws IOException, FormatException;

    /** Goes through all stored samples: what the header says of them and is not so, and what else there is to know. */
    void verify(Doubts doubts) throws IOException, FormatException;
}

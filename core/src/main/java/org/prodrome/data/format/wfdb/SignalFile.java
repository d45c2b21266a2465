package org.prodrome.data.format.wfdb;

import java.io.Closeable;
import java.io.IOException;
import org.prodrome.data.FormatException;

/** Stored samples of one signal file, frame by frame: of each signal in turn as many samples as it has a frame. */
interface SignalFile extends Closeable {
    /** Whole frames that are there. */
    long frames() throws IOException, FormatException;

    /**
     * Reads {@code count} frames.
     *
     * @param into filled from 0
     */
    void read(long frame, int count, int[] into) throws IOException, FormatException;
}

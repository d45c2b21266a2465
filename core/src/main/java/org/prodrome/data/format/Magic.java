package org.prodrome.data.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Magic numbers, by which formats are told apart. */
public final class Magic {
    private Magic() {}

    /** Whether bytes, given as letters of Latin-1, stand at a place of a file's beginning. */
    public static boolean has(byte[] head, int at, String latin1) {
        byte[] expected = latin1.getBytes(StandardCharsets.ISO_8859_1);
        return head.length >= at + expected.length
                && Arrays.equals(head, at, at + expected.length, expected, 0, expected.length);
    }
}

package org.prodrome.data.format.wfdb;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.prodrome.data.format.LenientText;

/** Leaves notes out of annotations in the MIT format; all else stays byte by byte. */
final class AnnotationNotes {
    private static final int SKIP = 59;
    private static final int NOTE = 63;

    /** Rhythms, sleep stages with their events, and what programs write at the beginning. */
    private static final Pattern KNOWN = Pattern.compile("\\([A-Z0-9]{1,8}|MISSB|PSE|TS|M|MT"
            + "|[1-4RWM](?: (?:H|HA|OA|X|CA|CAA|L|LA|A))*"
            + "|## time resolution: [0-9.]{1,20}|## annotation type definitions|## end of definitions");

    /** What is left, and of how many notes how many went. */
    record Kept(byte[] bytes, int notes, int dropped) {}

    private AnnotationNotes() {}

    /** Whether a note tells of the signal and never of a person. */
    static boolean isKnown(String note) {
        return KNOWN.matcher(note.strip()).matches();
    }

    /** @param bytes of a file that was read without a fault */
    static Kept of(byte[] bytes, Predicate<String> keep) {
        ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
        int notes = 0;
        int dropped = 0;
        boolean skipped = false;
        while (words.remaining() >= 2) {
            int at = words.position();
            int word = words.getShort() & 0xffff;
            int code = word >>> 10;
            int more = 0;
            if (code == SKIP) {
                more = 4;
            } else if (code == NOTE) {
                int length = word & 0x3ff;
                more = Math.min(words.remaining(), length + length % 2);
                notes++;
                byte[] text = Arrays.copyOfRange(bytes, at + 2, at + 2 + Math.min(more, length));
                if (!keep.test(LenientText.decoded(text).replace("\0", ""))) {
                    dropped++;
                    words.position(at + 2 + more);
                    continue;
                }
            }
            out.write(bytes, at, 2 + more);
            words.position(at + 2 + more);
            if (word == 0 && !skipped) {
                break;
            }
            skipped = code == SKIP;
        }
        return new Kept(out.toByteArray(), notes, dropped);
    }
}

package org.prodrome.data.format.edf;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.prodrome.data.format.LenientText;

/**
 * Takes time-stamped annotation lists (TALs) apart: {@code +onset[0x15 duration]0x14 text 0x14 ... 0x14 0x00}, EDF+
 * section 2.2.2. A list's end is its 0; a list that is not well-formed is counted and passed over.
 */
final class TimeStampedTexts {
    private static final byte TEXT = 0x14;
    private static final byte DURATION = 0x15;
    // Bounded, so that no number takes long to compute with.
    private static final Pattern ONSET = Pattern.compile("[+-]\\d{1,15}(?:\\.\\d{0,15})?");
    private static final Pattern SPAN = Pattern.compile("\\d{1,15}(?:\\.\\d{0,15})?");

    /** @param text empty in a list that tells a record's onset */
    record Stamped(BigDecimal onset, OptionalDouble duration, String text) {}

    /** @param malformed lists that were passed over */
    record Parsed(List<Stamped> stamped, int malformed) {}

    private TimeStampedTexts() {}

    static Parsed of(byte[] bytes) {
        List<Stamped> stamped = new ArrayList<>();
        int malformed = 0;
        for (int at = 0; at < bytes.length; ) {
            int end = at;
            while (end < bytes.length && bytes[end] != 0) {
                end++;
            }
            if (end > at && !list(bytes, at, end, stamped)) {
                malformed++;
            }
            at = end + 1;
        }
        return new Parsed(stamped, malformed);
    }

    private static boolean list(byte[] bytes, int from, int to, List<Stamped> stamped) {
        int head = head(bytes, from, to);
        if (head < 0) {
            return false;
        }
        String[] time = time(bytes, from, head);
        OptionalDouble duration = time.length == 2 && !time[1].isEmpty()
                ? OptionalDouble.of(Double.parseDouble(time[1]))
                : OptionalDouble.empty();
        BigDecimal onset = new BigDecimal(time[0]);
        for (int at = head + 1; at < to; ) {
            int end = textEnd(bytes, at, to);
            stamped.add(new Stamped(onset, duration, LenientText.decoded(Arrays.copyOfRange(bytes, at, end))));
            at = end + 1;
        }
        if (head + 1 == to) {
            stamped.add(new Stamped(onset, duration, ""));
        }
        return true;
    }

    /**
     * The same lists in as many bytes, with other texts, none longer than what it stands for; lists that are not
     * well-formed are left out.
     *
     * @param change gives a text, the same where it is to stay
     */
    static byte[] changed(byte[] bytes, UnaryOperator<String> change) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
        for (int from = 0; from < bytes.length; ) {
            int to = from;
            while (to < bytes.length && bytes[to] != 0) {
                to++;
            }
            int head = to > from ? head(bytes, from, to) : -1;
            if (head >= 0) {
                out.write(bytes, from, head + 1 - from);
                for (int at = head + 1; at < to; ) {
                    int end = textEnd(bytes, at, to);
                    String text = LenientText.decoded(Arrays.copyOfRange(bytes, at, end));
                    String other = change.apply(text);
                    if (other.equals(text)) {
                        out.write(bytes, at, end - at);
                    } else {
                        out.writeBytes(other.getBytes(StandardCharsets.UTF_8));
                    }
                    out.write(TEXT);
                    at = end + 1;
                }
                out.write(0);
            }
            from = to + 1;
        }
        return Arrays.copyOf(out.toByteArray(), bytes.length);
    }

    /** Where the time of a list ends; below 0 of one that is not well-formed. */
    private static int head(byte[] bytes, int from, int to) {
        int head = textEnd(bytes, from, to);
        if (head == to || bytes[to - 1] != TEXT) {
            return -1;
        }
        String[] time = time(bytes, from, head);
        boolean good = time.length <= 2
                && ONSET.matcher(time[0]).matches()
                && (time.length == 1
                        || time[1].isEmpty()
                        || SPAN.matcher(time[1]).matches());
        return good ? head : -1;
    }

    /** Onset and, where one is said, duration. */
    private static String[] time(byte[] bytes, int from, int head) {
        return new String(bytes, from, head - from, StandardCharsets.ISO_8859_1)
                .split(Character.toString((char) DURATION), -1);
    }

    private static int textEnd(byte[] bytes, int at, int to) {
        int end = at;
        while (end < to && bytes[end] != TEXT) {
            end++;
        }
        return end;
    }
}

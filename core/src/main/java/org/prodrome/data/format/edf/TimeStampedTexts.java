package org.prodrome.data.format.edf;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
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
        int head = from;
        while (head < to && bytes[head] != TEXT) {
            head++;
        }
        if (head == to || bytes[to - 1] != TEXT) {
            return false;
        }
        String[] time = new String(bytes, from, head - from, StandardCharsets.ISO_8859_1)
                .split(Character.toString((char) DURATION), -1);
        if (time.length > 2 || !ONSET.matcher(time[0]).matches()) {
            return false;
        }
        Optional<String> span = time.length == 2 && !time[1].isEmpty() ? Optional.of(time[1]) : Optional.empty();
        if (span.isPresent() && !SPAN.matcher(span.get()).matches()) {
            return false;
        }
        OptionalDouble duration =
                span.map(Double::parseDouble).map(OptionalDouble::of).orElse(OptionalDouble.empty());
        BigDecimal onset = new BigDecimal(time[0]);
        for (int at = head + 1; at < to; ) {
            int end = at;
            while (end < to && bytes[end] != TEXT) {
                end++;
            }
            stamped.add(new Stamped(onset, duration, LenientText.decoded(Arrays.copyOfRange(bytes, at, end))));
            at = end + 1;
        }
        if (head + 1 == to) {
            stamped.add(new Stamped(onset, duration, ""));
        }
        return true;
    }
}

package org.prodrome.data.format.dicom;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Decodes texts by the character sets of (0008,0005), with the code extensions of ISO/IEC 2022 (PS3.5, section
 * 6.1.2.5).
 *
 * @param whole the set of texts that know no code extensions
 * @param g1 the set of the upper half at the beginning of each value
 * @param extended whether escape sequences change sets
 */
record Texts(Charset whole, Charset g1, boolean extended) {
    static final Texts DEFAULT = new Texts(StandardCharsets.ISO_8859_1, StandardCharsets.ISO_8859_1, false);

    private static final int ESCAPE = 0x1b;

    /** Single-byte sets, and those of several bytes without code extensions, by the number of their defined term. */
    private static final Map<String, Charset> BY_TERM = Map.ofEntries(
            Map.entry("6", StandardCharsets.ISO_8859_1),
            Map.entry("13", charset("JIS_X0201")),
            Map.entry("100", StandardCharsets.ISO_8859_1),
            Map.entry("101", charset("ISO-8859-2")),
            Map.entry("109", charset("ISO-8859-3")),
            Map.entry("110", charset("ISO-8859-4")),
            Map.entry("126", charset("ISO-8859-7")),
            Map.entry("127", charset("ISO-8859-6")),
            Map.entry("138", charset("ISO-8859-8")),
            Map.entry("144", charset("ISO-8859-5")),
            Map.entry("148", charset("ISO-8859-9")),
            Map.entry("166", charset("TIS-620")),
            Map.entry("192", StandardCharsets.UTF_8),
            Map.entry("203", charset("ISO-8859-15")),
            Map.entry("GB18030", charset("GB18030")),
            Map.entry("GBK", charset("GBK")));

    /** A set that an escape sequence calls into the lower half (G0) or the upper half (G1). */
    private record Called(String sequence, boolean upper, int bytes, Charset set) {}

    private static final List<Called> CALLED = List.of(
            new Called("(B", false, 1, StandardCharsets.US_ASCII),
            new Called("(J", false, 1, charset("JIS_X0201")),
            new Called(")I", true, 1, charset("JIS_X0201")),
            new Called("$B", false, 2, charset("x-JIS0208")),
            new Called("$(D", false, 2, charset("JIS_X0212-1990")),
            new Called("$)C", true, 2, charset("EUC-KR")),
            new Called("$)A", true, 2, charset("GB2312")),
            new Called("-A", true, 1, StandardCharsets.ISO_8859_1),
            new Called("-B", true, 1, charset("ISO-8859-2")),
            new Called("-C", true, 1, charset("ISO-8859-3")),
            new Called("-D", true, 1, charset("ISO-8859-4")),
            new Called("-F", true, 1, charset("ISO-8859-7")),
            new Called("-G", true, 1, charset("ISO-8859-6")),
            new Called("-H", true, 1, charset("ISO-8859-8")),
            new Called("-L", true, 1, charset("ISO-8859-5")),
            new Called("-M", true, 1, charset("ISO-8859-9")),
            new Called("-T", true, 1, charset("TIS-620")),
            new Called("-b", true, 1, charset("ISO-8859-15")));

    private static Charset charset(String name) {
        return Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.ISO_8859_1;
    }

    /** @param terms the values of (0008,0005); unknown ones count as the default repertoire */
    static Texts of(List<String> terms) {
        String first = terms.isEmpty() ? "" : terms.getFirst();
        Charset set = BY_TERM.getOrDefault(number(first), StandardCharsets.ISO_8859_1);
        boolean extended = terms.size() > 1 || first.startsWith("ISO 2022");
        return new Texts(set, set, extended && !set.equals(StandardCharsets.UTF_8));
    }

    private static String number(String term) {
        String tidy = term.replace('-', ' ').replace('_', ' ').strip();
        return tidy.substring(tidy.lastIndexOf(' ') + 1);
    }

    /** A value as text; what the set doesn't know becomes the replacement character. */
    String decode(byte[] bytes) {
        return extended ? new Run(bytes).decode() : new String(bytes, whole);
    }

    /** Walks a value with escape sequences, gathering bytes of one set at a time. */
    private final class Run {
        private final byte[] bytes;
        private final StringBuilder text = new StringBuilder();
        private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();
        private Charset gatheredSet = StandardCharsets.US_ASCII;
        private Called lower = CALLED.getFirst();
        private Called upper = new Called("", true, 1, g1);

        Run(byte[] bytes) {
            this.bytes = bytes;
        }

        String decode() {
            int at = 0;
            while (at < bytes.length) {
                at += bytes[at] == ESCAPE ? escape(at) : character(at);
            }
            flush();
            return text.toString();
        }

        private int escape(int at) {
            for (Called called : CALLED) {
                if (matches(called.sequence(), at + 1)) {
                    if (called.upper()) {
                        upper = called;
                    } else {
                        lower = called;
                    }
                    return 1 + called.sequence().length();
                }
            }
            return 1;
        }

        private boolean matches(String sequence, int at) {
            for (int i = 0; i < sequence.length(); i++) {
                if (at + i >= bytes.length || bytes[at + i] != sequence.charAt(i)) {
                    return false;
                }
            }
            return true;
        }

        private int character(int at) {
            boolean high = bytes[at] < 0;
            Called half = high ? upper : lower;
            boolean single = half.bytes() == 1 || (bytes[at] <= ' ' && !high);
            Charset set = single && !high && half.bytes() > 1 ? StandardCharsets.US_ASCII : half.set();
            if (!high && single && "\\^=\n\r\t\f".indexOf(bytes[at]) >= 0) {
                lower = CALLED.getFirst();
                upper = new Called("", true, 1, g1);
                set = StandardCharsets.US_ASCII;
            }
            if (!set.equals(gatheredSet)) {
                flush();
                gatheredSet = set;
            }
            int count = single ? 1 : Math.min(2, bytes.length - at);
            gathered.write(bytes, at, count);
            return count;
        }

        private void flush() {
            text.append(gathered.toString(gatheredSet));
            gathered.reset();
        }
    }
}

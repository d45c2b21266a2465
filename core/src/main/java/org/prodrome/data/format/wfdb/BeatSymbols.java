package org.prodrome.data.format.wfdb;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The characters that stand for codes of annotations, as WFDB prints them, and what else a file's first notes define.
 */
final class BeatSymbols {
    // By code from 0; a blank where none is defined.
    private static final String STANDARD = " NLRaVFJASEj/Q~ | sT*D\"=pB^t+u?![]en@xf()r";
    private static final String BEGIN = "## annotation type definitions";
    private static final String END = "## end of definitions";
    private static final Pattern RATE = Pattern.compile("## time resolution: (\\d{1,9}(?:\\.\\d{1,9})?)");
    private static final Pattern DEFINITION = Pattern.compile("(\\d{1,2})\\s+(\\S{1,20})(?:\\s.*)?");
    private static final int CODES = 50;
    // From this code on programs define their own, in older files without marking where definitions begin.
    private static final int FREE = 42;

    private final String[] symbols = new String[CODES];
    private boolean defining;
    private OptionalDouble rate = OptionalDouble.empty();

    BeatSymbols() {
        Arrays.setAll(
                symbols,
                code -> code < STANDARD.length() && STANDARD.charAt(code) != ' '
                        ? String.valueOf(STANDARD.charAt(code))
                        : "[" + code + "]");
    }

    String of(int code) {
        return code < CODES ? symbols[code] : "[" + code + "]";
    }

    /** What the file's beginning says of its times, in Hz. */
    OptionalDouble rate() {
        return rate;
    }

    /** Takes a note of the file's beginning that says what a code means; false if it is a note like others. */
    boolean defines(String note) {
        if (note.equals(BEGIN) || note.equals(END)) {
            defining = note.equals(BEGIN);
            return true;
        }
        Matcher resolution = RATE.matcher(note);
        if (resolution.matches()) {
            double hertz = Double.parseDouble(resolution.group(1));
            rate = hertz > 0 ? OptionalDouble.of(hertz) : rate;
            return true;
        }
        Matcher definition = DEFINITION.matcher(note.strip());
        int code = definition.matches() ? Integer.parseInt(definition.group(1)) : CODES;
        if (code < CODES && (defining || code >= FREE)) {
            symbols[code] = definition.group(2);
            return true;
        }
        return defining;
    }
}

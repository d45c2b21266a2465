package org.prodrome.data.format.wfdb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The characters that stand for codes of annotations, as WFDB prints them. */
final class BeatSymbols {
    // By code from 0; a blank where none is defined.
    private static final String STANDARD = " NLRaVFJASEj/Q~ | sT*D\"=pB^t+u?![]en@xf()r";
    private static final String BEGIN = "## annotation type definitions";
    private static final String END = "## end of definitions";
    private static final int CODES = 50;

    private final String[] symbols = new String[CODES];
    private boolean defining;

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

    /** Takes a note of the file's beginning that says what a code means; false if it is a note like others. */
    boolean defines(String note) {
        if (note.equals(BEGIN) || note.equals(END)) {
            defining = note.equals(BEGIN);
            return true;
        }
        if (!defining) {
            return false;
        }
        List<String> fields = new ArrayList<>(List.of(note.strip().split("\\s+", 3)));
        if (fields.size() >= 2 && fields.getFirst().matches("\\d{1,2}")) {
            int code = Integer.parseInt(fields.getFirst());
            if (code < CODES) {
                symbols[code] = fields.get(1);
            }
        }
        return true;
    }
}

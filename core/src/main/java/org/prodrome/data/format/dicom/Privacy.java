package org.prodrome.data.format.dicom;

import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.prodrome.data.FormatException;

/** Keeps out of what is said of a file all that could tell who the patient is. */
final class Privacy {
    private static final int[] NAMING = {
        Tag.PATIENT_NAME, Tag.PATIENT_ID, Tag.BIRTH_NAME, Tag.OTHER_IDS, Tag.OTHER_NAMES, Tag.MOTHERS_BIRTH_NAME
    };

    /** Shorter parts of names count only where they are a word. */
    private static final int SHORTEST_INSIDE = 4;

    private static final int SHORTEST_WORD = 2;

    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}]+");
    private static final Pattern SEPARATORS = Pattern.compile("[\\^=,;\\s]+");

    private final List<String> names;

    private Privacy(List<String> names) {
        this.names = names;
    }

    /** Knows the patient's names and numbers, part by part. */
    static Privacy of(DataSet set) throws IOException, FormatException {
        List<String> names = new ArrayList<>();
        for (int tag : NAMING) {
            for (String value : set.texts(tag)) {
                for (String part : SEPARATORS.splitAsStream(value).toList()) {
                    String plain = plain(part);
                    if (plain.length() >= SHORTEST_WORD) {
                        names.add(plain);
                    }
                }
            }
        }
        return new Privacy(names);
    }

    /** Whether a text repeats one of the patient's names or numbers. */
    boolean isIn(String text) {
        String plain = plain(text);
        return hasWord(text) || names.stream().anyMatch(name -> isLong(name) && plain.contains(name));
    }

    /** Whether one of a text's words is one of the patient's names or numbers. */
    boolean hasWord(String text) {
        return NO_LETTERS.splitAsStream(text).map(Privacy::plain).anyMatch(names::contains);
    }

    /** Ideographs and syllables say much in few characters. */
    private static boolean isLong(String name) {
        return name.length() >= SHORTEST_INSIDE || name.chars().anyMatch(c -> c >= 0x1100);
    }

    /** A text on one line, if it tells nothing. */
    Optional<String> harmless(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.isEmpty() || line.length() > 128 || isIn(line) ? Optional.empty() : Optional.of(line);
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .map(Character::toLowerCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** A UID for a message; a text that is none isn't repeated. */
    static String uid(String uid) {
        return uid.matches("[0-9.]{1,64}") ? uid : "a text that is no UID";
    }
}

package org.prodrome.data.format;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A patient's names and numbers, part by part, to keep what repeats one of them out of what is said of a file. */
public final class PatientNames {
    /** Shorter parts of names count only where they are a word. */
    private static final int SHORTEST_INSIDE = 4;

    private static final int SHORTEST_WORD = 2;

    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}]+");
    private static final Pattern SEPARATORS = Pattern.compile("[\\^=,;\\s]+");

    private final List<String> names;

    private PatientNames(List<String> names) {
        this.names = List.copyOf(names);
    }

    /** @param fields of a header that name the patient, each of one name or number or several */
    public static PatientNames of(Collection<String> fields) {
        List<String> names = new ArrayList<>();
        for (String field : fields) {
            for (String part : SEPARATORS.splitAsStream(field).toList()) {
                String plain = plain(part);
                if (plain.length() >= SHORTEST_WORD) {
                    names.add(plain);
                }
            }
        }
        return new PatientNames(names);
    }

    /** Whether a text repeats one of the patient's names or numbers. */
    public boolean isIn(String text) {
        String plain = plain(text);
        return hasWord(text) || names.stream().anyMatch(name -> isLong(name) && plain.contains(name));
    }

    /** Whether one of a text's words is one of the patient's names or numbers. */
    public boolean hasWord(String text) {
        return NO_LETTERS.splitAsStream(text).map(PatientNames::plain).anyMatch(names::contains);
    }

    /** Ideographs and syllables say much in few characters. */
    private static boolean isLong(String name) {
        return name.length() >= SHORTEST_INSIDE || name.chars().anyMatch(c -> c >= 0x1100);
    }

    /** A text on one line, if it tells nothing. */
    public Optional<String> harmless(String text) {
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
}

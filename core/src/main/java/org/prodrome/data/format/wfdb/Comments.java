package org.prodrome.data.format.wfdb;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.prodrome.data.Pseudonym;
import org.prodrome.data.format.PatientNames;

/**
 * What a header's comments are known to say. Anything may stand there, a name as well, so only what is known to be
 * harmless leaves here as it is, and what names the patient leaves as a pseudonym.
 */
final class Comments {
    /** Whole lines: classes of the heart sounds of 2016 and the alarms of 2015. */
    private static final Set<String> CLASSES = Set.of(
            "Normal",
            "Abnormal",
            "True alarm",
            "False alarm",
            "Asystole",
            "Bradycardia",
            "Tachycardia",
            "Ventricular_Tachycardia",
            "Ventricular_Flutter_Fib");

    private static final Pattern FIELD = Pattern.compile("<?([A-Za-z_ ]{1,40})>?\\s*[:=]\\s*(.{1,200})");
    private static final Pattern CODES = Pattern.compile("[0-9]{1,18}(?:\\s*,\\s*[0-9]{1,18}){0,99}");
    private static final Set<String> SUBJECTS =
            Set.of("name", "patient", "patient id", "patient name", "subject", "subject id", "subject_id", "id", "mrn");

    private Comments() {}

    /** Classes, and SNOMED CT codes of diagnoses (the key Dx of the challenges since 2020). */
    static List<String> labels(List<String> comments) {
        List<String> labels = new ArrayList<>();
        for (String comment : comments) {
            Matcher field = FIELD.matcher(comment);
            if (CLASSES.contains(comment)) {
                labels.add(comment);
            } else if (field.matches()
                    && field.group(1).strip().equals("Dx")
                    && CODES.matcher(field.group(2)).matches()) {
                labels.addAll(List.of(field.group(2).split("\\s*,\\s*")));
            }
        }
        return labels;
    }

    /** A pseudonym of the first field that names the patient. */
    static Optional<String> subject(List<String> comments) {
        return naming(comments).map(Pseudonym::of).findFirst();
    }

    /** All that the comments call the patient. */
    static PatientNames names(List<String> comments) {
        return PatientNames.of(naming(comments).toList());
    }

    /** Whether a whole line tells nothing but classes and codes. */
    static boolean isHarmless(String comment) {
        return !labels(List.of(comment)).isEmpty();
    }

    static Stream<String> naming(List<String> comments) {
        return comments.stream()
                .map(FIELD::matcher)
                .filter(Matcher::matches)
                .filter(field -> SUBJECTS.contains(field.group(1).strip().toLowerCase(Locale.ROOT)))
                .map(field -> field.group(2).strip());
    }
}

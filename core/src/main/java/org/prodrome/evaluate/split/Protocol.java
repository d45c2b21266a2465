package org.prodrome.evaluate.split;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.prodrome.data.Case;
import org.prodrome.data.NearMiss;
import org.prodrome.data.Seed;

/** How cases are parted into folds: always by subject, and no case is tested twice. */
public sealed interface Protocol permits KFold, LeaveOneSiteOut, LeaveOneSubjectOut, OfficialSplit {

    /**
     * The folds in order. Which fold a subject is tested in depends on the cases and the seed alone, not on the cases'
     * order; within a side the cases keep it.
     *
     * @throws IllegalArgumentException if the cases can't be parted so; the message says what is missing
     */
    List<Split> split(List<Case> cases, Seed seed);

    /** As recipes write it; {@link #parse} reads it back. */
    String name();

    /**
     * Reads "5-fold" (or any other number from 2), "leave-one-site-out", "leave-one-subject-out", "official" or
     * "official-by-record".
     *
     * @throws IllegalArgumentException if it is none of them; the message names them and the nearest
     */
    static Protocol parse(String text) {
        String name = text.strip();
        Matcher folds = Pattern.compile("([1-9][0-9]{0,5})-fold").matcher(name);
        if (folds.matches()) {
            return new KFold(Integer.parseInt(folds.group(1)));
        }
        return switch (name) {
            case "leave-one-site-out" -> new LeaveOneSiteOut();
            case "leave-one-subject-out" -> new LeaveOneSubjectOut();
            case "official" -> new OfficialSplit(false);
            case "official-by-record" -> new OfficialSplit(true);
            default -> throw new IllegalArgumentException(refusal(name));
        };
    }

    private static String refusal(String name) {
        Matcher number = Pattern.compile("\\D*([1-9]\\d{0,4})\\D*").matcher(name);
        String fold = number.matches() ? number.group(1) + "-fold" : "5-fold";
        Optional<String> meant = NearMiss.of(
                name, List.of(fold, "leave-one-site-out", "leave-one-subject-out", "official", "official-by-record"));
        return "protocol: expected K-fold such as 5-fold, leave-one-site-out, leave-one-subject-out, official or"
                + " official-by-record, got '" + name
                + "'" + meant.map(choice -> "; did you mean " + choice + "?").orElse("");
    }
}

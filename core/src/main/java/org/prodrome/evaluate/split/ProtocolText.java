package org.prodrome.evaluate.split;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.prodrome.data.NearMiss;

/** Protocols as recipes write them. */
final class ProtocolText {
    private static final Pattern FOLDS = Pattern.compile("([1-9]\\d{0,5})-fold(?: ([1-9]\\d{0,3}) times)?");
    private static final Pattern NESTED = Pattern.compile("nested (.+), chosen by (.+)");
    private static final Pattern TIME = Pattern.compile("by time, last (\\d{1,3}) %");
    private static final Pattern NUMBER = Pattern.compile("\\D*([1-9]\\d{0,4})\\D*");

    private ProtocolText() {}

    static Protocol parse(String name) {
        Matcher nested = NESTED.matcher(name);
        if (nested.matches()) {
            return new Nesting(parse(nested.group(1)), parse(nested.group(2)));
        }
        Matcher folds = FOLDS.matcher(name);
        if (folds.matches()) {
            KFold once = new KFold(Integer.parseInt(folds.group(1)));
            return folds.group(2) == null ? once : new Repeated(once, Integer.parseInt(folds.group(2)));
        }
        Matcher time = TIME.matcher(name);
        if (time.matches()) {
            return new ByTime(Integer.parseInt(time.group(1)));
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
        Matcher number = NUMBER.matcher(name);
        String fold = number.matches() ? number.group(1) + "-fold" : "5-fold";
        List<String> choices = List.of(
                fold,
                "leave-one-site-out",
                "leave-one-subject-out",
                "by time, last 20 %",
                "official",
                "official-by-record",
                "nested 5-fold, chosen by 3-fold");
        return "protocol: expected K-fold such as 5-fold or 5-fold 3 times, leave-one-site-out, leave-one-subject-out, by"
                + " time, last 20 %, official, official-by-record or one nested as in nested 5-fold, chosen by 3-fold, got '"
                + name + "'"
                + NearMiss.of(name, choices)
                        .map(choice -> "; did you mean " + choice + "?")
                        .orElse("");
    }
}

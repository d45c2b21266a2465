package org.prodrome.detect;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.prodrome.data.NearMiss;
import org.prodrome.detect.Purpose.Both;
import org.prodrome.detect.Purpose.FalseAlarms;
import org.prodrome.detect.Purpose.Sensitivity;

/** Purposes as recipes write them. */
final class PurposeText {
    private static final String CONFIDENCE = "(?: with (\\d+(?:\\.\\d+)?) % confidence)?";
    private static final Pattern ALARMS = Pattern.compile("1 false alarm in (\\d{1,6}) normals" + CONFIDENCE);
    private static final Pattern SENSITIVITY = Pattern.compile("sensitivity at least (\\d+(?:\\.\\d+)?)" + CONFIDENCE);
    private static final Pattern BOTH = Pattern.compile("(.*?) and (.*), else abstain");

    private static final List<String> CHOICES = List.of(
            "best-mean-accuracy",
            "best-sensitivity-and-ppv",
            "1 false alarm in 20 normals",
            "sensitivity at least 0.95");

    private PurposeText() {}

    static Purpose parse(String text) {
        String written = text.strip();
        Matcher both = BOTH.matcher(written);
        if (both.matches()
                && parse(both.group(1)) instanceof FalseAlarms alarms
                && parse(both.group(2)) instanceof Sensitivity sensitivity) {
            return new Both(alarms, sensitivity);
        }
        Matcher alarms = ALARMS.matcher(written);
        if (alarms.matches()) {
            return new FalseAlarms(Integer.parseInt(alarms.group(1)), confidence(alarms.group(2)));
        }
        Matcher sensitivity = SENSITIVITY.matcher(written);
        if (sensitivity.matches()) {
            return new Sensitivity(Double.parseDouble(sensitivity.group(1)), confidence(sensitivity.group(2)));
        }
        if (written.equals(CHOICES.getFirst())) {
            return new Purpose.BestMeanAccuracy();
        }
        if (written.equals(CHOICES.get(1))) {
            return new Purpose.BestSensitivityAndPpv();
        }
        Optional<String> meant = NearMiss.of(written, CHOICES);
        throw new IllegalArgumentException("operating point: expected " + String.join(" or ", CHOICES)
                + ", the last two also with 95 % confidence or joined as in 1 false alarm in 20 normals and sensitivity at"
                + " least 0.95, else abstain, got '" + written + "'"
                + meant.map(choice -> "; did you mean " + choice + "?").orElse(""));
    }

    private static OptionalDouble confidence(@Nullable String percent) {
        return percent == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(new BigDecimal(percent).movePointLeft(2).doubleValue());
    }

    static void check(OptionalDouble confidence) {
        if (confidence.isPresent() && !(confidence.getAsDouble() > 0 && confidence.getAsDouble() < 1)) {
            throw new IllegalArgumentException("operating point: expected a confidence above 0 and below 100 %, got "
                    + 100 * confidence.getAsDouble() + " %");
        }
    }

    static String of(OptionalDouble confidence) {
        return confidence.isEmpty()
                ? ""
                : " with "
                        + BigDecimal.valueOf(confidence.getAsDouble())
                                .movePointRight(2)
                                .stripTrailingZeros()
                                .toPlainString()
                        + " % confidence";
    }
}

package org.prodrome.data.format.wfdb;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A record's line (WFDB's header(5)) with another name and another date. */
final class HeaderLine {
    private static final Pattern LINE = Pattern.compile("[^\\s/]+(?<segments>/\\d+)?\\s+(?<signals>\\d+)"
            + "(?:\\s+(?<rate>[^\\s/]+)(?:/(?<counter>\\S*))?(?:\\s+(?<frames>\\d+)(?<time>\\s+.*)?)?)?\\s*");
    private static final Pattern COUNTER = Pattern.compile("[\\d.]{1,20}(?:\\(-?[\\d.]{1,20}\\))?");
    private static final Pattern TIME = Pattern.compile(
            "(?<clock>\\d{1,2}(?::\\d{1,2}){0,2}(?:\\.\\d{1,9})?)(?:\\s+(?<day>\\d{1,2})/(?<month>\\d{1,2})/(?<year>\\d{4}))?");

    private HeaderLine() {}

    /**
     * @param line that was read without a fault
     * @param days by which a date moves back
     */
    static String safe(String line, String name, int days) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new AssertionError("a line that was read is a record's line");
        }
        StringBuilder safe = new StringBuilder(name);
        safe.append(text(matcher, "segments")).append(' ').append(matcher.group("signals"));
        if (matcher.group("rate") != null) {
            safe.append(' ').append(matcher.group("rate"));
            String counter = text(matcher, "counter");
            safe.append(COUNTER.matcher(counter).matches() ? "/" + counter : "");
        }
        if (matcher.group("frames") != null) {
            safe.append(' ').append(matcher.group("frames"));
            safe.append(time(text(matcher, "time").strip(), days));
        }
        return safe.toString();
    }

    private static String text(Matcher matcher, String group) {
        return Optional.ofNullable(matcher.group(group)).orElse("");
    }

    private static String time(String time, int days) {
        Matcher matcher = TIME.matcher(time);
        if (!matcher.matches()) {
            return "";
        }
        String clock = " " + matcher.group("clock");
        if (matcher.group("day") == null) {
            return clock;
        }
        try {
            LocalDate day = LocalDate.of(
                            Integer.parseInt(matcher.group("year")),
                            Integer.parseInt(matcher.group("month")),
                            Integer.parseInt(matcher.group("day")))
                    .minusDays(days);
            return clock
                    + String.format(
                            Locale.ROOT, " %02d/%02d/%04d", day.getDayOfMonth(), day.getMonthValue(), day.getYear());
        } catch (DateTimeException e) {
            return clock;
        }
    }
}

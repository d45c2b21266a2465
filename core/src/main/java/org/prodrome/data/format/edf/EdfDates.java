package org.prodrome.data.format.edf;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When a recording was made, as the two fields of an EDF header have it. */
final class EdfDates {
    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final Pattern LONG = Pattern.compile("Startdate (\\d{2})-([A-Za-z]{3})-(\\d{4})(?: .*)?");
    private static final Pattern SHORT = Pattern.compile("(\\d{2})\\.(\\d{2})\\.(\\d{2})");

    /** The first year that two digits stand for. */
    private static final int CLIPPING = 1985;

    private EdfDates() {}

    /** Of the recording's field, which has all digits of the year, or else the header's own. */
    static Optional<LocalDate> of(String recording, String date) {
        Matcher whole = LONG.matcher(recording);
        if (whole.matches()) {
            int month = MONTHS.indexOf(whole.group(2).toUpperCase(Locale.ROOT)) + 1;
            return day(Integer.parseInt(whole.group(3)), month, Integer.parseInt(whole.group(1)));
        }
        Matcher brief = SHORT.matcher(date);
        if (!brief.matches()) {
            return Optional.empty();
        }
        int year = Integer.parseInt(brief.group(3));
        return day(
                year < CLIPPING % 100 ? 2000 + year : 1900 + year,
                Integer.parseInt(brief.group(2)),
                Integer.parseInt(brief.group(1)));
    }

    private static Optional<LocalDate> day(int year, int month, int day) {
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Such as "Startdate 02-MAR-2002". */
    static String recording(Optional<LocalDate> date) {
        return date.map(day -> String.format(
                        Locale.ROOT,
                        "Startdate %02d-%s-%04d",
                        day.getDayOfMonth(),
                        MONTHS.get(day.getMonthValue() - 1),
                        day.getYear()))
                .orElse("Startdate X");
    }

    /** Such as "02.03.02"; the first day that can be told for one that can't. */
    static String header(Optional<LocalDate> date) {
        return date.filter(day -> day.getYear() >= CLIPPING && day.getYear() < CLIPPING + 100)
                .map(day -> String.format(
                        Locale.ROOT, "%02d.%02d.%02d", day.getDayOfMonth(), day.getMonthValue(), day.getYear() % 100))
                .orElse("01.01.85");
    }
}

package org.prodrome.data.format.dicom;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Moves dates by whole days. */
final class Dates {
    private static final Pattern DATE =
            Pattern.compile("([0-9]{4})[.]?([0-9]{2})[.]?([0-9]{2})([0-9]{0,6}([.][0-9]{1,6})?([+-][0-9]{4})?)");
    private static final Pattern TIME = Pattern.compile("[0-9:]{2,8}([.][0-9]{1,6})?");

    private Dates() {}

    /** A date or a date with a time, so many days earlier; nothing if it is none, or has no day. */
    static String back(String value, int days) {
        Matcher date = DATE.matcher(value);
        if (!date.matches()) {
            return "";
        }
        try {
            LocalDate day = LocalDate.of(
                    Integer.parseInt(date.group(1)), Integer.parseInt(date.group(2)), Integer.parseInt(date.group(3)));
            return day.minusDays(days).format(DateTimeFormatter.BASIC_ISO_DATE) + date.group(4);
        } catch (DateTimeException e) {
            return "";
        }
    }

    /** A time of day as it is; nothing if it is none. */
    static String time(String value) {
        return TIME.matcher(value).matches() ? value : "";
    }
}

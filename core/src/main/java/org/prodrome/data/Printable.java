package org.prodrome.data;

/** Text that keeps to its line, whatever a file's name or content holds. */
public final class Printable {
    private Printable() {}

    /** The text with its control characters as Java writes them, such as {@code \\n}. */
    public static String line(String text) {
        if (text.chars().noneMatch(Printable::breaks)) {
            return text;
        }
        StringBuilder line = new StringBuilder();
        text.chars().forEach(letter -> {
            switch (letter) {
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\t' -> line.append("\\t");
                default ->
                    line.append(breaks(letter) ? String.format("\\u%04x", letter) : String.valueOf((char) letter));
            }
        });
        return line.toString();
    }

    /** Control characters, of which some move a terminal's cursor, and Unicode's own line separators. */
    private static boolean breaks(int letter) {
        return Character.isISOControl(letter) || letter == 0x2028 || letter == 0x2029;
    }
}

package org.prodrome.recipe.report;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A picture in SVG, drawn element by element. Whatever is handed in is escaped. Attributes come in pairs of a name and
 * a value; a number is written with two decimals at most.
 */
final class Svg implements Content {
    private final StringBuilder markup = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * A picture as wide as its place and as high as given, in px. Positions along it are percentages, so that it widens
     * without its text widening too.
     *
     * @param description what the picture shows, for those who can't see it
     */
    static Svg wide(double height, String style, String description) {
        return new Svg()
                .open(
                        "svg",
                        "width",
                        "100%",
                        "height",
                        height,
                        "class",
                        style,
                        "role",
                        "img",
                        "aria-label",
                        description);
    }

    /** A picture that scales as a whole, {@code width} by {@code height} units. */
    static Svg scaled(double width, double height, String style, String description) {
        String box = "0 0 " + number(width) + " " + number(height);
        return new Svg().open("svg", "viewBox", box, "class", style, "role", "img", "aria-label", description);
    }

    Svg open(String element, Object... attributes) {
        start(element, attributes).append('>');
        open.push(element);
        return this;
    }

    Svg close() {
        markup.append("</").append(open.pop()).append('>');
        return this;
    }

    Svg add(String element, Object... attributes) {
        start(element, attributes).append("/>");
        return this;
    }

    Svg text(String text, Object... attributes) {
        start("text", attributes).append('>');
        escape(text);
        markup.append("</text>");
        return this;
    }

    @Override
    public void writeTo(TemplateOutput output) {
        output.writeContent(toString());
    }

    /** The markup, with all elements closed. */
    @Override
    public String toString() {
        StringBuilder whole = new StringBuilder(markup);
        open.forEach(element -> whole.append("</").append(element).append('>'));
        return whole.toString();
    }

    /** A fraction of the width, as a percentage. */
    static String percent(double fraction) {
        return number(100 * fraction) + "%";
    }

    static String number(double value) {
        long hundredths = Math.round(value * 100);
        if (hundredths % 100 == 0) {
            return Long.toString(hundredths / 100);
        }
        String sign = hundredths < 0 ? "-" : "";
        long size = Math.abs(hundredths);
        long rest = size % 100;
        return sign + size / 100 + "." + (rest % 10 == 0 ? rest / 10 : rest < 10 ? "0" + rest : rest);
    }

    private StringBuilder start(String element, Object... attributes) {
        markup.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            markup.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1] instanceof Number n ? number(n.doubleValue()) : attributes[i + 1].toString());
            markup.append('"');
        }
        return markup;
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> markup.append("&lt;");
                case '>' -> markup.append("&gt;");
                case '&' -> markup.append("&amp;");
                case '"' -> markup.append("&quot;");
                default -> markup.append(c);
            }
        }
    }
}

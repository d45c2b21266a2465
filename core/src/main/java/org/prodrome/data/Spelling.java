package org.prodrome.data;

import java.math.BigDecimal;
import java.util.List;

/** What the readers of short texts in recipes share. */
public final class Spelling {
    /** A number as recipes write it, as a regular expression. */
    public static final String NUMBER = "\\d{1,12}(?:\\.\\d{1,12})?(?:e-?\\d{1,2})?";

    private Spelling() {}

    /** A number in full, without an exponent. */
    public static String plain(double number) {
        return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
    }

    /** What is thrown for a text that is none of the choices; names them and the nearest. */
    public static IllegalArgumentException unknown(String what, String got, String... choices) {
        List<String> all = List.of(choices);
        return new IllegalArgumentException(what + ": expected " + String.join(" or ", all) + ", got '" + got + "'"
                + NearMiss.of(got, all)
                        .map(near -> "; did you mean " + near + "?")
                        .orElse(""));
    }
}

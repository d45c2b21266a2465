package org.prodrome.evaluate;

import java.util.List;

/** The table of a run's predictions; a score is written with all the digits that tell it from its neighbours. */
public final class PredictionsCsv {
    /** Columns may be added on the right. */
    public static final String HEADER = "case,subject,site,fold,label,score,decision";

    private PredictionsCsv() {}

    /** The whole file's text. */
    public static String write(List<Prediction> predictions) {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        for (Prediction p : predictions) {
            text.append(quote(p.id())).append(',');
            text.append(quote(p.subject().id())).append(',');
            text.append(quote(p.site())).append(',');
            text.append(p.fold()).append(',');
            text.append(
                            switch (p.label()) {
                                case NORMAL -> "0";
                                case ABNORMAL -> "1";
                                case UNKNOWN -> "";
                            })
                    .append(',');
            text.append(p.score()).append(',');
            text.append(p.decision().map(abnormal -> abnormal ? "1" : "0").orElse(""));
            text.append('\n');
        }
        return text.toString();
    }

    /** RFC 4180. */
    private static String quote(String field) {
        return field.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + field.replace("\"", "\"\"") + '"'
                : field;
    }
}

package org.prodrome.app.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.prodrome.detect.Finding;
import org.prodrome.evaluate.calibration.Calibration.Meaning;

/** What JSON lines say of a finding. */
final class FindingJson {
    private FindingJson() {}

    /** Adds score, decision and what else there is, and the operating point. */
    static void add(Map<String, Object> line, Finding finding) {
        line.put("score", finding.score());
        line.put(
                "decision", finding.abnormal().map(abnormal -> abnormal ? 1 : 0).orElse(null));
        finding.calibrated().ifPresent(calibrated -> line.put(key(calibrated.meaning()), calibrated.value()));
        finding.likeliest().ifPresent(likeliest -> {
            line.put("class", likeliest);
            line.put("probabilities", finding.classes());
        });
        finding.severity().ifPresent(severity -> line.put("severity", severity));
        finding.entities().ifPresent(entities -> line.put("entities", entities));
        Map<String, Object> point = new LinkedHashMap<>();
        point.put("purpose", finding.at().purpose().text());
        point.put("threshold", finding.at().threshold());
        line.put("operating_point", point);
    }

    static String key(Meaning meaning) {
        return switch (meaning) {
            case PROBABILITY -> "probability";
            case P_VALUE -> "p_value";
        };
    }
}

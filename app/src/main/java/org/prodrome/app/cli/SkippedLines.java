package org.prodrome.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.prodrome.data.Printable;
import org.prodrome.data.source.CaseSearch.Skipped;

/** What was left out of folders, a line for each reason. */
final class SkippedLines {
    private static final int SHOWN = 3;

    private final Map<String, List<String>> byReason = new LinkedHashMap<>();

    void add(Skipped skipped) {
        byReason.computeIfAbsent(skipped.why(), _ -> new ArrayList<>()).add(Printable.line(skipped.what()));
    }

    List<String> lines() {
        return byReason.entrySet().stream()
                .map(entry -> line(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static String line(String why, List<String> what) {
        String shown = String.join(", ", what.subList(0, Math.min(SHOWN, what.size())));
        String more = what.size() > SHOWN ? " and " + (what.size() - SHOWN) + " more" : "";
        return "skipped, for it is " + why + ": " + shown + more;
    }
}

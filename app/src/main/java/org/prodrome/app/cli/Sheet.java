package org.prodrome.app.cli;

import java.io.PrintWriter;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Facts of one thing of a list: the first is its name, the others stand indented below. */
final class Sheet {
    private static final JsonMapper JSON = new JsonMapper();

    private Sheet() {}

    /** @param json as an object on a line, for machines */
    static void print(PrintWriter out, Map<String, ?> facts, boolean json) {
        if (json) {
            out.println(JSON.writeValueAsString(facts));
            return;
        }
        String name = facts.keySet().iterator().next();
        facts.forEach((key, fact) -> out.println(key.equals(name) ? fact : String.format("  %-9s %s", key, fact)));
        out.println();
    }
}

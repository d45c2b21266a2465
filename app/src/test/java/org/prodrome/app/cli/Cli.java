package org.prodrome.app.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** Runs a command as somebody at a shell would, and keeps what it said. */
final class Cli {
    private Cli() {}

    record Said(int code, String out, String err) {
        List<String> lines() {
            return out.lines().toList();
        }
    }

    static Said run(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
        }
        int code = Prodrome.run(new PrintWriter(out), new PrintWriter(err), words);
        return new Said(code, out.toString(), err.toString());
    }
}

package org.prodrome.recipe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.prodrome.data.FormatException;

/**
 * How often test cases were looked at, as far as a run's own folder knows: by this run, and by those on the same data
 * that stood there before it, one after the other.
 */
record Looks(int count) {
    /** Where the count stands among the provenance. */
    static final String KEY = "looks_at_test_cases";

    /**
     * Counts this run's look.
     *
     * @param out where the run will stand, perhaps in place of an earlier one
     * @param data the data's digest
     */
    static Looks counting(Path out, String data) throws IOException {
        if (!Files.isRegularFile(out.resolve("provenance.json"))) {
            return new Looks(1);
        }
        try {
            FinishedRun before = FinishedRun.read(out);
            String count = before.provenance().getOrDefault(KEY, "1");
            boolean same = before.origin("data_sha256").equals(data);
            return new Looks(same && count.matches("\\d{1,6}") ? Integer.parseInt(count) + 1 : 1);
        } catch (FormatException e) {
            return new Looks(1); // whatever it was, it is about to be replaced
        }
    }

    /** From the second look on. */
    Optional<String> sentence() {
        return count == 1
                ? Optional.empty()
                : Optional.of(
                        "This is look " + count + " at these test cases by the runs of this folder alone: if the recipe"
                                + " was changed after an earlier one, the figures are of cases that helped to choose it.");
    }
}

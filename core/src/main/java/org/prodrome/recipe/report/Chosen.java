package org.prodrome.recipe.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.prodrome.evaluate.Checkpoints;
import org.prodrome.evaluate.InnerChoice;

/**
 * What a run chose within its training parts.
 *
 * @param readings of the recipe, by inner folds, one a training; none where there was but one
 * @param checkpoints one a fold; none where the last were taken
 */
public record Chosen(List<InnerChoice> readings, List<Checkpoints> checkpoints) {
    /** What a sentence of the readings begins with; it names trainings, which may be called after sites. */
    static final String BY_INNER_FOLDS = "Inner folds chose among ";

    public Chosen {
        readings = List.copyOf(readings);
        checkpoints = List.copyOf(checkpoints);
    }

    /** Whether there was anything to choose. */
    boolean any() {
        return !readings.isEmpty() || !checkpoints.isEmpty();
    }

    /**
     * AUROC of test cases, each the mean over the folds that define it.
     *
     * @param best of the checkpoints that only the test cases' labels could tell
     */
    public record Worth(double last, double chosen, double best, int folds) {}

    /** What the checkpoints were worth; empty where there was no choice, or no fold defines it. */
    public Optional<Worth> worth() {
        List<Checkpoints> defined =
                checkpoints.stream().filter(each -> each.best().isPresent()).toList();
        return defined.isEmpty()
                ? Optional.empty()
                : Optional.of(new Worth(
                        mean(defined, Checkpoints::last),
                        mean(defined, Checkpoints::chosen),
                        mean(defined, each -> each.best().orElseThrow()),
                        defined.size()));
    }

    private static double mean(List<Checkpoints> folds, Function<Checkpoints, Checkpoints.Look> of) {
        return folds.stream()
                .mapToDouble(each -> of.apply(each).test().orElseThrow())
                .average()
                .orElseThrow();
    }

    /** The same in words, for the run's remarks. */
    public List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        if (!readings.isEmpty()) {
            sentences.add(
                    "Inner folds chose among " + readings.getFirst().scores().keySet() + " by AUROC: "
                            + readings.stream()
                                    .map(each -> each.training() + " " + each.chosen())
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
        worth().ifPresent(worth -> sentences.add(String.format(
                Locale.ROOT,
                "The checkpoint was chosen by synthetic anomalies; AUROC of test cases, mean of %d folds: last %.3f,"
                        + " chosen %.3f, best %.3f, which is not attainable, for it takes their labels.",
                worth.folds(),
                worth.last(),
                worth.chosen(),
                worth.best())));
        return sentences;
    }
}

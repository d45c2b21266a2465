package org.prodrome.recipe;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import org.prodrome.data.Case;
import org.prodrome.data.FormatException;
import org.prodrome.data.Seed;
import org.prodrome.data.Truth.Label;
import org.prodrome.evaluate.InnerChoice;
import org.prodrome.evaluate.split.Nesting;
import org.prodrome.evaluate.split.Protocol;
import org.prodrome.evaluate.split.Split;
import org.prodrome.model.Model;

/**
 * Chooses among the readings of a recipe by folds within a training part.
 *
 * @param choices the recipe as it is written, then with each of its choices, by name
 * @param chance of the inner folds
 */
record Choosing(Protocol protocol, SequencedMap<String, Recipe> choices, Seed chance) {
    /** @throws RecipeException if the protocol is nested and there is nothing to choose among, or not alike enough */
    static void check(Protocol protocol, SequencedMap<String, Recipe> choices, int processes) throws RecipeException {
        if (!(protocol instanceof Nesting)) {
            return;
        }
        Recipe written = choices.firstEntry().getValue();
        if (choices.size() < 2) {
            throw new RecipeException("protocol " + protocol.name()
                    + ": expected a recipe with choices to choose among," + " got " + written.name() + " without any");
        }
        if (processes > 1) {
            throw new RecipeException("protocol " + protocol.name() + ": expected one process, got " + processes);
        }
        for (var choice : choices.entrySet()) {
            Model model = choice.getValue().model();
            if (model.supervision() != written.model().supervision()
                    || !model.targets().equals(written.model().targets())) {
                throw new RecipeException("choice " + choice.getKey()
                        + ": expected a model that learns from and says the same as the recipe's, got another");
            }
        }
    }

    /** Folds to choose by within a fold's training side; none where nothing is chosen. */
    List<Split> inner(Split split) {
        return protocol instanceof Nesting nesting
                ? nesting.nested(split, chance).inner()
                : List.of();
    }

    /** The same among all cases. */
    List<Split> inner(List<Case> all) {
        return protocol instanceof Nesting nesting ? nesting.inner(all, chance) : List.of();
    }

    /** Trains a reading on an inner fold and judges it there. */
    @FunctionalInterface
    interface Trial {
        /** @return the AUROC of the fold's test side, which has both labels */
        double auroc(String choice, Recipe recipe, Split inner) throws IOException, FormatException;
    }

    /** Looks at the folds that can tell normal from abnormal; of equal readings the first is taken. */
    InnerChoice choose(String training, List<Split> inner, Trial trial) throws IOException, FormatException {
        List<Split> judging = judging(training, inner);
        Map<String, Double> scores = new LinkedHashMap<>();
        for (var choice : choices.entrySet()) {
            double sum = 0;
            for (Split fold : judging) {
                sum += trial.auroc(choice.getKey(), choice.getValue(), fold);
            }
            scores.put(choice.getKey(), sum / judging.size());
        }
        return new InnerChoice(training, scores);
    }

    Recipe recipe(InnerChoice choice) {
        return Objects.requireNonNull(choices.get(choice.chosen()));
    }

    /** @throws IllegalArgumentException if no fold's test side has both labels */
    static List<Split> judging(String training, List<Split> inner) {
        List<Split> judging = inner.stream()
                .filter(fold -> has(fold.test(), Label.NORMAL) && has(fold.test(), Label.ABNORMAL))
                .toList();
        if (judging.isEmpty()) {
            throw new IllegalArgumentException(training
                    + ": expected an inner fold with normal and abnormal cases to choose by, got none of "
                    + inner.size());
        }
        return judging;
    }

    private static boolean has(List<Case> cases, Label label) {
        return cases.stream().anyMatch(each -> each.truth().label() == label);
    }
}

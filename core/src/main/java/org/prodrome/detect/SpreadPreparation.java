package org.prodrome.detect;

import java.util.List;
import java.util.Set;
import org.prodrome.data.FormatException;
import org.prodrome.data.Payload;
import org.prodrome.model.Grid;
import org.prodrome.signal.Field;
import org.prodrome.signal.Windows;

/**
 * As {@link IrregularPreparation}, but each step holds the standard deviation (n - 1) of what was measured in it, such
 * as how much an arm moves where the mean tells how it lies. A step with fewer than two measurements is missing.
 *
 * @param variables in the network's order, each a channel; where a recipe names none, those of the data
 * @param step seconds
 * @param steps how many
 */
public record SpreadPreparation(List<String> variables, double step, int steps) implements Preparation {
    public SpreadPreparation {
        variables = means(variables, step, steps).variables();
    }

    private static IrregularPreparation means(List<String> variables, double step, int steps) {
        return new IrregularPreparation(variables, step, steps);
    }

    private IrregularPreparation means() {
        return means(variables, step, steps);
    }

    @Override
    public Preparation seen(Payload first, String where) throws FormatException {
        return new SpreadPreparation(means().naming(first, where), step, steps);
    }

    @Override
    public Set<Class<? extends Payload>> kinds() {
        return means().kinds();
    }

    @Override
    public Grid grid() {
        return means().grid();
    }

    @Override
    public Windows windows() {
        return means().windows();
    }

    @Override
    public Field field(Payload payload, String where) throws FormatException {
        return means().field(payload, where, true);
    }
}

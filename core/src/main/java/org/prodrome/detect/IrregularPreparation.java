package org.prodrome.detect;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.prodrome.data.FormatException;
import org.prodrome.data.Irregular;
import org.prodrome.data.Irregular.Variable;
import org.prodrome.data.Payload;
import org.prodrome.model.Grid;
import org.prodrome.signal.Field;
import org.prodrome.signal.Windows;

/**
 * Variables that are measured now and then, on a regular grid of time from the start: each step holds the mean of what
 * was measured in it. A step without a measurement stays missing, as a value that is not a number; what lies beyond the
 * last step is not looked at.
 *
 * @param variables in the network's order, each a channel; where a recipe names none, those of the data
 * @param step seconds
 * @param steps how many
 */
public record IrregularPreparation(List<String> variables, double step, int steps) implements Preparation {
    public IrregularPreparation {
        variables = List.copyOf(variables);
        Settings.require(step > 0 && step < 1e9, "step", "seconds above 0", step);
        Settings.require(steps >= 1 && steps <= 1 << 20, "steps", "1 to 2^20", steps);
    }

    @Override
    public Preparation seen(Payload first, String where) throws FormatException {
        return variables.isEmpty()
                ? new IrregularPreparation(
                        series(first, where).variables().stream()
                                .map(Variable::name)
                                .toList(),
                        step,
                        steps)
                : this;
    }

    @Override
    public Set<Class<? extends Payload>> kinds() {
        return Set.of(Irregular.class);
    }

    @Override
    public Grid grid() {
        return new Grid(variables.size(), List.of(steps), OptionalDouble.of(1 / step), true);
    }

    @Override
    public Windows windows() {
        return new Windows(steps, steps);
    }

    @Override
    public Field field(Payload payload, String where) throws FormatException {
        Irregular series = series(payload, where);
        float[] values = new float[variables.size() * steps];
        Arrays.fill(values, Float.NaN);
        for (Variable variable : series.variables()) {
            int at = variables.indexOf(variable.name());
            if (at >= 0) {
                means(variable, values, at * steps);
            }
        }
        return new Field(values, variables.size(), steps);
    }

    private void means(Variable variable, float[] into, int offset) {
        double[] sums = new double[steps];
        int[] counts = new int[steps];
        for (int i = 0; i < variable.times().length; i++) {
            double at = variable.times()[i] / step;
            if (at < steps) {
                sums[(int) at] += variable.values()[i];
                counts[(int) at]++;
            }
        }
        for (int i = 0; i < steps; i++) {
            if (counts[i] > 0) {
                into[offset + i] = (float) (sums[i] / counts[i]);
            }
        }
    }

    private static Irregular series(Payload payload, String where) throws FormatException {
        if (payload instanceof Irregular series) {
            return series;
        }
        throw Settings.wrongKind(where, "variables that are measured now and then", payload);
    }
}

package org.prodrome.detect;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import org.prodrome.data.FormatException;
import org.prodrome.data.Irregular;
import org.prodrome.data.Irregular.Variable;
import org.prodrome.data.Payload;
import org.prodrome.data.Signal;
import org.prodrome.model.Grid;
import org.prodrome.signal.Field;
import org.prodrome.signal.Windows;

/**
 * Variables that are measured now and then, on a regular grid of time from the start: each step holds the mean of what
 * was measured in it. A signal is taken too, its channels as variables, a value that is not a number as not measured. A
 * step without a measurement stays missing, as a value that is not a number; what lies beyond the last step is not
 * looked at.
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
        return new IrregularPreparation(naming(first, where), step, steps);
    }

    /** The variables, or those of a case where none are named. */
    List<String> naming(Payload first, String where) throws FormatException {
        return variables.isEmpty() ? names(first, where) : variables;
    }

    private static List<String> names(Payload payload, String where) throws FormatException {
        return switch (payload) {
            case Irregular series ->
                series.variables().stream().map(Variable::name).toList();
            case Signal signal ->
                signal.channels().stream().map(Signal.Channel::name).toList();
            default -> throw wrong(payload, where);
        };
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
        return field(payload, where, false);
    }

    /** @param spread whether a step holds the standard deviation in place of the mean */
    Field field(Payload payload, String where, boolean spread) throws FormatException {
        List<String> names = names(payload, where);
        float[] values = new float[variables.size() * steps];
        Arrays.fill(values, Float.NaN);
        for (int i = 0; i < names.size(); i++) {
            int at = variables.indexOf(names.get(i));
            if (at >= 0 && payload instanceof Irregular series) {
                Variable variable = series.variables().get(i);
                int count = variable.times().length;
                fill(count, k -> variable.times()[k], k -> variable.values()[k], spread, values, at * steps);
            } else if (at >= 0 && payload instanceof Signal signal) {
                float[] samples = signal.samples()[i];
                fill(samples.length, k -> k / signal.rate(), k -> samples[k], spread, values, at * steps);
            }
        }
        return new Field(values, variables.size(), steps);
    }

    /** By Welford's recurrence, for quantities that hardly vary about a large mean. */
    private void fill(
            int count,
            IntToDoubleFunction times,
            IntToDoubleFunction measured,
            boolean spread,
            float[] into,
            int offset) {
        double[] means = new double[steps];
        double[] squares = new double[steps];
        int[] counts = new int[steps];
        for (int i = 0; i < count; i++) {
            double at = times.applyAsDouble(i) / step;
            double value = measured.applyAsDouble(i);
            if (at < steps && !Double.isNaN(value)) {
                double off = value - means[(int) at];
                means[(int) at] += off / ++counts[(int) at];
                squares[(int) at] += off * (value - means[(int) at]);
            }
        }
        for (int i = 0; i < steps; i++) {
            if (counts[i] > (spread ? 1 : 0)) {
                into[offset + i] = (float) (spread ? Math.sqrt(squares[i] / (counts[i] - 1)) : means[i]);
            }
        }
    }

    private static FormatException wrong(Payload payload, String where) {
        return Settings.wrongKind(where, "variables that are measured now and then", payload);
    }
}

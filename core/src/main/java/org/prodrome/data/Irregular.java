package org.prodrome.data;

import java.util.List;

/**
 * Variables that are measured now and then, each at its own times, such as a stay's laboratory values.
 *
 * @param variables in the source's order; one that was never measured has no moments
 * @param duration seconds from the start to the end of what was watched
 */
public record Irregular(List<Variable> variables, double duration) implements Payload {

    /**
     * One variable.
     *
     * @param unit as the source names it
     * @param times seconds from the start, never falling; not copied, so not to be written to
     * @param values one a time, in the unit; not copied, so not to be written to
     */
    public record Variable(String name, String unit, double[] times, double[] values) {
        public Variable {
            if (times.length != values.length) {
                throw new IllegalArgumentException(
                        name + ": expected a value for each of " + times.length + " times, got " + values.length);
            }
            for (int i = 0; i < times.length; i++) {
                if (!Double.isFinite(values[i]) || !(times[i] >= (i == 0 ? 0 : times[i - 1]))) {
                    throw new IllegalArgumentException(name + ", measurement " + i
                            + ": expected finite values and times that never fall, got " + values[i] + " at "
                            + times[i] + " s");
                }
            }
        }
    }

    public Irregular {
        variables = List.copyOf(variables);
        if (variables.isEmpty() || !(duration > 0)) {
            throw new IllegalArgumentException("irregular: expected a variable or more and a duration above 0 s, got "
                    + variables.size() + " and " + duration);
        }
    }
}

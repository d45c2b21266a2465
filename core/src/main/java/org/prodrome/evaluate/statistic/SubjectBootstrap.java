package org.prodrome.evaluate.statistic;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.prodrome.data.Seed;

/**
 * The percentile bootstrap (Efron 1979) over subjects: within each group of cases its subjects are drawn with
 * replacement, all of a drawn subject's cases together, and the statistic is the mean of the groups' values.
 */
public final class SubjectBootstrap {
    /** How often a draw that leaves a group's value undefined is drawn again. */
    private static final int TRIES = 50;

    private SubjectBootstrap() {}

    /** The 95 % interval. */
    public record Interval(double low, double high) {}

    /** A group of cases, such as a fold's, of which a value can be computed with some cases counted several times. */
    public interface Group {
        /** For each case its subject, numbered from 0. */
        int[] subjects();

        /** @param times how often each case counts; empty where the value is undefined */
        OptionalDouble value(int[] times);
    }

    /** Empty where fewer than nine in ten draws have a value. */
    public static Optional<Interval> interval(List<? extends Group> groups, int draws, Seed seed) {
        double[] values = IntStream.range(0, draws)
                .parallel()
                .mapToObj(draw -> mean(groups, seed.split(draw).random()))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .sorted()
                .toArray();
        if (values.length < 0.9 * draws) {
            return Optional.empty();
        }
        return Optional.of(new Interval(quantile(values, 0.025), quantile(values, 0.975)));
    }

    private static OptionalDouble mean(List<? extends Group> groups, SplittableRandom random) {
        double sum = 0;
        for (Group group : groups) {
            OptionalDouble value = OptionalDouble.empty();
            for (int i = 0; i < TRIES && value.isEmpty(); i++) {
                value = group.value(draw(group.subjects(), random));
            }
            if (value.isEmpty()) {
                return value;
            }
            sum += value.getAsDouble();
        }
        return OptionalDouble.of(sum / groups.size());
    }

    private static int[] draw(int[] subjects, SplittableRandom random) {
        int count = Arrays.stream(subjects).max().orElse(-1) + 1;
        int[] drawn = new int[count];
        for (int i = 0; i < count; i++) {
            drawn[random.nextInt(count)]++;
        }
        return Arrays.stream(subjects).map(subject -> drawn[subject]).toArray();
    }

    private static double quantile(double[] sorted, double q) {
        double place = q * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}

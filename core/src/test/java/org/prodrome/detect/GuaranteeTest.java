package org.prodrome.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prodrome.data.Seed;
import org.prodrome.detect.Purpose.FalseAlarms;
import org.prodrome.detect.Purpose.Sensitivity;

/** What is promised of further cases, kept over many calibrations. Scores are uniform, so that every rate is known. */
final class GuaranteeTest {
    private static final Seed SEED = new Seed(2012);
    private static final int DRAWS = 1000;
    private static final int CASES = 400;

    @ParameterizedTest
    @ValueSource(ints = {100, 20, 10})
    void falseAlarmsAreAsRareAsPromisedOnTheAverage(int oneIn) {
        double[] rates = rates(new FalseAlarms(oneIn), false);
        double mean = Arrays.stream(rates).average().orElseThrow();
        double deviation = Math.sqrt(
                Arrays.stream(rates).map(rate -> (rate - mean) * (rate - mean)).sum() / (DRAWS - 1));
        System.out.printf("1 in %d: %.3f %% on the average of %d calibrations%n", oneIn, 100 * mean, DRAWS);
        assertThat(mean)
                .as("%s", SEED)
                .isLessThanOrEqualTo(1.0 / oneIn + 2 * deviation / Math.sqrt(DRAWS))
                .isGreaterThan(0.8 / oneIn);
    }

    /**
     * In closed form: the share of further normal cases beyond the threshold has a beta distribution, for it is that of
     * an order statistic of uniform numbers; that it exceeds a level says the same as that so few of the calibration
     * cases lie beyond that level, which is binomial.
     */
    @ParameterizedTest
    @CsvSource({"100,0.9", "100,0.95", "20,0.9", "20,0.95", "20,0.99", "10,0.9", "10,0.95", "7,0.95"})
    void theExactProbabilityThatFalseAlarmsExceedTheirBoundIsAtMostDelta(int oneIn, double confidence) {
        FalseAlarms purpose = new FalseAlarms(oneIn, OptionalDouble.of(confidence));
        double level = 1.0 / oneIn;
        double delta = 1 - confidence;
        int fewest = (int) Math.ceil(Math.log(delta) / Math.log1p(-level) - 1e-9);
        double highest = 0;
        for (int cases = fewest; cases < 2000; cases += cases < 300 ? 1 : 37) {
            int beyond = beyond(purpose, cases);
            double exact = new BinomialDistribution(null, cases, level).cumulativeProbability(beyond);
            assertThat(1 - new BetaDistribution(null, beyond + 1.0, cases - beyond, 1e-13).cumulativeProbability(level))
                    .as("%d cases", cases)
                    .isCloseTo(exact, within(1e-9));
            assertThat(exact).as("%d cases", cases).isLessThanOrEqualTo(delta + 1e-12);
            // One more would break the promise: no more is spent than it takes.
            assertThat(new BinomialDistribution(null, cases, level).cumulativeProbability(beyond + 1))
                    .as("%d cases", cases)
                    .isGreaterThan(delta);
            highest = Math.max(highest, exact);
        }
        System.out.printf(
                "1 in %d: exceeded with probability %.3f %% at most, of %.0f %% allowed, from %d to 2000 cases%n",
                oneIn, 100 * highest, 100 * delta, fewest);
        assertThatThrownBy(() -> beyond(purpose, fewest - 1))
                .hasMessageContaining("expected at least " + fewest + " normal calibration cases");
    }

    /** How many of so many calibration cases, all different, reach the threshold. */
    private static int beyond(Purpose purpose, int cases) {
        double[] scores = IntStream.range(0, cases).asDoubleStream().toArray();
        double threshold = purpose.threshold(scores, new boolean[cases]);
        return (int) Arrays.stream(scores).filter(score -> score >= threshold).count();
    }

    /** Every calibration of 12 cases with three scores alone, each as likely as it is. */
    @Test
    void tiesBreakNoPromise() {
        double[] shares = {0.65, 0.3, 0.05};
        int cases = 12;
        FalseAlarms purpose = new FalseAlarms(3, OptionalDouble.of(0.9));
        double exceeded = 0;
        double all = 0;
        double[] scores = new double[cases];
        for (int number = 0; number < Math.pow(3, cases); number++) {
            double probability = 1;
            for (int i = 0, rest = number; i < cases; i++, rest /= 3) {
                scores[i] = rest % 3;
                probability *= shares[rest % 3];
            }
            double threshold = purpose.threshold(scores, new boolean[cases]);
            double alarms = 0;
            for (int score = 0; score < 3; score++) {
                alarms += score >= threshold ? shares[score] : 0;
            }
            all += probability;
            exceeded += alarms > 1.0 / 3 ? probability : 0;
        }
        assertThat(all).isCloseTo(1, within(1e-9));
        // The two higher scores together are beyond a third: one case of them at most leaves them as alarms.
        assertThat(exceeded)
                .isCloseTo(new BinomialDistribution(null, cases, 0.35).cumulativeProbability(1), within(1e-9))
                .isPositive()
                .isLessThanOrEqualTo(0.1);
    }

    /** 1,000 simulated calibrations, first by chance, then evenly. */
    @ParameterizedTest
    @CsvSource({"100,0.9", "20,0.9", "10,0.9", "20,0.95", "10,0.95"})
    void falseAlarmsAreAsRareAsPromisedWithConfidence(int oneIn, double confidence) {
        FalseAlarms purpose = new FalseAlarms(oneIn, OptionalDouble.of(confidence));
        double drawn = exceeding(rates(purpose, false), oneIn);
        double even = exceeding(evenly(purpose, 1.0 / oneIn), oneIn);
        double exact = new BinomialDistribution(null, CASES, 1.0 / oneIn).cumulativeProbability(beyond(purpose, CASES));
        double error = Math.sqrt(exact * (1 - exact) / DRAWS);
        System.out.printf(
                "1 in %d exceeded in %.1f %% of %d calibrations drawn evenly, in %.1f %% drawn by chance (standard error"
                        + " %.2f %%), exactly %.2f %%, of %.0f %% allowed%n",
                oneIn, 100 * even, DRAWS, 100 * drawn, 100 * error, 100 * exact, 100 * (1 - confidence));
        assertThat(drawn)
                .as("%s", SEED)
                .isCloseTo(exact, within(3 * error))
                .isLessThanOrEqualTo(1 - confidence + 2 * Math.sqrt(confidence * (1 - confidence) / DRAWS));
        assertThat(even).as("%s", SEED).isCloseTo(exact, within(1.0 / DRAWS)).isLessThanOrEqualTo(1 - confidence);
    }

    private static double exceeding(double[] rates, int oneIn) {
        return (double) Arrays.stream(rates).filter(rate -> rate > 1.0 / oneIn).count() / DRAWS;
    }

    /**
     * As {@link #rates}, but how many scores lie in the uppermost share is drawn from a thousand equal pieces of its
     * distribution, one from each, so that chance moves the outcome by one draw and not by its square root.
     */
    private static double[] evenly(Purpose purpose, double share) {
        SplittableRandom random = SEED.split("evenly").random();
        BinomialDistribution uppermost = new BinomialDistribution(null, CASES, share);
        double[] rates = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            int count = uppermost.inverseCumulativeProbability((draw + random.nextDouble()) / DRAWS);
            double[] scores = new double[CASES];
            Arrays.setAll(scores, i -> i < count ? random.nextDouble(1 - share, 1) : random.nextDouble(0, 1 - share));
            rates[draw] = 1 - purpose.threshold(scores, new boolean[CASES]);
        }
        return rates;
    }

    @ParameterizedTest
    @CsvSource({"0.9,0.9", "0.95,0.95"})
    void sensitivityIsAsHighAsPromisedWithConfidence(double atLeast, double confidence) {
        double[] found = rates(new Sensitivity(atLeast, OptionalDouble.of(confidence)), true);
        double missed =
                (double) Arrays.stream(found).filter(rate -> rate < atLeast).count() / DRAWS;
        assertThat(missed).as("%s", SEED).isLessThanOrEqualTo(1 - confidence);
        assertThat(Arrays.stream(found).average().orElseThrow()).isBetween(atLeast, 1.0);
    }

    /** [draw]: the share of further cases that reach the threshold. */
    private static double[] rates(Purpose purpose, boolean ill) {
        SplittableRandom random = SEED.random();
        boolean[] labels = new boolean[CASES];
        Arrays.fill(labels, ill);
        double[] rates = new double[DRAWS];
        Arrays.setAll(rates, _ -> 1 - purpose.threshold(random.doubles(CASES).toArray(), labels));
        return rates;
    }
}

package org.prodrome.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.BinomialDistribution;
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

    @ParameterizedTest
    @CsvSource({"100,0.9", "20,0.9", "10,0.9", "20,0.95", "10,0.95"})
    void falseAlarmsAreAsRareAsPromisedWithConfidence(int oneIn, double confidence) {
        double[] rates = rates(new FalseAlarms(oneIn, OptionalDouble.of(confidence)), false);
        double exceeded =
                (double) Arrays.stream(rates).filter(rate -> rate > 1.0 / oneIn).count() / DRAWS;
        System.out.printf(
                "1 in %d exceeded in %.1f %% of %d calibrations, of %.0f %% allowed%n",
                oneIn, 100 * exceeded, DRAWS, 100 * (1 - confidence));
        // So many lie beyond a threshold that leaves them out with just this probability.
        int allowed = new AllowedMisses(BigDecimal.ONE.divide(BigDecimal.valueOf(oneIn)), OptionalDouble.of(confidence))
                .of(CASES);
        double exact = new BinomialDistribution(null, CASES, 1.0 / oneIn).cumulativeProbability(allowed);
        assertThat(exact).isLessThanOrEqualTo(1 - confidence);
        assertThat(exceeded)
                .as("%s", SEED)
                .isCloseTo(exact, within(3 * Math.sqrt(exact * (1 - exact) / DRAWS)))
                .isLessThanOrEqualTo(1 - confidence + 2 * Math.sqrt(confidence * (1 - confidence) / DRAWS));
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

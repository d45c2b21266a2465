package org.prodrome.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;
import org.prodrome.detect.Purpose.BestMeanAccuracy;
import org.prodrome.detect.Purpose.BestSensitivityAndPpv;
import org.prodrome.detect.Purpose.Both;
import org.prodrome.detect.Purpose.FalseAlarms;
import org.prodrome.detect.Purpose.Sensitivity;
import org.prodrome.evaluate.metric.Confusion;
import org.prodrome.evaluate.metric.UndefinedMetricException;
import org.prodrome.evaluate.statistic.WilsonInterval;

final class OperatingPointTest {
    private static final Seed SEED = new Seed(95);

    @Test
    void theLowerOfSensitivityAndPpvIsHighestWhereAsManyAreCalledAsAre() {
        // From above: called 1, 2, 3 of which 1, 1, 2 of the two abnormal; 1/2, 1/2, 2/3, then 2/4 and 2/5.
        double[] scores = {9, 8, 7, 6, 5};
        boolean[] abnormal = {true, false, true, false, false};
        assertThat(new BestSensitivityAndPpv().threshold(scores, abnormal)).isEqualTo(6.5);
        assertThat(Purpose.parse("best-sensitivity-and-ppv")).isEqualTo(new BestSensitivityAndPpv());
    }

    @Test
    void bestMeanAccuracyLiesMidwayBetweenScores() {
        double[] scores = {0.1, 0.2, 0.6, 0.4, 0.9};
        boolean[] abnormal = {false, false, false, true, true};
        OperatingPoint point = OperatingPoint.choose(new BestMeanAccuracy(), scores, abnormal);
        assertThat(point.threshold()).isCloseTo(0.3, within(1e-15));
        assertThat(point.sensitivity()).contains(WilsonInterval.of(2, 2));
        assertThat(point.specificity()).contains(WilsonInterval.of(2, 3));
        assertThat(point.decision(point.threshold())).contains(true);
        assertThat(point.decision(0.29)).contains(false);
    }

    @Test
    void ofEqualMeansTheMoreSensitiveIsTaken() {
        double[] scores = {1, 2, 3, 4};
        boolean[] abnormal = {false, true, false, true};
        OperatingPoint point = OperatingPoint.choose(new BestMeanAccuracy(), scores, abnormal);
        assertThat(point.threshold()).isEqualTo(1.5);

        OperatingPoint reversed =
                OperatingPoint.choose(new BestMeanAccuracy(), scores, new boolean[] {true, true, false, false});
        assertThat(reversed.threshold()).as("nothing beats calling all").isEqualTo(1);
    }

    @Test
    void noThresholdHasABetterMean() throws UndefinedMetricException {
        SplittableRandom random = SEED.random();
        for (int round = 0; round < 200; round++) {
            int size = random.nextInt(2, 30);
            double[] scores = random.doubles(size, 0, 9).map(Math::floor).toArray();
            boolean[] abnormal = new boolean[size];
            for (int i = 0; i < size; i++) {
                abnormal[i] = i == 0 || (i > 1 && random.nextBoolean());
            }
            double chosen = new BestMeanAccuracy().threshold(scores, abnormal);
            double best = 0;
            for (double threshold = -0.5; threshold < 10; threshold++) {
                best = Math.max(best, Confusion.at(threshold, scores, abnormal).macc());
            }
            assertThat(Confusion.at(chosen, scores, abnormal).macc())
                    .as("%s round %d", SEED, round)
                    .isCloseTo(best, within(1e-12));
        }
    }

    @Test
    void noNumberLiesBetweenNeighbours() {
        double lower = 0.3;
        double upper = Math.nextUp(lower);
        OperatingPoint point =
                OperatingPoint.choose(new BestMeanAccuracy(), new double[] {lower, upper}, new boolean[] {false, true});
        assertThat(point.threshold()).isEqualTo(upper);
        double huge = new BestMeanAccuracy()
                .threshold(new double[] {-Double.MAX_VALUE, Double.MAX_VALUE}, new boolean[] {false, true});
        assertThat(huge).isZero();
    }

    @Test
    void falseAlarmsAreCountedFromNormalsAlone() {
        double[] scores = {5, 1, 4, 2, 3, 6, 7, 8, 9, 0.5};
        boolean[] abnormal = new boolean[10];
        abnormal[9] = true;
        OperatingPoint point = OperatingPoint.choose(new FalseAlarms(5), scores, abnormal);
        // Of 9 normals the ceil(10 * 0.8) = 8th smallest is 8.
        assertThat(point.threshold()).isEqualTo(Math.nextUp(8.0));
        assertThat(point.specificity()).contains(WilsonInterval.of(8, 9));
        assertThat(point.sensitivity()).contains(WilsonInterval.of(0, 1));
        OperatingPoint unlabelled = OperatingPoint.choose(new FalseAlarms(5), Arrays.copyOf(scores, 9), new boolean[9]);
        assertThat(unlabelled.threshold()).isEqualTo(point.threshold());
        assertThat(unlabelled.sensitivity()).isEmpty();
    }

    @Test
    void falseAlarmsStayWithinTheirShareThoughScoresTie() {
        SplittableRandom random = SEED.random();
        for (double grain : new double[] {1e9, 4}) {
            int alarms = 0;
            int rounds = 20_000;
            for (int round = 0; round < rounds; round++) {
                double[] drawn =
                        random.doubles(14).map(each -> Math.floor(each * grain)).toArray();
                double threshold = new FalseAlarms(5).threshold(Arrays.copyOf(drawn, 13), new boolean[13]);
                alarms += drawn[13] >= threshold ? 1 : 0;
            }
            // Three standard errors of a share of 1 in 5, which bounds it; it would be 2 in 14 without ties.
            assertThat((double) alarms / rounds).as("%s", SEED).isLessThan(0.2 + 0.009);
            assertThat(grain > 1e6 ? (double) alarms / rounds : 2.0 / 14).isCloseTo(2.0 / 14, within(0.009));
        }
    }

    @Test
    void withConfidenceTheRankIsTheBinomials() {
        OptionalDouble often = OptionalDouble.of(0.95);
        // The classical 59: 0.95^59 is the first below 0.05.
        boolean[] ill = new boolean[59];
        Arrays.fill(ill, true);
        double[] rising = IntStream.range(0, 59).asDoubleStream().toArray();
        assertThat(new Sensitivity(0.95, often).threshold(rising, ill)).isZero();
        assertThatThrownBy(
                        () -> new Sensitivity(0.95, often).threshold(Arrays.copyOf(rising, 58), Arrays.copyOf(ill, 58)))
                .hasMessage("sensitivity at least 0.95 with 95 % confidence: expected at least 59 abnormal calibration"
                        + " cases, got 58");
        assertThat(new FalseAlarms(20, often).threshold(rising, new boolean[59]))
                .isEqualTo(Math.nextUp(58.0));
        // Of 93 one may lie beyond, of 92 none: 0.95^93 + 93 * 0.05 * 0.95^92 is the first below 0.05.
        double[] more = IntStream.range(0, 93).asDoubleStream().toArray();
        assertThat(new FalseAlarms(20, often).threshold(more, new boolean[93])).isEqualTo(Math.nextUp(91.0));
        assertThat(new FalseAlarms(20, often).threshold(Arrays.copyOf(more, 92), new boolean[92]))
                .isEqualTo(Math.nextUp(91.0));
    }

    @Test
    void bothPromisesAreKeptByAbstainingBetweenThem() {
        double[] scores =
                IntStream.range(0, 40).mapToDouble(i -> i % 2 == 0 ? i : i - 15).toArray();
        boolean[] abnormal = new boolean[40];
        for (int i = 0; i < 40; i += 2) {
            abnormal[i] = true;
        }
        Purpose both = new Both(new FalseAlarms(10), new Sensitivity(0.9));
        OperatingPoint point = OperatingPoint.choose(both, scores, abnormal);
        assertThat(point.threshold()).isEqualTo(new FalseAlarms(10).threshold(scores, abnormal));
        double from = point.undecidedFrom().orElseThrow();
        assertThat(from)
                .isEqualTo(new Sensitivity(0.9).threshold(scores, abnormal))
                .isLessThan(point.threshold());
        assertThat(point.decision(from)).isEmpty();
        assertThat(point.decision(Math.nextDown(from))).contains(false);
        assertThat(point.decision(point.threshold())).contains(true);
        assertThat(point.sensitivity().orElseThrow().trials()).isLessThan(20);

        double[] apart = IntStream.range(0, 40)
                .mapToDouble(i -> abnormal[i] ? i + 100 : i)
                .toArray();
        assertThat(OperatingPoint.choose(both, apart, abnormal).undecidedFrom()).isEmpty();
    }

    @Test
    void sensitivityIsCountedFromTheAbnormalAlone() {
        double[] scores = {9, 8, 7, 6, 5, 4, 3, 2, 1, 100};
        boolean[] abnormal = {true, true, true, true, true, true, true, true, true, false};
        // Of 9 abnormal the floor(10 * 0.1) = 1st smallest.
        assertThat(new Sensitivity(0.9).threshold(scores, abnormal)).isEqualTo(1);
        assertThat(new Sensitivity(0.5).threshold(scores, abnormal)).isEqualTo(5);
        assertThat(OperatingPoint.choose(new Sensitivity(0.5), scores, abnormal).sensitivity())
                .contains(WilsonInterval.of(5, 9));
    }

    @Test
    void refusesTooFewCases() {
        assertThatThrownBy(() -> OperatingPoint.choose(new FalseAlarms(20), new double[18], new boolean[18]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 false alarm in 20 normals: expected at least 19 normal calibration cases, got 18");
        assertThat(new FalseAlarms(20).threshold(new double[19], new boolean[19]))
                .isPositive();
        boolean[] ill = new boolean[18];
        Arrays.fill(ill, true);
        assertThatThrownBy(() -> OperatingPoint.choose(new Sensitivity(0.95), new double[18], ill))
                .hasMessage("sensitivity at least 0.95: expected at least 19 abnormal calibration cases, got 18");
        assertThatThrownBy(() -> OperatingPoint.choose(new BestMeanAccuracy(), new double[18], ill))
                .hasMessage("best-mean-accuracy: expected normal and abnormal calibration cases,"
                        + " got 0 normal and 18 abnormal");
        assertThatThrownBy(
                        () -> OperatingPoint.choose(new FalseAlarms(2), new double[] {1, Double.NaN}, new boolean[2]))
                .hasMessage("scores: expected finite numbers, got NaN at index 1");
    }
}

package org.prodrome.evaluate.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.prodrome.data.Seed;

final class RankingMetricsTest {
    private static final Seed SEED = new Seed(20160);

    @SuppressWarnings("ArrayRecordComponent") // read once
    record Golden(String name, double[] scores, boolean[] abnormal, double auroc, double averagePrecision) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Made by ranking.py beside it. */
    static Stream<Golden> golden() {
        try (var file = RankingMetricsTest.class.getResourceAsStream("ranking.csv")) {
            assertThat(file).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split(",", -1))
                    .map(field -> new Golden(
                            field[0],
                            Arrays.stream(field[1].split(" ", -1))
                                    .mapToDouble(Double::parseDouble)
                                    .toArray(),
                            labels(field[2].replace(" ", "")),
                            Double.parseDouble(field[3]),
                            Double.parseDouble(field[4])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("golden")
    void agreesWithScikitLearn(Golden golden) throws UndefinedMetricException {
        assertThat(Auroc.of(golden.scores, golden.abnormal)).isCloseTo(golden.auroc, within(1e-12));
        assertThat(AveragePrecision.of(golden.scores, golden.abnormal))
                .isCloseTo(golden.averagePrecision, within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("golden")
    void curvesEncloseTheirAreas(Golden golden) throws UndefinedMetricException {
        RocCurve roc = RocCurve.of(golden.scores, golden.abnormal);
        double area = IntStream.range(1, roc.sensitivity().length)
                .mapToDouble(i -> (roc.falseAlarmRate()[i] - roc.falseAlarmRate()[i - 1])
                        * (roc.sensitivity()[i] + roc.sensitivity()[i - 1])
                        / 2)
                .sum();
        assertThat(area).isCloseTo(golden.auroc, within(1e-12));

        PrecisionRecallCurve curve = PrecisionRecallCurve.of(golden.scores, golden.abnormal);
        double steps = IntStream.range(1, curve.recall().length)
                .mapToDouble(i -> (curve.recall()[i] - curve.recall()[i - 1]) * curve.precision()[i])
                .sum();
        assertThat(steps).isCloseTo(golden.averagePrecision, within(1e-12));
    }

    @Test
    void aTieCountsOneHalf() throws UndefinedMetricException {
        SplittableRandom random = SEED.random();
        for (int round = 0; round < 200; round++) {
            int size = random.nextInt(2, 40);
            double[] scores = random.doubles(size, 0, 8).map(Math::floor).toArray();
            boolean[] abnormal = new boolean[size];
            for (int i = 0; i < size; i++) {
                abnormal[i] = i == 0 || (i > 1 && random.nextBoolean());
            }
            assertThat(Auroc.of(scores, abnormal))
                    .as("%s round %d", SEED, round)
                    .isCloseTo(byPairs(scores, abnormal), within(1e-12));
        }
    }

    @Test
    void countingTwiceIsRepeating() throws UndefinedMetricException {
        SplittableRandom random = SEED.random();
        for (int round = 0; round < 50; round++) {
            double[] scores = random.doubles(30, 0, 12).map(Math::floor).toArray();
            int[] times = random.ints(30, 1, 4).toArray();
            boolean[] abnormal = new boolean[30];
            for (int i = 0; i < 30; i += 3) {
                abnormal[i] = true;
            }
            int[] repeated = IntStream.range(0, 30)
                    .flatMap(i -> IntStream.range(0, times[i]).map(time -> i))
                    .toArray();
            double[] manyScores =
                    Arrays.stream(repeated).mapToDouble(i -> scores[i]).toArray();
            boolean[] manyAbnormal = new boolean[repeated.length];
            for (int i = 0; i < repeated.length; i++) {
                manyAbnormal[i] = abnormal[repeated[i]];
            }
            Tally tally = Ranking.of(scores, abnormal).tally(times);
            assertThat(Auroc.of(tally)).as("%s", SEED).isEqualTo(Auroc.of(manyScores, manyAbnormal));
            assertThat(Auroc.of(Ranking.of(scores, abnormal), times))
                    .as("%s", SEED)
                    .isEqualTo(Auroc.of(tally));
            assertThat(AveragePrecision.of(tally))
                    .as("%s", SEED)
                    .isEqualTo(AveragePrecision.of(manyScores, manyAbnormal));
        }
    }

    @Test
    void straightPiecesKeepTheirEndsOnly() throws UndefinedMetricException {
        double[] scores = {8, 7, 6, 5, 4, 3, 2, 1};
        boolean[] abnormal = labels("11010100");
        RocCurve roc = RocCurve.of(scores, abnormal);
        assertThat(roc.falseAlarmRate()).containsExactly(0, 0, 0.25, 0.25, 0.5, 0.5, 1);
        assertThat(roc.sensitivity()).containsExactly(0, 0.5, 0.5, 0.75, 0.75, 1, 1);

        PrecisionRecallCurve curve = PrecisionRecallCurve.of(scores, abnormal);
        assertThat(curve.recall()).containsExactly(0, 0.5, 0.5, 0.75, 0.75, 1, 1);
        assertThat(curve.precision()).containsExactly(1, 1, 2.0 / 3, 0.75, 0.6, 4.0 / 6, 0.5);
    }

    @Test
    void oneClassHasNoValue() {
        double[] scores = {1, 2};
        boolean[] normal = {false, false};
        assertThatThrownBy(() -> Auroc.of(scores, normal))
                .isInstanceOf(UndefinedMetricException.class)
                .hasMessage("AUROC: expected normal and abnormal cases, got 2 normal and 0 abnormal");
        assertThatThrownBy(() -> AveragePrecision.of(scores, new boolean[] {true, true}))
                .hasMessage("average precision: expected normal and abnormal cases, got 0 normal and 2 abnormal");
        assertThatThrownBy(() -> RocCurve.of(scores, normal)).isInstanceOf(UndefinedMetricException.class);
        assertThatThrownBy(() -> PrecisionRecallCurve.of(scores, normal)).isInstanceOf(UndefinedMetricException.class);
        assertThatThrownBy(() -> Auroc.of(new double[0], new boolean[0]))
                .hasMessage("AUROC: expected normal and abnormal cases, got 0 normal and 0 abnormal");
    }

    @Test
    void refusesWhatCannotBeRanked() {
        boolean[] abnormal = {true, false};
        assertThatThrownBy(() -> Auroc.of(new double[] {1, Double.NaN}, abnormal))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("scores: expected finite numbers, got NaN at index 1");
        assertThatThrownBy(() -> Auroc.of(new double[] {Double.POSITIVE_INFINITY, 0}, abnormal))
                .hasMessageContaining("got Infinity at index 0");
        assertThatThrownBy(() -> Auroc.of(new double[3], abnormal))
                .hasMessage("scores: expected one label a score, got 3 scores and 2 labels");
    }

    private static double byPairs(double[] scores, boolean[] abnormal) {
        double won = 0;
        int pairs = 0;
        for (int i = 0; i < scores.length; i++) {
            for (int j = 0; j < scores.length; j++) {
                if (abnormal[i] && !abnormal[j]) {
                    won += (Math.signum(scores[i] - scores[j]) + 1) / 2;
                    pairs++;
                }
            }
        }
        return won / pairs;
    }

    private static boolean[] labels(String digits) {
        boolean[] abnormal = new boolean[digits.length()];
        for (int i = 0; i < abnormal.length; i++) {
            abnormal[i] = digits.charAt(i) == '1';
        }
        return abnormal;
    }
}

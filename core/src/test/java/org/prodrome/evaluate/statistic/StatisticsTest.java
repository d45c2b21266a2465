package org.prodrome.evaluate.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against scipy and statsmodels: statistics.csv is made by statistics.py beside it. */
final class StatisticsTest {
    static Stream<Line> golden() {
        return Golden.lines("statistics.csv").stream()
                .map(cell -> new Line(cell[0], Golden.rows(cell[1]), Golden.numbers(cell[2])));
    }

    @SuppressWarnings("ArrayRecordComponent") // read once
    record Line(String what, double[][] of, double[] expected) {
        @Override
        public String toString() {
            return what + " of " + of.length + " lists, the first of " + of[0].length;
        }
    }

    @ParameterizedTest
    @MethodSource("golden")
    void agreesWithScipyAndStatsmodels(Line line) {
        double[] got = got(line);
        assertThat(got).hasSize(line.expected.length);
        for (int i = 0; i < got.length; i++) {
            assertThat(got[i]).as("value %d", i).isCloseTo(line.expected[i], within(1e-9));
        }
    }

    private static double[] got(Line line) {
        double[][] of = line.of;
        return switch (line.what) {
            case "clopper-pearson" -> {
                ClopperPearsonInterval interval = ClopperPearsonInterval.of((int) of[0][0], (int) of[0][1]);
                yield new double[] {interval.low(), interval.high()};
            }
            case "mcnemar" -> {
                McNemar test = McNemar.of((int) of[0][0], (int) of[0][1]);
                yield new double[] {test.exact(), test.midP()};
            }
            case "wilcoxon" -> new double[] {WilcoxonSignedRank.of(of[0], of[1]).p()};
            case "friedman" -> {
                FriedmanTest test = FriedmanTest.of(of);
                yield Stream.concat(Stream.of(test.statistic(), test.p()), test.meanRanks().stream())
                        .mapToDouble(Double::doubleValue)
                        .toArray();
            }
            case "range" -> new double[] {new StudentizedRange((int) of[0][0]).exceededWith(0.05) / Math.sqrt(2)};
            case "range-below" -> new double[] {new StudentizedRange((int) of[0][0]).below(2.5)};
            case "bca" -> {
                double[] values = of[0];
                double sum = Arrays.stream(values).sum();
                double[] without = Arrays.stream(values)
                        .map(each -> (sum - each) / (values.length - 1))
                        .toArray();
                BiasCorrection correction = BiasCorrection.of(of[1], sum / values.length, new double[][] {without});
                Interval interval = correction.interval(of[1]);
                yield new double[] {correction.acceleration(), interval.low(), interval.high()};
            }
            default -> throw new AssertionError(line.what);
        };
    }

    /** Demšar 2006, table 5: critical values of 2 to 10 systems; and his example in section 3.2.2 by hand. */
    @Test
    void theCriticalDifferenceIsDemsars() {
        double[] table = {1.960, 2.343, 2.569, 2.728, 2.850, 2.949, 3.031, 3.102, 3.164};
        for (int systems = 2; systems <= 10; systems++) {
            assertThat(new StudentizedRange(systems).exceededWith(0.05) / Math.sqrt(2))
                    .as("%d systems", systems)
                    .isCloseTo(table[systems - 2], within(1.1e-3));
        }
        FriedmanTest test = new FriedmanTest(14, List.of(3.143, 2.000, 2.893, 1.964), 9.28, 0.0258);
        assertThat(test.criticalDifference(0.10)).isCloseTo(1.12, within(0.005));
        assertThat(test.criticalDifference(0.05)).isCloseTo(1.25, within(0.005));
        assertThat(test.p(0, 3)).isCloseTo(0.05, within(0.03));
    }

    @Test
    void oneSidedBoundsAreTheExactOnes() {
        // 59 cases of 59: the classical sample size for 95 % with 95 % confidence.
        assertThat(ClopperPearsonInterval.lower(59, 59, 0.05)).isCloseTo(Math.pow(0.05, 1 / 59.0), within(1e-12));
        assertThat(ClopperPearsonInterval.lower(0, 59, 0.05)).isZero();
        assertThat(ClopperPearsonInterval.upper(59, 59, 0.05)).isEqualTo(1);
        assertThat(ClopperPearsonInterval.upper(0, 59, 0.05)).isCloseTo(1 - Math.pow(0.05, 1 / 59.0), within(1e-12));
    }

    @Test
    void wilcoxonCountsTiesExactly() {
        // By hand: ranks 1.5, 1.5, 3 with one minus on a 1.5; of 8 signs 4 give a sum of at most 1.5 on either side...
        // 6.
        WilcoxonSignedRank test = WilcoxonSignedRank.of(new double[] {1, 0, 2, 5}, new double[] {0, 1, 0, 5});
        assertThat(test.pairs()).isEqualTo(3);
        assertThat(test.positive()).isEqualTo(4.5);
        assertThat(test.negative()).isEqualTo(1.5);
        assertThat(test.p()).isEqualTo(0.75);
        assertThat(WilcoxonSignedRank.of(new double[] {1}, new double[] {1}).p())
                .isEqualTo(1);
    }

    @Test
    void mcNemarCountsWhereOneAloneIsRight() {
        boolean[] first = {true, true, true, false, false};
        boolean[] second = {true, false, false, true, false};
        assertThat(McNemar.of(first, second)).isEqualTo(McNemar.of(2, 1));
        assertThat(McNemar.of(0, 0).midP()).isEqualTo(1);
    }

    @Test
    void seedsHaveAMeanAndADeviation() {
        SeedSpread spread = SeedSpread.of(List.of(0.8, 0.9, 0.7));
        assertThat(spread.mean()).isCloseTo(0.8, within(1e-15));
        assertThat(spread.deviation()).isCloseTo(0.1, within(1e-15));
        assertThatThrownBy(() -> SeedSpread.of(List.of(0.8)))
                .hasMessage("seeds: expected finite figures of 2 seeds or more, got [0.8]");
    }

    @Test
    void refusesWhatCannotBeCompared() {
        assertThatThrownBy(() -> ClopperPearsonInterval.of(3, 2))
                .hasMessage("proportion: expected 0 <= successes <= trials and a trial, got 3 of 2");
        assertThatThrownBy(() -> ClopperPearsonInterval.lower(1, 2, 1)).hasMessageEndingWith("got 1.0");
        assertThatThrownBy(() -> WilcoxonSignedRank.of(new double[1], new double[2]))
                .hasMessage("Wilcoxon: expected pairs, got 1 of the first and 2 of the second");
        assertThatThrownBy(() -> FriedmanTest.of(new double[][] {{1, 2}, {2, 1}}))
                .hasMessage("Friedman: expected 2 data sets or more and 3 systems or more, got 2 and 2");
        assertThatThrownBy(() -> FriedmanTest.of(new double[][] {{1, 2, 3}, {2, 1}}))
                .hasMessage("Friedman: expected 3 finite figures on each data set, got [2.0, 1.0]");
        assertThatThrownBy(() -> McNemar.of(new boolean[1], new boolean[2]))
                .hasMessage("McNemar: expected the same cases of both, got 1 and 2");
        assertThatThrownBy(() -> new Interval(1, Double.NaN))
                .hasMessage("interval: expected finite low <= high, got 1.0 to NaN");
    }
}

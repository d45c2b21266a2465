package org.prodrome.evaluate.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.prodrome.data.Seed;
import org.prodrome.evaluate.calibration.Calibration.Meaning;
import tools.jackson.databind.json.JsonMapper;

final class CalibrationTest {
    private static final Seed SEED = new Seed(2017);

    /** Made by calibration.py beside it. */
    static Stream<Golden> golden() {
        try (var file = Objects.requireNonNull(CalibrationTest.class.getResourceAsStream("calibration.csv"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split(",", -1))
                    .map(cell -> new Golden(
                            CalibrationMethod.valueOf(cell[0].toUpperCase(Locale.ROOT)),
                            numbers(cell[1]),
                            numbers(cell[2]),
                            numbers(cell[3]),
                            numbers(cell[4])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double[] numbers(String cell) {
        return Arrays.stream(cell.split(" ", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    @SuppressWarnings("ArrayRecordComponent") // read once
    record Golden(CalibrationMethod method, double[] scores, double[] labels, double[] asked, double[] given) {
        boolean[] abnormal() {
            boolean[] abnormal = new boolean[labels.length];
            IntStream.range(0, labels.length).forEach(i -> abnormal[i] = labels[i] == 1);
            return abnormal;
        }

        @Override
        public String toString() {
            return method + " of " + scores.length;
        }
    }

    @ParameterizedTest
    @MethodSource("golden")
    void agreesWithScipyAndScikitLearn(Golden golden) {
        Calibration calibration =
                golden.method.fit(golden.scores, golden.abnormal()).orElseThrow();
        for (int i = 0; i < golden.asked.length; i++) {
            double error = golden.method == CalibrationMethod.TAIL ? 1e-9 * golden.given[i] : 1e-9;
            assertThat(calibration.of(golden.asked[i]))
                    .as("%s of %s", golden, golden.asked[i])
                    .isCloseTo(golden.given[i], within(error));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void neverTurnsScoresRoundAndIsReadBack(CalibrationMethod method) {
        SplittableRandom random = SEED.random();
        JsonMapper json = new JsonMapper();
        for (int round = 0; round < 20; round++) {
            boolean[] abnormal = new boolean[250];
            double[] scores = new double[250];
            double scale = Math.pow(10, random.nextInt(-4, 5));
            for (int i = 0; i < 250; i++) {
                abnormal[i] = random.nextInt(4) == 0;
                // In the last rounds the scores say nothing, and in the last of all the contrary.
                double told = round < 15 ? 1 : round < 19 ? 0 : -3;
                scores[i] = scale * Math.rint(10 * (random.nextGaussian() + (abnormal[i] ? told : 0))) / 10;
            }
            Calibration calibration = method.fit(scores, abnormal).orElseThrow();
            double sign = calibration.meaning() == Meaning.PROBABILITY ? 1 : -1;
            double before = Double.NEGATIVE_INFINITY;
            for (double score = -12; score <= 12; score += 0.25) {
                double given = calibration.of(scale * score);
                assertThat(given).as("%s, %s round %d", method, SEED, round).isBetween(0.0, 1.0);
                assertThat(sign * given)
                        .as("%s, %s round %d", method, SEED, round)
                        .isGreaterThanOrEqualTo(before);
                before = sign * given;
            }
            assertThat(json.readValue(json.writeValueAsString(calibration), Calibration.class))
                    .isEqualTo(calibration);
        }
    }

    @Test
    void aPValueOfANormalCaseIsNoSmallerThanItShouldBe() {
        SplittableRandom random = SEED.random();
        int[] levels = {1, 5, 10};
        double[] shares = new double[levels.length];
        int draws = 1000;
        double[][] all = new double[levels.length][draws];
        for (int draw = 0; draw < draws; draw++) {
            double[] normals = random.doubles(150).toArray();
            Calibration empirical =
                    CalibrationMethod.EMPIRICAL.fit(normals, new boolean[150]).orElseThrow();
            for (int test = 0; test < 200; test++) {
                double p = empirical.of(random.nextDouble());
                for (int i = 0; i < levels.length; i++) {
                    all[i][draw] += p <= levels[i] / 100.0 ? 1 / 200.0 : 0;
                }
            }
        }
        for (int i = 0; i < levels.length; i++) {
            shares[i] = Arrays.stream(all[i]).average().orElseThrow();
            double mean = shares[i];
            double deviation = Math.sqrt(Arrays.stream(all[i])
                            .map(each -> (each - mean) * (each - mean))
                            .sum()
                    / (draws - 1));
            assertThat(mean)
                    .as("at %d %%, %s", levels[i], SEED)
                    .isLessThanOrEqualTo(levels[i] / 100.0 + 2 * deviation / Math.sqrt(draws))
                    .isGreaterThan(0.5 * levels[i] / 100.0);
        }
    }

    @Test
    void aTailReachesBeyondTheHighestNormalAndIsNeverNothing() {
        double[] normals =
                SEED.random().doubles(500).map(each -> -Math.log(each)).toArray();
        Calibration tail = CalibrationMethod.TAIL.fit(normals, new boolean[500]).orElseThrow();
        // Of an exponential distribution the truth is known.
        assertThat(tail.of(12)).isBetween(Math.exp(-12) / 20, Math.exp(-12) * 20);
        assertThat(tail.of(1e9)).isPositive();
        double[] bounded = SEED.random().doubles(500).toArray();
        TailPValue ended = (TailPValue)
                CalibrationMethod.TAIL.fit(bounded, new boolean[500]).orElseThrow();
        assertThat(ended.shape()).isZero();
        assertThat(ended.of(2)).isPositive().isLessThan(0.002);
    }

    @Test
    void tiedScoresArePooledFirst() {
        double[] scores = {1, 1, 2, 2, 2, 2};
        boolean[] abnormal = {true, false, false, true, true, true};
        assertThat(IsotonicRegression.fit(scores, abnormal))
                .isEqualTo(new IsotonicRegression(List.of(1.0, 2.0), List.of(0.5, 0.75)));
    }

    @Test
    void separableCasesMakeNobodyCertain() {
        double[] scores = {-2, -1, 1, 2};
        boolean[] abnormal = {false, false, true, true};
        for (CalibrationMethod method :
                List.of(CalibrationMethod.PLATT, CalibrationMethod.TEMPERATURE, CalibrationMethod.BETA)) {
            Calibration calibration = method.fit(scores, abnormal).orElseThrow();
            assertThat(calibration.of(1)).as("%s", method).isBetween(0.6, 0.9);
        }
    }

    @Test
    void saysHowManyCasesItTakes() {
        assertThat(CalibrationMethod.NONE.fit(new double[0], new boolean[0])).isEmpty();
        assertThatThrownBy(() -> CalibrationMethod.PLATT.fit(new double[2], new boolean[2]))
                .hasMessage("calibration: expected at least 1 normal and 1 abnormal calibration cases, got 2 and 0");
        assertThatThrownBy(() -> CalibrationMethod.TAIL.fit(new double[99], new boolean[99]))
                .hasMessage("calibration: expected at least 100 normal and 0 abnormal calibration cases, got 99 and 0");
        assertThatThrownBy(() -> CalibrationMethod.TAIL.fit(new double[100], new boolean[100]))
                .hasMessage("calibration: expected normal scores that differ in the highest tenth, got 10 excesses of"
                        + " mean 0.0");
        assertThatThrownBy(() -> new EmpiricalPValue(List.of(2.0, 1.0)))
                .hasMessage("calibration: expected finite normal scores, the lowest first, got 1.0 at index 1");
        assertThatThrownBy(() -> new PlattScaling(-1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TemperatureScaling(0)).hasMessageEndingWith("got 0.0");
        assertThatThrownBy(() -> new BetaCalibration(0, -1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new IsotonicRegression(List.of(1.0, 0.0), List.of(0.1, 0.2)))
                .hasMessage("calibration: expected rising scores and probabilities, got 0.0 and 0.2 at knot 1");
    }
}

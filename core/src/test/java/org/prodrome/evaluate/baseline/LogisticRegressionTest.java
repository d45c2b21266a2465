package org.prodrome.evaluate.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prodrome.data.Seed;

final class LogisticRegressionTest {
    private static final Seed SEED = new Seed(2008);

    /** Made by logistic.py beside the data. */
    @ParameterizedTest
    @ValueSource(strings = {"easy", "rare", "wide", "parted"})
    void agreesWithScikitLearn(String name) throws IOException {
        List<String[]> lines = lines(name);
        double[][] features = lines.stream()
                .map(line -> Arrays.stream(line[3].split(" ", -1))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toArray(double[][]::new);
        LogisticRegression regression = LogisticRegression.fit(features, labels(lines));
        for (int i = 0; i < features.length; i++) {
            assertThat(regression.probability(features[i]))
                    .as("%s, row %d", name, i)
                    .isCloseTo(Double.parseDouble(lines.get(i)[2]), within(1e-7));
        }
    }

    @Test
    void theSameRowsGiveTheSameBitsInSilence() {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (PrintStream ear = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            System.setOut(ear);
            System.setErr(ear);
            double[][] features = draw(200, 6);
            boolean[] abnormal = positive(features);
            double[] first = LogisticRegression.fit(features, abnormal).weights();
            for (int round = 0; round < 5; round++) {
                assertThat(LogisticRegression.fit(features, abnormal).weights()).containsExactly(first);
            }
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void unitsAndTheFirstRowsClassDecideNothing() {
        double[][] features = draw(100, 3);
        boolean[] abnormal = positive(features);
        double before = LogisticRegression.fit(features, abnormal).probability(features[7]);

        double[][] other = Arrays.stream(features)
                .map(row -> new double[] {row[0] * 1e6 + 3, row[1] / 1e6 - 1, row[2]})
                .toArray(double[][]::new);
        assertThat(LogisticRegression.fit(other, abnormal).probability(other[7]))
                .isCloseTo(before, within(1e-7));

        boolean[] opposite = new boolean[abnormal.length];
        for (int i = 0; i < abnormal.length; i++) {
            opposite[i] = !abnormal[i];
        }
        assertThat(LogisticRegression.fit(features, opposite).probability(features[7]))
                .isCloseTo(1 - before, within(1e-7));
    }

    @Test
    void aFeatureOfOneValueCountsForNothing() {
        double[][] features = draw(30, 2);
        boolean[] abnormal = positive(features);
        for (double[] row : features) {
            row[1] = 0.1;
        }
        LogisticRegression regression = LogisticRegression.fit(features, abnormal);
        assertThat(regression.weights()[1]).isZero();
        assertThat(regression.probability(new double[] {0.3, 5}))
                .isEqualTo(regression.probability(new double[] {0.3, 0.1}));
    }

    @Test
    void refusesWhatCannotBeFitted() {
        double[][] rows = {{1, 2}, {3, 4}};
        assertThatThrownBy(() -> LogisticRegression.fit(rows, new boolean[2]))
                .hasMessage("logistic regression: expected normal and abnormal rows, got 2 normal and 0 abnormal");
        assertThatThrownBy(() -> LogisticRegression.fit(new double[0][], new boolean[0]))
                .hasMessageEndingWith("got 0 normal and 0 abnormal");
        assertThatThrownBy(() -> LogisticRegression.fit(rows, new boolean[3]))
                .hasMessage("logistic regression: expected one label a row, got 2 rows and 3 labels");
        boolean[] both = {true, false};
        assertThatThrownBy(() -> LogisticRegression.fit(new double[][] {{1, 2}, {3}}, both))
                .hasMessage("logistic regression: expected 2 features, got 1 in row 1");
        assertThatThrownBy(() -> LogisticRegression.fit(new double[][] {{1, 2}, {3, Double.NaN}}, both))
                .hasMessage("logistic regression: expected finite features, got NaN in row 1, feature 1");
        LogisticRegression regression = LogisticRegression.fit(rows, both);
        assertThatThrownBy(() -> regression.probability(new double[1]))
                .hasMessage("logistic regression: expected 2 features, got 1 in case");
    }

    private static double[][] draw(int rows, int columns) {
        SplittableRandom random = SEED.random();
        double[][] features = new double[rows][columns];
        for (double[] row : features) {
            Arrays.setAll(row, j -> random.nextGaussian());
        }
        return features;
    }

    private static boolean[] positive(double[][] features) {
        boolean[] abnormal = new boolean[features.length];
        for (int i = 0; i < features.length; i++) {
            abnormal[i] = features[i][0] + 0.5 * features[i][1] > 0.2;
        }
        return abnormal;
    }

    private static boolean[] labels(List<String[]> lines) {
        boolean[] abnormal = new boolean[lines.size()];
        for (int i = 0; i < abnormal.length; i++) {
            abnormal[i] = lines.get(i)[1].equals("1");
        }
        return abnormal;
    }

    private static List<String[]> lines(String name) throws IOException {
        try (var file = LogisticRegressionTest.class.getResourceAsStream("logistic.csv")) {
            assertThat(file).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split(",", -1))
                    .filter(line -> line[0].equals(name))
                    .toList();
        }
    }
}

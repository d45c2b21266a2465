package org.prodrome.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

class OutputKernelTest {
    /**
     * One case of the kernel 2 and the output 3, with a λ of 1: C = 1, for then L = C K C / 2 = 1 and K C L + λ C = 3.
     * What is said of it is 2.
     */
    @Test
    void oneCaseByHand() {
        OutputKernel fit = OutputKernel.fit(new double[][] {{2}}, new double[][] {{3}}, 1);
        assertThat(fit.relation()[0][0]).isCloseTo(1, within(1e-8));
        assertThat(fit.weights()[0][0]).isCloseTo(1, within(1e-8));
    }

    /** The least of the objective as output_kernel.py found it, which doesn't alternate. */
    @Test
    void findsTheLeastThatAGeneralMinimiserFinds() throws IOException {
        Map<String, double[]> golden = golden();
        double[][] kernel = rows(golden.get("kernel"), 9);
        OutputKernel fit = OutputKernel.fit(
                kernel, rows(golden.get("outputs"), 3), Objects.requireNonNull(golden.get("lambda"))[0]);
        assertThat(Arrays.stream(fit.relation()).flatMapToDouble(Arrays::stream).toArray())
                .containsExactly(golden.get("relation"), within(1e-6));
        RealMatrix said = new Array2DRowRealMatrix(kernel).multiply(new Array2DRowRealMatrix(fit.weights()));
        assertThat(Arrays.stream(said.getData()).flatMapToDouble(Arrays::stream).toArray())
                .containsExactly(golden.get("fitted"), within(1e-6));
    }

    /** The first two outputs are the same but for their noise, the third has nothing to do with them. */
    @Test
    void outputsThatGoTogetherAreTold() {
        SplittableRandom random = new SplittableRandom(4);
        double[][] kernel = new double[60][60];
        double[][] outputs = new double[60][3];
        double[][] x = new double[60][2];
        for (int i = 0; i < 60; i++) {
            x[i] = new double[] {random.nextGaussian(), random.nextGaussian()};
            outputs[i] =
                    new double[] {x[i][0] + 0.5 * random.nextGaussian(), x[i][0] + 0.5 * random.nextGaussian(), x[i][1]
                    };
        }
        for (int i = 0; i < 60; i++) {
            for (int j = 0; j < 60; j++) {
                kernel[i][j] = x[i][0] * x[j][0] + x[i][1] * x[j][1];
            }
        }
        double[][] relation = OutputKernel.fit(kernel, outputs, 1).relation();
        assertThat(relation[0][1] / Math.sqrt(relation[0][0] * relation[1][1])).isGreaterThan(0.95);
        assertThat(Math.abs(relation[0][2]) / Math.sqrt(relation[0][0] * relation[2][2]))
                .isLessThan(0.3);
    }

    /** Whatever is said of the first output alone is nothing of the others. */
    @Test
    void outputsThatAreNothingAreNothing() {
        OutputKernel fit = OutputKernel.fit(new double[][] {{1, 0}, {0, 1}}, new double[][] {{1, 0}, {-1, 0}}, 0.5);
        assertThat(fit.weights()[0][1]).isCloseTo(0, within(1e-9));
        assertThat(fit.weights()[0][0]).isCloseTo(-fit.weights()[1][0], within(1e-9));
        assertThat(fit.relation()[1][1]).isCloseTo(0, within(1e-6));
    }

    /** The largest that a head takes: K C L + λ C = Y holds of what is fitted. */
    @Test
    void thousandsOfCasesAreFitted() {
        int n = 2048;
        SplittableRandom random = new SplittableRandom(5);
        double[][] x = new double[n][4];
        double[][] outputs = new double[n][2];
        for (int i = 0; i < n; i++) {
            Arrays.setAll(x[i], _ -> random.nextGaussian());
            outputs[i][0] = x[i][0] > 0 ? 1 : -1;
            outputs[i][1] = x[i][0] + 0.3 * random.nextGaussian();
        }
        double[][] kernel = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double apart = 0;
                for (int d = 0; d < 4; d++) {
                    apart += (x[i][d] - x[j][d]) * (x[i][d] - x[j][d]);
                }
                kernel[i][j] = Math.exp(-apart / 8);
            }
        }
        OutputKernel fit = OutputKernel.fit(kernel, outputs, 0.5);
        RealMatrix relation = new Array2DRowRealMatrix(fit.relation());
        RealMatrix weights = new Array2DRowRealMatrix(fit.weights());
        RealMatrix said = new Array2DRowRealMatrix(kernel, false).multiply(weights);
        RealMatrix left = new Array2DRowRealMatrix(outputs).subtract(said).multiply(relation);
        assertThat(left.subtract(weights.scalarMultiply(0.5)).getFrobeniusNorm())
                .isLessThan(1e-8 * weights.getFrobeniusNorm());
    }

    private static Map<String, double[]> golden() throws IOException {
        try (var file = Objects.requireNonNull(OutputKernelTest.class.getResourceAsStream("output_kernel.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .collect(Collectors.toMap(line -> line.substring(0, line.indexOf(' ')), OutputKernelTest::numbers));
        }
    }

    private static double[] numbers(String line) {
        return Arrays.stream(line.split(" "))
                .skip(1)
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static double[][] rows(double[] flat, int columns) {
        double[][] rows = new double[flat.length / columns][];
        Arrays.setAll(rows, i -> Arrays.copyOfRange(flat, i * columns, (i + 1) * columns));
        return rows;
    }
}

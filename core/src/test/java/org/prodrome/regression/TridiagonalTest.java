package org.prodrome.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TridiagonalTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 17})
    void turnedAndTurnedBackItIsTheMatrix(int n) {
        SplittableRandom random = new SplittableRandom(n);
        double[][] a = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                // The first row is done already, of which nothing is to be divided by.
                a[i][j] = j == 0 && i > 1 ? 0 : random.nextGaussian();
                a[j][i] = a[i][j];
            }
            a[i][i] += n;
        }
        double[] x = random.doubles(n).toArray();
        Tridiagonal t = Tridiagonal.of(a);
        double[] turned = x.clone();
        t.turn(turned);
        double[] back = t.times(turned);
        t.turnBack(back);
        double[] expected = Arrays.stream(a).mapToDouble(row -> dot(row, x)).toArray();
        assertThat(back).containsExactly(expected, within(1e-12 * n));

        double[] solved = t.solved(2, 0.5, turned);
        double[] again = t.times(solved);
        for (int i = 0; i < n; i++) {
            assertThat(2 * again[i] + 0.5 * solved[i]).isCloseTo(turned[i], within(1e-12));
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}

package org.prodrome.data.synthetic.texture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class BlurTest {
    private static final int WIDTH = 41;
    private static final int HEIGHT = 31;
    private static final Offset<Double> CLOSE = within(0.03);

    @Test
    void spreadsAPointByItsDeviationsAndLosesNothing() {
        float[] grid = new float[HEIGHT * WIDTH];
        grid[15 * WIDTH + 20] = 1;
        Blur.gaussian(grid, WIDTH, 1.2, 2.5);
        double sum = 0;
        double down = 0;
        double across = 0;
        for (int i = 0; i < grid.length; i++) {
            double row = i / WIDTH - 15;
            double column = i % WIDTH - 20;
            sum += grid[i];
            down += grid[i] * row * row;
            across += grid[i] * column * column;
        }
        assertThat(sum).isCloseTo(1, within(1e-5));
        assertThat(Math.sqrt(down)).isCloseTo(1.2, CLOSE);
        assertThat(Math.sqrt(across)).isCloseTo(2.5, CLOSE);
    }

    @Test
    void leavesAnEvenGridAsItIsUpToItsBorder() {
        float[] grid = new float[HEIGHT * WIDTH];
        Arrays.fill(grid, 3);
        Blur.gaussian(grid, WIDTH, 2, 4);
        for (float value : grid) {
            assertThat(value).isCloseTo(3, within(1e-5f));
        }
    }

    @Test
    void doesNothingAtDeviationsOfZero() {
        float[] grid = {1, 5, 2, 8, 3, 9};
        Blur.gaussian(grid, 3, 0, 0);
        assertThat(grid).containsExactly(1, 5, 2, 8, 3, 9);
    }
}

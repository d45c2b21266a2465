package org.prodrome.data.synthetic.texture;

/** What a device's point spread function does to a grid of samples: a separable Gaussian; the border is repeated. */
public final class Blur {
    private static final double REACH = 3;

    private Blur() {}

    /**
     * @param grid [row, column], blurred in place
     * @param down and across: the Gaussian's deviation in rows and in columns; nothing happens at 0
     */
    public static void gaussian(float[] grid, int width, double down, double across) {
        int height = grid.length / width;
        if (across > 0) {
            float[] kernel = kernel(across);
            float[] line = new float[width];
            for (int row = 0; row < height; row++) {
                lines(grid, row * width, 1, width, kernel, line);
            }
        }
        if (down > 0) {
            float[] kernel = kernel(down);
            float[] line = new float[height];
            for (int column = 0; column < width; column++) {
                lines(grid, column, width, height, kernel, line);
            }
        }
    }

    private static void lines(float[] grid, int from, int step, int length, float[] kernel, float[] line) {
        int reach = kernel.length / 2;
        for (int i = 0; i < length; i++) {
            float sum = 0;
            for (int k = 0; k < kernel.length; k++) {
                int at = Math.clamp(i + k - reach, 0, length - 1);
                sum += kernel[k] * grid[from + at * step];
            }
            line[i] = sum;
        }
        for (int i = 0; i < length; i++) {
            grid[from + i * step] = line[i];
        }
    }

    private static float[] kernel(double deviation) {
        int reach = (int) Math.ceil(REACH * deviation);
        float[] kernel = new float[2 * reach + 1];
        double sum = 0;
        for (int k = -reach; k <= reach; k++) {
            double weight = StrictMath.exp(-0.5 * k * k / (deviation * deviation));
            kernel[k + reach] = (float) weight;
            sum += weight;
        }
        for (int k = 0; k < kernel.length; k++) {
            kernel[k] /= (float) sum;
        }
        return kernel;
    }
}

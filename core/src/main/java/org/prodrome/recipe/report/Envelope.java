package org.prodrome.recipe.report;

/** A waveform as the lowest and the highest sample of each column, which keeps every peak whatever the length. */
final class Envelope {
    static final int COLUMNS = 500;
    static final int FEWEST_COLUMNS = 250;
    private static final double TALL = 100;

    private final float[] samples;
    private final double peak;
    private final StringBuilder path = new StringBuilder();

    private Envelope(float[] samples) {
        this.samples = samples;
        double largest = 0;
        for (float sample : samples) {
            if (Float.isFinite(sample)) {
                largest = Math.max(largest, Math.abs(sample));
            }
        }
        peak = largest > 0 ? largest : 1;
    }

    /** Draws into a band of the picture's whole width, zero in its middle, the largest deviation at its edge. */
    static void draw(Svg svg, float[] samples, int columns, double y, double height) {
        Envelope envelope = new Envelope(samples);
        int drawn = Math.min(columns, samples.length);
        String box = "0 0 " + Math.max(drawn, 1) + " " + Svg.number(TALL);
        svg.open("svg", "y", y, "width", "100%", "height", height, "viewBox", box, "preserveAspectRatio", "none")
                .add("path", "d", envelope.path(drawn), "class", "wave")
                .close();
    }

    /** Labels the edges and the middle. */
    static void scale(Svg svg, float[] samples, double y, double height) {
        double peak = new Envelope(samples).peak;
        svg.text(Numbers.significant(peak, 2), "x", -8, "y", y + 10, "class", "tick end");
        svg.text("0", "x", -8, "y", y + height / 2 + 4, "class", "tick end");
        svg.text(Numbers.significant(-peak, 2), "x", -8, "y", y + height - 1, "class", "tick end");
    }

    /** One area for each stretch of columns that hold a sample: along the highest, and back along the lowest. */
    private String path(int columns) {
        float[] low = new float[columns];
        float[] high = new float[columns];
        int start = 0;
        for (int column = 0; column < columns; column++) {
            measure(column, columns, low, high);
            if (low[column] > high[column]) {
                area(start, column, low, high);
                start = column + 1;
            }
        }
        area(start, columns, low, high);
        return path.toString();
    }

    /** Each column starts from the sample before it, so that neighbours touch. */
    private void measure(int column, int columns, float[] low, float[] high) {
        int from = (int) ((long) column * samples.length / columns);
        int to = (int) ((long) (column + 1) * samples.length / columns);
        low[column] = Float.POSITIVE_INFINITY;
        high[column] = Float.NEGATIVE_INFINITY;
        for (int i = Math.max(0, from - 1); i < to; i++) {
            if (Float.isFinite(samples[i])) {
                low[column] = Math.min(low[column], samples[i]);
                high[column] = Math.max(high[column], samples[i]);
            }
        }
    }

    private void area(int from, int to, float[] low, float[] high) {
        for (int column = from; column < to; column++) {
            point(column == from ? 'M' : 'L', column, high[column]);
        }
        for (int column = to - 1; column >= from; column--) {
            point('L', column, low[column]);
        }
        if (to > from) {
            path.append('Z');
        }
    }

    private void point(char command, int column, double value) {
        path.append(command).append(column).append(".5 ").append(Svg.number(TALL / 2 * (1 - value / peak)));
    }
}

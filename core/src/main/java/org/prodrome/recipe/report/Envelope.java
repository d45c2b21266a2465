package org.prodrome.recipe.report;

/** A waveform as the lowest and the highest sample of each column, which keeps every peak whatever the length. */
final class Envelope {
    static final int COLUMNS = 500;
    static final int FEWEST_COLUMNS = 120;
    private static final double TALL = 100;

    /** Half the thickness of a silent stretch, so that it is seen. */
    private static final double HAIR = 0.4;

    private Envelope() {}

    /** Draws into a band of the picture's whole width, zero in its middle, the largest deviation at its edge. */
    static void draw(Svg svg, float[] samples, int columns, double y, double height) {
        int drawn = Math.min(columns, samples.length);
        String box = "0 0 " + Math.max(drawn, 1) + " " + Svg.number(TALL);
        svg.open("svg", "y", y, "width", "100%", "height", height, "viewBox", box, "preserveAspectRatio", "none")
                .add("path", "d", path(samples, drawn), "class", "wave")
                .close();
    }

    /** Labels the edges and the middle. */
    static void scale(Svg svg, float[] samples, double y, double height) {
        double peak = peak(samples);
        svg.text(Numbers.significant(peak, 2), "x", -8, "y", y + 10, "class", "tick end");
        svg.text("0", "x", -8, "y", y + height / 2 + 4, "class", "tick end");
        svg.text(Numbers.significant(-peak, 2), "x", -8, "y", y + height - 1, "class", "tick end");
    }

    /** One stroke a column; each starts from the sample before it, so that neighbours touch. */
    private static String path(float[] samples, int columns) {
        double peak = peak(samples);
        StringBuilder path = new StringBuilder();
        for (int column = 0; column < columns; column++) {
            int from = (int) ((long) column * samples.length / columns);
            int to = (int) ((long) (column + 1) * samples.length / columns);
            float low = Float.POSITIVE_INFINITY;
            float high = Float.NEGATIVE_INFINITY;
            for (int i = Math.max(0, from - 1); i < to; i++) {
                if (Float.isFinite(samples[i])) {
                    low = Math.min(low, samples[i]);
                    high = Math.max(high, samples[i]);
                }
            }
            if (low <= high) {
                path.append('M').append(column).append(".5 ").append(Svg.number(depth(high, peak) - HAIR));
                path.append('V').append(Svg.number(depth(low, peak) + HAIR));
            }
        }
        return path.toString();
    }

    private static double depth(double value, double peak) {
        return TALL / 2 * (1 - value / peak);
    }

    private static double peak(float[] samples) {
        double peak = 0;
        for (float sample : samples) {
            if (Float.isFinite(sample)) {
                peak = Math.max(peak, Math.abs(sample));
            }
        }
        return peak > 0 ? peak : 1;
    }
}

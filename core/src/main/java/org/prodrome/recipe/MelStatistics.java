package org.prodrome.recipe;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Network;
import org.prodrome.graph.fragment.MelSpectrogram;
import org.prodrome.runtime.OrtRuntime;
import org.prodrome.signal.Field;

/** The log-mel bands of whole recordings: the trivial baseline's features, and the report's pictures. */
final class MelStatistics implements PlainFeatures {
    /** Where the lowest band begins, in Hz; the highest ends at half the rate. */
    static final double LOWEST = 20;

    private static final int BANDS = 32;

    private final MelSpectrogram mel;
    private final OrtRuntime runtime;

    MelStatistics(double rate) {
        mel = new MelSpectrogram(
                rate, (int) Math.round(0.025 * rate), (int) Math.round(0.010 * rate), BANDS, LOWEST, rate / 2);
        GraphBuilder g = new GraphBuilder("log-mel");
        g.output("bands", mel.log(g, g.input("signal", 1, 1, GraphBuilder.ANY)), 1, BANDS, GraphBuilder.ANY);
        Network network = g.build();
        runtime = new OrtRuntime(network.toOnnx(network.initialise(new Seed(0))), 1);
    }

    /** Seconds from one frame to the next. */
    double frameHop() {
        return mel.frameHop();
    }

    /** [band, frame], natural logarithm of power. */
    float[][] bands(float[] samples) {
        float[] enough = samples.length < mel.window() ? Arrays.copyOf(samples, mel.window()) : samples;
        Array output = runtime.run(Map.of("signal", Array.of(enough, 1, 1, enough.length)))
                .get("bands");
        float[] flat = Objects.requireNonNull(output).floats();
        int frames = flat.length / BANDS;
        float[][] bands = new float[BANDS][];
        for (int band = 0; band < BANDS; band++) {
            bands[band] = Arrays.copyOfRange(flat, band * frames, (band + 1) * frames);
        }
        return bands;
    }

    @Override
    public String name() {
        return "the mean and deviation of each of " + BANDS + " log-mel bands";
    }

    /** Mean, then deviation over time, of each band. */
    @Override
    public double[] of(Field field) {
        float[][] bands = bands(field.values());
        double[] features = new double[2 * BANDS];
        for (int band = 0; band < BANDS; band++) {
            double sum = 0;
            double squares = 0;
            for (float value : bands[band]) {
                sum += value;
                squares += (double) value * value;
            }
            double mean = sum / bands[band].length;
            features[band] = mean;
            features[BANDS + band] = Math.sqrt(Math.max(0, squares / bands[band].length - mean * mean));
        }
        return features;
    }

    @Override
    public void close() {
        runtime.close();
    }
}

package org.prodrome.detect;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphException;
import org.prodrome.model.Model;
import org.prodrome.runtime.OrtRuntime;
import org.prodrome.signal.Windows;

/** Scores whole recordings, window by window, in ONNX Runtime. */
public final class Scorer implements AutoCloseable {
    /** Windows that are run together; bounds memory for recordings of any length. */
    private static final int TOGETHER = 16;

    private final OrtRuntime runtime;
    private final Preparation preparation;
    private final Aggregate aggregate;
    private final OptionalDouble mapHop;

    /**
     * A recording's score.
     *
     * @param map where it was found abnormal: the mean of the windows' maps, one value each map hop
     */
    public record Score(double value, Optional<float[]> map) {}

    /**
     * Readies a detector's network.
     *
     * @param onnx takes {@link Model#SIGNAL} and gives {@link Model#SCORE} and, with a map hop, {@link Model#MAP}
     * @param mapHop seconds from one value of the map to the next
     */
    public Scorer(byte[] onnx, Preparation preparation, Aggregate aggregate, OptionalDouble mapHop, int threads) {
        this.runtime = new OrtRuntime(onnx, threads);
        this.preparation = preparation;
        this.aggregate = aggregate;
        this.mapHop = mapHop;
    }

    /** Scores prepared samples. */
    public Score score(float[] samples) {
        Windows windows = preparation.windows();
        int[] starts = windows.starts(samples.length);
        double[] scores = new double[starts.length];
        float[] sum = new float[mapHop.isPresent() ? mapLength(Math.max(samples.length, windows.length())) : 0];
        int[] count = new int[sum.length];
        for (int from = 0; from < starts.length; from += TOGETHER) {
            int[] some = Arrays.copyOfRange(starts, from, Math.min(starts.length, from + TOGETHER));
            Map<String, Array> outputs = run(windows, samples, some);
            float[] values = output(outputs, Model.SCORE, some.length, 1).floats();
            for (int i = 0; i < some.length; i++) {
                scores[from + i] = values[i];
            }
            if (mapHop.isPresent()) {
                add(output(outputs, Model.MAP, some.length, 2), some, sum, count);
            }
        }
        return new Score(aggregate.of(scores), mapHop.isPresent() ? Optional.of(mean(sum, count)) : Optional.empty());
    }

    private Map<String, Array> run(Windows windows, float[] samples, int[] starts) {
        float[] batch = new float[starts.length * windows.length()];
        for (int i = 0; i < starts.length; i++) {
            windows.copy(samples, starts[i], batch, i);
        }
        return runtime.run(Map.of(Model.SIGNAL, Array.of(batch, starts.length, 1, windows.length())));
    }

    /** @throws GraphException if there is no such output of so many axes, of which the first counts the windows */
    private static Array output(Map<String, Array> outputs, String name, int windows, int axes) {
        Array output = outputs.get(name);
        if (output == null) {
            throw new GraphException("expected an output " + name + ", got " + outputs.keySet());
        }
        if (output.shape().length != axes || output.shape()[0] != windows) {
            throw new GraphException("output " + name + ": expected " + axes + " axes, the first of length " + windows
                    + ", got the shape " + Arrays.toString(output.shape()));
        }
        return output;
    }

    private int mapLength(int samples) {
        return (int) Math.ceil(samples / preparation.rate() / mapHop.orElseThrow());
    }

    private void add(Array map, int[] starts, float[] sum, int[] count) {
        float[] values = map.floats();
        int frames = (int) map.shape()[1];
        for (int i = 0; i < starts.length; i++) {
            int first = (int) Math.round(starts[i] / preparation.rate() / mapHop.orElseThrow());
            for (int frame = 0; frame < frames && first + frame < sum.length; frame++) {
                sum[first + frame] += values[i * frames + frame];
                count[first + frame]++;
            }
        }
    }

    /** What no frame covers, at the very end, takes the last frame's value. */
    private static float[] mean(float[] sum, int[] count) {
        float[] mean = new float[sum.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = count[i] > 0 ? sum[i] / count[i] : i > 0 ? mean[i - 1] : 0;
        }
        return mean;
    }

    @Override
    public void close() {
        runtime.close();
    }
}

package org.prodrome.detect;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphException;
import org.prodrome.model.Grid;
import org.prodrome.model.Model;
import org.prodrome.model.supervised.Tagger;
import org.prodrome.model.task.Side;
import org.prodrome.runtime.OrtRuntime;
import org.prodrome.signal.Field;
import org.prodrome.signal.Windows;

/** Scores whole cases, window by window, in ONNX Runtime. */
public final class Scorer implements AutoCloseable {
    /** Values that are run together at most, or one window; bounds memory for cases of any length. */
    private static final long TOGETHER = 1L << 20;

    private static final int MOST_WINDOWS = 16;

    private final OrtRuntime runtime;
    /** Whether the network wants to know where in the case a window lies. */
    private final boolean positioned;

    /** Whether the network tags words. */
    private final boolean tagging;

    private final Preparation preparation;
    private final Grid grid;
    private final Windows windows;
    private final int together;
    private final Aggregate aggregate;
    private final OptionalDouble mapHop;

    /**
     * What is said of a case.
     *
     * @param map where it was found abnormal
     * @param probabilities of each of the model's classes; none where it has none
     * @param tags how likely each tag of each word is, [word, tag], of a model that tags
     * @param severity in the measure that it was learned in; empty where the model doesn't tell it
     */
    public record Score(
            double value,
            Optional<AnomalyMap> map,
            List<Double> probabilities,
            OptionalDouble severity,
            Optional<AnomalyMap> tags) {}

    /**
     * Readies a detector's network.
     *
     * @param onnx takes {@link Model#INPUT} and, if it wants to, {@link Model#POSITION}, and gives {@link Model#SCORE}
     *     and, with a map hop, {@link Model#MAP}, and of a model that tells severity {@link Side.Severity#OUTPUT}
     * @param mapHop steps along the grid's first axis from one value of the map to the next
     */
    public Scorer(byte[] onnx, Preparation preparation, Aggregate aggregate, OptionalDouble mapHop, int threads) {
        this.preparation = preparation;
        this.grid = preparation.grid();
        this.windows = preparation.windows();
        this.together = Math.clamp(TOGETHER / grid.size(), 1, MOST_WINDOWS);
        this.aggregate = aggregate;
        this.mapHop = mapHop;
        this.runtime = new OrtRuntime(onnx, threads);
        this.positioned = runtime.inputs().contains(Model.POSITION);
        this.tagging = runtime.outputs().contains(Tagger.TAGS);
    }

    /** Scores a prepared case. */
    public Score score(Field field) {
        int[] starts = windows.starts(field.length());
        double[] scores = new double[starts.length];
        double[][] probabilities = new double[starts.length][0];
        double[][] severities = new double[starts.length][0];
        Optional<MapSum> map = mapHop.isPresent()
                ? Optional.of(new MapSum(
                        Math.max(field.length(), windows.length()), mapHop.getAsDouble(), preparation.slices()))
                : Optional.empty();
        Optional<MapSum> tags = tagging
                ? Optional.of(new MapSum(Math.max(field.length(), windows.length()), 1, false))
                : Optional.empty();
        for (int from = 0; from < starts.length; from += together) {
            int[] some = Arrays.copyOfRange(starts, from, Math.min(starts.length, from + together));
            Map<String, Array> outputs = run(field, some);
            float[] values = output(outputs, Model.SCORE, some.length, 1).floats();
            for (int i = 0; i < some.length; i++) {
                scores[from + i] = values[i];
            }
            if (outputs.containsKey(Model.PROBABILITIES)) {
                rows(output(outputs, Model.PROBABILITIES, some.length, 2), probabilities, from);
            }
            if (outputs.containsKey(Side.Severity.OUTPUT)) {
                rows(output(outputs, Side.Severity.OUTPUT, some.length, 1), severities, from);
            }
            tags.ifPresent(sum -> sum.add(output(outputs, Tagger.TAGS, some.length, 3), some));
            map.ifPresent(sum -> sum.add(output(outputs, Model.MAP, some.length, mapAxes()), some));
        }
        return new Score(
                aggregate.of(scores),
                map.map(MapSum::mean),
                aggregate.of(scores, probabilities),
                aggregate.of(scores, severities).stream()
                        .mapToDouble(each -> each)
                        .findFirst(),
                tags.map(MapSum::mean));
    }

    private static void rows(Array array, double[][] rows, int from) {
        float[] values = array.floats();
        int count = Math.toIntExact(array.shape()[0]);
        int columns = values.length / count;
        for (int i = 0; i < count; i++) {
            rows[from + i] = new double[columns];
            for (int column = 0; column < columns; column++) {
                rows[from + i][column] = values[i * columns + column];
            }
        }
    }

    /** With the windows' own; a row of a table has one of columns. */
    private int mapAxes() {
        return 1 + Math.max(1, grid.axes());
    }

    private Map<String, Array> run(Field field, int[] starts) {
        float[] batch = new float[Math.toIntExact(starts.length * grid.size())];
        float[] position = new float[starts.length];
        for (int i = 0; i < starts.length; i++) {
            windows.copy(field, starts[i], batch, i);
            position[i] = windows.position(starts[i], field.length());
        }
        Array input = Array.of(batch, grid.shape(starts.length));
        return runtime.run(
                positioned
                        ? Map.of(Model.INPUT, input, Model.POSITION, Array.of(position, starts.length, 1))
                        : Map.of(Model.INPUT, input));
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

    @Override
    public void close() {
        runtime.close();
    }
}

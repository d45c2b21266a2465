package org.prodrome.data.synthetic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.prodrome.data.Case;
import org.prodrome.data.Image;
import org.prodrome.data.Irregular;
import org.prodrome.data.Payload;
import org.prodrome.data.Row;
import org.prodrome.data.Seed;
import org.prodrome.data.Several;
import org.prodrome.data.Signal;
import org.prodrome.data.Table;
import org.prodrome.data.Text;
import org.prodrome.data.Truth.Label;
import org.prodrome.data.Volume;
import org.prodrome.evaluate.metric.Auroc;
import org.prodrome.evaluate.split.KFold;
import org.prodrome.evaluate.split.Split;

/** What needs no network: mean intensity, principal components and the nearest normal neighbour, in five folds. */
public record PlainBaselines(double mean, double components, double neighbour) {
    private static final int COMPONENTS = 20;
    private static final int ROUNDS = 30;
    private static final double LONG = 13;
    private static final int WORDS = 1024;

    public static PlainBaselines of(List<Case> cases) throws Exception {
        Map<String, float[]> vectors = new HashMap<>();
        for (Case one : cases) {
            vectors.put(one.id(), vector(one.payload()));
        }
        boolean mixed = !(cases.getFirst().payload() instanceof Image
                || cases.getFirst().payload() instanceof Volume
                || cases.getFirst().payload() instanceof Signal);
        List<Case> tested = new ArrayList<>();
        List<Double> mean = new ArrayList<>();
        List<Double> residual = new ArrayList<>();
        List<Double> neighbour = new ArrayList<>();
        double[] aurocs = new double[3];
        List<Split> splits = new KFold(5).split(cases, new Seed(0));
        for (Split split : splits) {
            tested.clear();
            mean.clear();
            residual.clear();
            neighbour.clear();
            List<float[]> normal = split.train().stream()
                    .filter(one -> one.truth().label() == Label.NORMAL)
                    .map(one -> Objects.requireNonNull(vectors.get(one.id())))
                    .toList();
            Function<float[], float[]> scaled = mixed ? standardised(normal) : vector -> vector;
            normal = normal.stream().map(scaled).toList();
            float[] middle = middle(normal);
            List<float[]> axes = axes(normal, middle);
            for (Case one : split.test()) {
                float[] vector = scaled.apply(Objects.requireNonNull(vectors.get(one.id())));
                tested.add(one);
                mean.add(sum(vector));
                residual.add(residual(vector, middle, axes));
                neighbour.add(normal.stream()
                        .mapToDouble(n -> distance(n, vector))
                        .min()
                        .orElseThrow());
            }
            aurocs[0] += auroc(mean, tested) / splits.size();
            aurocs[1] += auroc(residual, tested) / splits.size();
            aurocs[2] += auroc(neighbour, tested) / splits.size();
        }
        return new PlainBaselines(aurocs[0], aurocs[1], aurocs[2]);
    }

    /** Of the three, however the mean is turned. */
    public double best() {
        return Math.max(Math.max(mean, 1 - mean), Math.max(components, neighbour));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "AUROC of mean intensity %.3f, PCA %.3f, nearest neighbour %.3f",
                mean,
                components,
                neighbour);
    }

    private static double auroc(List<Double> scores, List<Case> cases) throws Exception {
        boolean[] abnormal = new boolean[cases.size()];
        for (int i = 0; i < abnormal.length; i++) {
            abnormal[i] = cases.get(i).truth().label() == Label.ABNORMAL;
        }
        return Auroc.of(scores.stream().mapToDouble(s -> s).toArray(), abnormal);
    }

    /**
     * Means over pixels of 2 x 2, voxels of 2 x 2 x 2, or the rectified signal over 20 ms (of long ones over a fortieth
     * of each channel); of other payloads, whose parts have units of their own, means, counts of measurements and of
     * words.
     */
    private static float[] vector(Payload payload) {
        return switch (payload) {
            case Image image -> halved(image.samples(), image.channels().size(), 1, image.height(), image.width());
            case Volume volume ->
                halved(volume.samples(), volume.channels().size(), volume.depth(), volume.height(), volume.width());
            case Signal signal -> signal.duration() > LONG ? fortieths(signal) : rectified(signal);
            case Several several -> joined(several.parts().values());
            case Irregular irregular -> measured(irregular);
            case Row row -> floats(row.values());
            case Text text -> counted(text);
            case Table _ -> throw new AssertionError(payload.getClass());
        };
    }

    /** One after the other, but for tables of boxes. */
    private static float[] joined(Collection<Payload> parts) {
        float[] all = new float[0];
        for (Payload part : parts) {
            if (part instanceof Table) {
                continue;
            }
            float[] one = vector(part);
            int at = all.length;
            all = Arrays.copyOf(all, at + one.length);
            System.arraycopy(one, 0, all, at, one.length);
        }
        return all;
    }

    private static float[] fortieths(Signal signal) {
        float[] means = new float[40 * signal.channels().size()];
        for (int c = 0; c < signal.channels().size(); c++) {
            float[] row = signal.samples()[c];
            for (int i = 0; i < row.length; i++) {
                means[40 * c + (int) (40L * i / row.length)] += Math.abs(row[i]) * 40 / row.length;
            }
        }
        return means;
    }

    /** How often and how high on average; not a number where never. */
    private static float[] measured(Irregular irregular) {
        float[] vector = new float[2 * irregular.variables().size()];
        for (int v = 0; v < irregular.variables().size(); v++) {
            double[] values = irregular.variables().get(v).values();
            vector[2 * v] = values.length;
            vector[2 * v + 1] = (float) Arrays.stream(values).average().orElse(Double.NaN);
        }
        return vector;
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static float[] counted(Text text) {
        float[] counts = new float[WORDS];
        for (String word : text.text().toLowerCase(Locale.ROOT).split("[^a-z0-9]+")) {
            counts[Math.floorMod(word.hashCode(), WORDS)]++;
        }
        return counts;
    }

    /** Every value in deviations from the normal ones' mean, missing ones at the mean. */
    private static Function<float[], float[]> standardised(List<float[]> normal) {
        int width = normal.getFirst().length;
        float[] mean = new float[width];
        float[] deviation = new float[width];
        for (int i = 0; i < width; i++) {
            int at = i;
            double[] known = normal.stream()
                    .mapToDouble(row -> row[at])
                    .filter(Double::isFinite)
                    .toArray();
            double average = Arrays.stream(known).average().orElse(0);
            mean[i] = (float) average;
            deviation[i] = (float) Math.sqrt(Arrays.stream(known)
                    .map(value -> (value - average) * (value - average))
                    .average()
                    .orElse(0));
        }
        return row -> {
            float[] scaled = new float[width];
            for (int i = 0; i < width; i++) {
                scaled[i] = Float.isFinite(row[i]) && deviation[i] > 0 ? (row[i] - mean[i]) / deviation[i] : 0;
            }
            return scaled;
        };
    }

    private static float[] halved(float[] samples, int channels, int depth, int height, int width) {
        int deep = Math.max(1, depth / 2);
        float[] means = new float[channels * deep * (height / 2) * (width / 2)];
        for (int i = 0; i < samples.length; i++) {
            int column = i % width;
            int row = i / width % height;
            int slice = i / width / height % depth;
            int channel = i / width / height / depth;
            int at = ((channel * deep + slice / 2) * (height / 2) + row / 2) * (width / 2) + column / 2;
            means[at] += samples[i] / (depth > 1 ? 8 : 4);
        }
        return means;
    }

    private static float[] rectified(Signal signal) {
        int bin = (int) (signal.rate() / 50);
        float[] means = new float[400];
        for (int i = 0; i < means.length * bin && i < signal.length(); i++) {
            means[i / bin] += Math.abs(signal.samples()[0][i]) / bin;
        }
        return means;
    }

    private static float[] middle(List<float[]> rows) {
        float[] middle = new float[rows.getFirst().length];
        for (float[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                middle[i] += row[i] / rows.size();
            }
        }
        return middle;
    }

    /** Principal axes one by one: power iteration on what the axes before leave. */
    private static List<float[]> axes(List<float[]> rows, float[] middle) {
        List<float[]> left = new ArrayList<>();
        for (float[] row : rows) {
            float[] copy = row.clone();
            add(copy, middle, -1);
            left.add(copy);
        }
        List<float[]> axes = new ArrayList<>();
        SplittableRandom random = new Seed(3).random();
        for (int c = 0; c < COMPONENTS; c++) {
            float[] axis = new float[middle.length];
            for (int i = 0; i < axis.length; i++) {
                axis[i] = (float) random.nextGaussian();
            }
            for (int round = 0; round < ROUNDS; round++) {
                float[] next = new float[axis.length];
                for (float[] row : left) {
                    add(next, row, dot(row, axis));
                }
                double length = Math.sqrt(dot(next, next));
                axis = new float[axis.length];
                add(axis, next, 1 / length);
            }
            for (float[] row : left) {
                add(row, axis, -dot(row, axis));
            }
            axes.add(axis);
        }
        return axes;
    }

    private static double residual(float[] vector, float[] middle, List<float[]> axes) {
        float[] left = vector.clone();
        add(left, middle, -1);
        for (float[] axis : axes) {
            add(left, axis, -dot(left, axis));
        }
        return dot(left, left);
    }

    private static void add(float[] to, float[] row, double times) {
        for (int i = 0; i < to.length; i++) {
            to[i] = (float) (to[i] + times * row[i]);
        }
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double sum(float[] a) {
        double sum = 0;
        for (float value : a) {
            sum += value;
        }
        return sum;
    }

    private static double distance(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return sum;
    }
}

package org.prodrome.data.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.prodrome.data.Case;
import org.prodrome.data.Image;
import org.prodrome.data.Payload;
import org.prodrome.data.Seed;
import org.prodrome.data.Several;
import org.prodrome.data.Signal;
import org.prodrome.data.Truth.Label;
import org.prodrome.data.Volume;
import org.prodrome.data.synthetic.brain.BrainMriVolumes;
import org.prodrome.data.synthetic.brain.BrainMris;
import org.prodrome.data.synthetic.brain.MriPets;
import org.prodrome.data.synthetic.brain.MyelinMaps;
import org.prodrome.data.synthetic.chest.ChestXrays;
import org.prodrome.data.synthetic.ct.HeadCts;
import org.prodrome.data.synthetic.ecg.Ecgs;
import org.prodrome.data.synthetic.endoscopy.EndoscopyFrames;
import org.prodrome.data.synthetic.fundus.FundusPhotographs;
import org.prodrome.data.synthetic.oct.OctScans;
import org.prodrome.data.synthetic.prostate.ProstateMris;
import org.prodrome.data.synthetic.skin.SkinLesions;
import org.prodrome.data.synthetic.spine.SpineMris;
import org.prodrome.data.synthetic.ultrasound.Ultrasounds;
import org.prodrome.evaluate.metric.Auroc;
import org.prodrome.evaluate.split.KFold;
import org.prodrome.evaluate.split.Split;

/** What needs no network must not suffice: mean intensity, principal components and the nearest normal neighbour. */
@Tag("slow")
final class SimulatorBaselinesTest {
    private static final int COMPONENTS = 20;
    private static final int ROUNDS = 30;

    private static Simulator of(Modality modality) {
        return switch (modality) {
            case ADC_T2W -> new ProstateMris(400, 64);
            case BRAIN_MRI -> new BrainMris(400, 64);
            case BRAIN_MRI_3D -> new BrainMriVolumes(200, 32);
            case CHEST_XRAY -> new ChestXrays(400, 64);
            case CT -> new HeadCts(400, 64);
            case ECG -> new Ecgs(400, 10);
            case ENDOSCOPY -> new EndoscopyFrames(400, 64);
            case FUNDUS -> new FundusPhotographs(400, 64);
            case HEART_SOUND -> new HeartSounds(300, 10);
            case MRI_PET -> new MriPets(400, 64);
            case OCT -> new OctScans(400, 64);
            case SKIN -> new SkinLesions(400, 64);
            case SPINE_ORGANS -> new SpineMris(400, 64);
            case T1W_MYELIN -> new MyelinMaps(400, 64);
            case ULTRASOUND -> new Ultrasounds(400, 64);
        };
    }

    @ParameterizedTest
    @EnumSource
    void isNotSolvedByWhatKnowsNoStructure(Modality modality) throws Exception {
        List<Case> cases = of(modality).dataset(new Seed(1)).cases();
        Map<String, float[]> vectors = new HashMap<>();
        for (Case one : cases) {
            vectors.put(one.id(), vector(one.payload()));
        }
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
            float[] middle = middle(normal);
            List<float[]> axes = axes(normal, middle);
            for (Case one : split.test()) {
                float[] vector = Objects.requireNonNull(vectors.get(one.id()));
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
        String line = String.format(
                "%s: AUROC of mean intensity %.3f, PCA %.3f, nearest neighbour %.3f",
                modality.key(), aurocs[0], aurocs[1], aurocs[2]);
        Logger.getLogger(SimulatorBaselinesTest.class.getName()).info(line);
        double best = Math.max(Math.max(aurocs[0], 1 - aurocs[0]), Math.max(aurocs[1], aurocs[2]));
        assertThat(best).as(line).isBetween(0.5, 0.85);
    }

    private static double auroc(List<Double> scores, List<Case> cases) throws Exception {
        boolean[] abnormal = new boolean[cases.size()];
        for (int i = 0; i < abnormal.length; i++) {
            abnormal[i] = cases.get(i).truth().label() == Label.ABNORMAL;
        }
        return Auroc.of(scores.stream().mapToDouble(s -> s).toArray(), abnormal);
    }

    /** Means over pixels of 2 x 2, voxels of 2 x 2 x 2, or the rectified signal over 20 ms. */
    private static float[] vector(Payload payload) {
        return switch (payload) {
            case Image image -> halved(image.samples(), image.channels().size(), 1, image.height(), image.width());
            case Volume volume ->
                halved(volume.samples(), volume.channels().size(), volume.depth(), volume.height(), volume.width());
            case Signal signal -> rectified(signal);
            case Several several -> pictures(several);
            default -> throw new AssertionError(payload.getClass());
        };
    }

    /** One after the other. */
    private static float[] pictures(Several several) {
        float[] all = new float[0];
        for (Payload part : several.parts().values()) {
            if (part instanceof Image image) {
                float[] more = vector(image);
                int before = all.length;
                all = Arrays.copyOf(all, before + more.length);
                System.arraycopy(more, 0, all, before, more.length);
            }
        }
        return all;
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

package org.prodrome.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.prodrome.data.Case;
import org.prodrome.data.Seed;
import org.prodrome.data.Signal;
import org.prodrome.data.Truth;
import org.prodrome.data.format.SharedFiles;
import org.prodrome.data.source.Physionet2016;
import org.prodrome.graph.Array;
import org.prodrome.graph.Network;
import org.prodrome.graph.Parameters;
import org.prodrome.model.classic.Fitted;
import org.prodrome.objective.Objective;
import org.prodrome.runtime.Device;
import org.prodrome.runtime.Optimiser;
import org.prodrome.runtime.OrtRuntime;
import org.prodrome.runtime.TorchRuntime;
import org.prodrome.train.Loop;
import org.prodrome.train.Schedule;

/** Of real sounds, whose loudness and noise no simulator has, both runtimes think alike. */
class RealRecordingsTest {
    /** By how much scores have to differ from one another before runtimes are compared by them. */
    private static final double TELLING = 0.1;

    private static final int MOST_STEPS = 640;
    private static final int SAMPLES = 4256;
    private static final double RATE = 2000;
    private static final int EVERY = 25;

    static Stream<Model> models() {
        return ModelContractTest.trials()
                .filter(trial -> trial.grid().equals(ModelContractTest.SOUND))
                .map(ModelContractTest.Trial::model)
                .filter(model -> !(model instanceof Fitted)); // it has nothing to train
    }

    /** The first seconds of every so many recordings of all sites, and whether they are abnormal. */
    private static Map<String, Array> recordings() throws Exception {
        Path real = SharedFiles.folder("data/physionet2016");
        List<Case> cases = new Physionet2016().read(real).cases();
        List<float[]> signals = new ArrayList<>();
        List<Float> labels = new ArrayList<>();
        for (int i = 0; i < cases.size(); i += EVERY) {
            if (cases.get(i).payload() instanceof Signal signal && signal.rate() == RATE) {
                signals.add(Arrays.copyOf(signal.samples()[0], SAMPLES));
                labels.add(cases.get(i).truth().label() == Truth.Label.ABNORMAL ? 1f : 0f);
            }
        }
        float[] together = new float[signals.size() * SAMPLES];
        float[] abnormal = new float[signals.size()];
        for (int i = 0; i < abnormal.length; i++) {
            System.arraycopy(signals.get(i), 0, together, i * SAMPLES, SAMPLES);
            abnormal[i] = labels.get(i);
        }
        assertThat(abnormal).hasSizeGreaterThan(20).contains(0f, 1f);
        return Map.of(
                Model.INPUT,
                Array.of(together, abnormal.length, 1, SAMPLES),
                Objective.LABEL,
                Array.of(abnormal, abnormal.length));
    }

    @ParameterizedTest
    @MethodSource("org.prodrome.model.RealRecordingsTest#models")
    void scoreAlikeInBothRuntimes(Model model) throws Exception {
        Map<String, Array> recordings = recordings();
        Network network = model.network(Grid.ofTime(1, SAMPLES, RATE));
        Network scoring = network.keeping(Model.SCORE);
        Map<String, Array> signal = Map.of(Model.INPUT, recordings.get(Model.INPUT));
        // After a few steps some models still say nearly the same of all recordings.
        for (int steps = 10; ; steps *= 4) {
            Parameters trained = Loop.train(
                    network,
                    network.initialise(new Seed(7)),
                    model.phases(network, Optimiser.AdamW.of(1e-3, 1e-4), Schedule.COSINE),
                    _ -> recordings,
                    steps,
                    Device.CPU,
                    new Seed(8),
                    (_, _, _) -> {});
            try (TorchRuntime torch = new TorchRuntime(scoring, trained, Device.CPU);
                    OrtRuntime ort = new OrtRuntime(scoring.toOnnx(trained), 1)) {
                float[] one = torch.run(signal).get(Model.SCORE).floats();
                float[] other = ort.run(signal).get(Model.SCORE).floats();
                float[] sorted = one.clone();
                Arrays.sort(sorted);
                double spread = sorted[sorted.length - 1] - sorted[0];
                if (spread < TELLING && steps < MOST_STEPS) {
                    continue;
                }
                assertThat(spread).isGreaterThanOrEqualTo(TELLING);
                for (int i = 0; i < one.length; i++) {
                    assertThat(Math.abs(one[i] - other[i]))
                            .as("recording %d", i)
                            .isLessThan((float) (1e-5 * spread));
                }
                return;
            }
        }
    }
}

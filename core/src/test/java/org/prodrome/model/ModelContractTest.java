package org.prodrome.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.Network;
import org.prodrome.graph.Parameters;
import org.prodrome.model.auto.ConvolutionalAutoencoder;
import org.prodrome.model.cnn.MfccCnn;
import org.prodrome.objective.Objective;
import org.prodrome.runtime.Device;
import org.prodrome.runtime.Optimiser;
import org.prodrome.runtime.OrtRuntime;
import org.prodrome.runtime.TorchRuntime;
import org.prodrome.train.Loop;
import org.prodrome.train.Schedule;

/** What holds for every model of the catalogue. */
class ModelContractTest {
    private static final int STEPS = 80;
    private static final int SAMPLES = 2128;
    private static final double RATE = 1000;
    private static final FrontEnd FRONT_END = new FrontEnd(FrontEnd.Loudness.LEVELLED, 0.128, 0.032, 16, 20, 480);

    static Stream<Model> models() {
        return Stream.of(
                new MfccCnn(FRONT_END, 12, MfccCnn.CepstralMean.KEPT, List.of(4, 8), 8, 0.1),
                new MfccCnn(FRONT_END, 12, MfccCnn.CepstralMean.SUBTRACTED, List.of(4, 8), 8, 0.1),
                new ConvolutionalAutoencoder(FRONT_END, List.of(4, 8), 2));
    }

    private static Map<String, Array> batch(int cases, long step) {
        var random = new Seed(step).random();
        float[] signal = new float[cases * SAMPLES];
        float[] label = new float[cases];
        for (int i = 0; i < cases; i++) {
            label[i] = i % 2;
            double tone = i % 2 == 0 ? 60 : 200;
            for (int t = 0; t < SAMPLES; t++) {
                signal[i * SAMPLES + t] =
                        (float) (Math.sin(2 * Math.PI * tone * t / RATE) + 0.3 * random.nextGaussian());
            }
        }
        return Map.of(Model.SIGNAL, Array.of(signal, cases, 1, SAMPLES), Objective.LABEL, Array.of(label, cases));
    }

    private static Parameters train(Model model, Network network, List<Double> losses) {
        return Loop.train(
                network,
                network.initialise(new Seed(7)),
                model.phases(network, Optimiser.AdamW.of(1e-2, 1e-4), Schedule.COSINE),
                step -> batch(8, step),
                STEPS,
                Device.CPU,
                new Seed(8),
                (_, _, loss) -> losses.add(loss));
    }

    @ParameterizedTest
    @MethodSource("models")
    void learnsAndScoresAlikeInBothRuntimes(Model model) {
        Network network = model.network(SAMPLES, RATE);
        List<Double> losses = new ArrayList<>();
        Parameters trained = train(model, network, losses);
        assertThat(mean(losses.subList(STEPS - 5, STEPS))).isLessThan(0.9 * mean(losses.subList(0, 5)));

        Network scoring = network.keeping(model.outputs());
        Map<String, Array> inputs = Map.of(Model.SIGNAL, batch(6, 99).get(Model.SIGNAL));
        try (TorchRuntime torch = new TorchRuntime(scoring, trained, Device.CPU);
                OrtRuntime ort = new OrtRuntime(scoring.toOnnx(trained), 1)) {
            Map<String, Array> a = torch.run(inputs);
            Map<String, Array> b = ort.run(inputs);
            assertThat(a.keySet()).containsExactlyInAnyOrder(model.outputs());
            for (String output : model.outputs()) {
                assertThat(largestDifference(a.get(output), b.get(output)))
                        .as(output)
                        .isLessThan(1e-5 * spread(a.get(output)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void sameSeedGivesTheSameBytes(Model model) {
        Network network = model.network(SAMPLES, RATE);
        byte[] once = network.toOnnx(train(model, network, new ArrayList<>()));
        byte[] twice = network.toOnnx(train(model, network, new ArrayList<>()));
        assertThat(once).isEqualTo(twice);
    }

    @ParameterizedTest
    @MethodSource("models")
    void savedAndLoadedScoresTheSame(Model model) {
        Network network = model.network(SAMPLES, RATE);
        byte[] onnx = network.toOnnx(train(model, network, new ArrayList<>()));
        Network read = Network.ofOnnx(onnx);
        assertThat(read.toOnnx(read.initialise(new Seed(1)))).isEqualTo(onnx);
        assertThat(read.trainable()).isEqualTo(network.trainable());
    }

    @ParameterizedTest
    @MethodSource("models")
    void aCaseScoresTheSameAloneAndInABatch(Model model) {
        Network network = model.network(SAMPLES, RATE).keeping(Model.SCORE);
        float[] signal = batch(4, 5).get(Model.SIGNAL).floats();
        try (OrtRuntime ort = new OrtRuntime(network.toOnnx(network.initialise(new Seed(7))), 1)) {
            float[] together = ort.run(Map.of(Model.SIGNAL, Array.of(signal, 4, 1, SAMPLES)))
                    .get(Model.SCORE)
                    .floats();
            float[] last = Arrays.copyOfRange(signal, 3 * SAMPLES, 4 * SAMPLES);
            float alone = ort.run(Map.of(Model.SIGNAL, Array.of(last, 1, 1, SAMPLES)))
                    .get(Model.SCORE)
                    .floats()[0];
            assertThat((double) alone).isCloseTo(together[3], org.assertj.core.data.Offset.offset(1e-5));
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void silenceScoresFinite(Model model) {
        Network network = model.network(SAMPLES, RATE).keeping(Model.SCORE);
        try (OrtRuntime ort = new OrtRuntime(network.toOnnx(network.initialise(new Seed(7))), 1)) {
            Array silence = Array.of(new float[SAMPLES], 1, 1, SAMPLES);
            assertThat(ort.run(Map.of(Model.SIGNAL, silence)).get(Model.SCORE).floats()[0])
                    .isFinite();
        }
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private static double largestDifference(Array a, Array b) {
        float[] x = a.floats();
        float[] y = b.floats();
        double largest = 0;
        for (int i = 0; i < x.length; i++) {
            largest = Math.max(largest, Math.abs(x[i] - y[i]));
        }
        return largest;
    }

    private static double spread(Array a) {
        float[] x = a.floats();
        Arrays.sort(x);
        return x[x.length - 1] - x[0];
    }
}

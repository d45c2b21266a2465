package org.prodrome.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import com.google.protobuf.ByteString;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.Network;
import org.prodrome.graph.Parameters;
import org.prodrome.model.belief.JointBeliefNetwork;
import org.prodrome.model.supervised.ForestHead;
import org.prodrome.model.supervised.Headed;
import org.prodrome.runtime.Device;
import org.prodrome.runtime.TorchRuntime;

/** The front end is in the graph, so the score can be traced to the waveform or the pixels. */
class AttributionTest {
    private static final int CASES = 2;

    /** A long step crosses a rectifier's kink, a short one drowns in rounding. */
    private static final double[] STEPS = {1e-2, 1e-3, 3e-4, 1e-4};

    /** The network with the gradient of the scores' sum by the waveform as one more output. */
    private static Network withGradient(Network network) {
        NodeProto gradient = NodeProto.newBuilder()
                .setOpType("Gradient")
                .setDomain("ai.onnx.preview.training")
                .setName("attribution")
                .addInput(Model.INPUT)
                .addOutput("attribution")
                .addAttribute(AttributeProto.newBuilder()
                        .setName("xs")
                        .setType(AttributeProto.AttributeType.STRINGS)
                        .addStrings(ByteString.copyFromUtf8(Model.INPUT)))
                .addAttribute(AttributeProto.newBuilder()
                        .setName("y")
                        .setType(AttributeProto.AttributeType.STRING)
                        .setS(ByteString.copyFromUtf8(Model.SCORE)))
                .build();
        return new Network(
                network.graph().toBuilder()
                        .addNode(gradient)
                        .addOutput(network.graph().getInput(0).toBuilder().setName("attribution"))
                        .build(),
                network.parameters(),
                network.opset());
    }

    /** Words are numbers of a list's places, between which there is nothing to trace. */
    static Stream<ModelContractTest.Trial> traced() {
        return ModelContractTest.trials().filter(trial -> trial.grid().symbols() == 0 && !flat(trial.model()));
    }

    /**
     * A forest is flat almost everywhere; and before they have learned, the score of machines upon machines hangs on
     * the input by less than single precision tells.
     */
    private static boolean flat(Model model) {
        return switch (model) {
            case JointBeliefNetwork _ -> true;
            case Headed headed -> headed.head() instanceof ForestHead || flat(headed.learned());
            default -> false;
        };
    }

    @ParameterizedTest
    @MethodSource("traced")
    void aScoreIsTracedToTheInput(ModelContractTest.Trial trial) {
        Network network = trial.network().keeping(Model.SCORE);
        Parameters parameters = trial.model().concluded(trial.started(), trial.labelled(20), trial.grid());
        var random = new Seed(21).random();
        float[] signal = new float[CASES * Math.toIntExact(trial.grid().size())];
        float[] direction = new float[signal.length];
        for (int i = 0; i < signal.length; i++) {
            signal[i] = (float) (Math.sin(0.4 * i) + 0.3 * random.nextGaussian());
            direction[i] = (float) random.nextGaussian();
        }
        try (TorchRuntime plain = new TorchRuntime(network, parameters, Device.CPU);
                TorchRuntime traced = new TorchRuntime(withGradient(network), parameters, Device.CPU)) {
            float[] gradient = run(traced, trial.scored(network, signal), "attribution");
            assertThat(gradient).hasSize(signal.length);
            double along = 0;
            double size = 0;
            for (int i = 0; i < gradient.length; i++) {
                assertThat(gradient[i]).isFinite();
                along += (double) gradient[i] * direction[i];
                size += (double) gradient[i] * gradient[i];
            }
            assertThat(size).isPositive();
            double closest = Double.POSITIVE_INFINITY;
            for (double step : STEPS) {
                double slope = (sum(run(plain, trial.scored(network, moved(signal, direction, step)), Model.SCORE))
                                - sum(run(plain, trial.scored(network, moved(signal, direction, -step)), Model.SCORE)))
                        / (2 * step);
                closest = Math.min(closest, Math.abs(along - slope));
            }
            // Against the size of slopes along random directions: single precision leaves a hundredth of it.
            assertThat(closest).isLessThan(0.05 * Math.sqrt(size));
        }
    }

    private static float[] run(TorchRuntime runtime, Map<String, Array> inputs, String output) {
        return Objects.requireNonNull(runtime.run(inputs).get(output)).floats();
    }

    private static float[] moved(float[] signal, float[] direction, double step) {
        float[] moved = new float[signal.length];
        for (int i = 0; i < moved.length; i++) {
            moved[i] = (float) (signal[i] + step * direction[i]);
        }
        return moved;
    }

    private static double sum(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum;
    }
}

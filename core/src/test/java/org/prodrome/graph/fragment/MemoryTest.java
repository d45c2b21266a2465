package org.prodrome.graph.fragment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Network;
import org.prodrome.graph.Parameters;
import org.prodrome.graph.Value;
import org.prodrome.runtime.Device;
import org.prodrome.runtime.OrtRuntime;
import org.prodrome.runtime.TorchRuntime;

/**
 * Two slots of size 1, and one input. With weights of 1 for the read, of 1 and 0.5 for the output's two inputs and of 2
 * for the write, without biases, everything can be worked out by hand.
 */
class MemoryTest {
    private static final Offset<Float> EXACT = Offset.offset(1e-6f);
    private static final float[] MEMORY = {1, -0.5f};

    private static Network network(boolean plastic) {
        GraphBuilder g = new GraphBuilder("memory");
        Value x = g.input("x", GraphBuilder.ANY, 1);
        Memory memory = new Memory(2, 1, plastic);
        g.output("frozen", memory.frozen(g, "", x, 1), GraphBuilder.ANY, 1);
        g.output("live", memory.live(g, "", x, 1), GraphBuilder.ANY, 1);
        return g.build();
    }

    private static Parameters parameters(boolean plastic) {
        var arrays = new TreeMap<String, Array>();
        arrays.put("memory", Array.of(MEMORY, 2, 1));
        weights(arrays, "read", 1);
        weights(arrays, "output", 1, 0.5f);
        weights(arrays, "write", 2);
        if (plastic) {
            plastic(arrays, "read", new float[] {0.5f}, new float[] {0.2f});
            plastic(arrays, "output", new float[] {0, 0.25f}, new float[] {0, 0});
            plastic(arrays, "write", new float[] {0}, new float[] {0});
        }
        return new Parameters(arrays);
    }

    private static void weights(Map<String, Array> arrays, String name, float... weights) {
        arrays.put(name + ".weight", Array.of(weights, weights.length, 1));
        arrays.put(name + ".bias", Array.of(new float[] {0}, 1));
    }

    /** A rate whose sigmoid is a quarter. */
    private static void plastic(Map<String, Array> arrays, String name, float[] coefficients, float[] trace) {
        arrays.put(name + ".plasticity", Array.of(coefficients, trace.length, 1));
        arrays.put(name + ".trace", Array.of(trace, trace.length, 1));
        arrays.put(name + ".rate", Array.of(new float[] {(float) -Math.log(3)}, 1));
    }

    private static Map<String, Array> run(boolean plastic, float... x) {
        Network network = network(plastic);
        Map<String, Array> inputs = Map.of("x", Array.of(x, x.length, 1));
        try (OrtRuntime ort = new OrtRuntime(network.toOnnx(parameters(plastic)), 1);
                TorchRuntime torch = new TorchRuntime(network, parameters(plastic), Device.CPU)) {
            Map<String, Array> a = ort.run(inputs);
            Map<String, Array> b = torch.run(inputs);
            assertThat(a.keySet()).isEqualTo(b.keySet());
            a.forEach(
                    (name, value) -> assertThat(b.get(name).floats()).as(name).containsExactly(value.floats(), EXACT));
            return a;
        }
    }

    /** What a case gives, and what memory is left. */
    private record Worked(double output, double first, double second) {
        static Worked of(double x, double first, double second) {
            double q = Math.tanh(x);
            double up = Math.exp(q * first);
            double down = Math.exp(q * second);
            double z1 = up / (up + down);
            double z2 = down / (up + down);
            double m = z1 * first + z2 * second;
            double o = Math.tanh(q + 0.5 * m);
            double h = Math.tanh(2 * o);
            return new Worked(o, first * (1 - z1) + z1 * h, second * (1 - z2) + z2 * h);
        }
    }

    /**
     * x = atanh 0.5: q = 0.5, z = (1, e^-0.75) / (1 + e^-0.75) = (0.679, 0.321), m = 0.519, o = tanh 0.759, h = tanh
     * 1.281.
     */
    @Test
    void readsGivesAndWritesAsWorkedOutByHand() {
        float x = (float) (0.5 * Math.log(3));
        Map<String, Array> outputs = run(false, x);
        float o = 0.640714f;
        assertThat(outputs.get("frozen").floats()).containsExactly(new float[] {o}, Offset.offset(1e-5f));
        assertThat(outputs.get("live").floats()).containsExactly(new float[] {o}, Offset.offset(1e-5f));
        double h = Math.tanh(2 * o);
        double z = 1 / (1 + Math.exp(-0.75));
        assertThat(outputs.get(Network.next("memory")).floats())
                .containsExactly(
                        new float[] {(float) (1 - z + z * h), (float) (-0.5 * z + (1 - z) * h)}, Offset.offset(1e-5f));
    }

    @Test
    void aLiveCaseFindsWhatThoseBeforeItWroteAndAFrozenOneDoesNot() {
        float[] x = {0.3f, -1.2f, 0.8f};
        Map<String, Array> outputs = run(false, x);
        Worked state = new Worked(0, MEMORY[0], MEMORY[1]);
        float[] live = new float[3];
        float[] frozen = new float[3];
        for (int i = 0; i < x.length; i++) {
            state = Worked.of(x[i], state.first(), state.second());
            live[i] = (float) state.output();
            frozen[i] = (float) Worked.of(x[i], MEMORY[0], MEMORY[1]).output();
        }
        assertThat(outputs.get("live").floats()).containsExactly(live, EXACT);
        assertThat(outputs.get("frozen").floats()).containsExactly(frozen, EXACT);
        assertThat(outputs.get(Network.next("memory")).floats())
                .containsExactly(new float[] {(float) state.first(), (float) state.second()}, EXACT);
    }

    /**
     * The read has the weight 1 + 0.5 * 0.2 = 1.1, so that x = 1 gives q = tanh 1.1; its trace becomes 0.75 * 0.2 +
     * 0.25 * 1 * q. The output's second weight has no trace yet, and one of 0.25 m o then.
     */
    @Test
    void aTraceChangesTheWeightAndIsChangedByWhatPasses() {
        Map<String, Array> outputs = run(true, 1);
        double q = Math.tanh(1.1);
        double z = 1 / (1 + Math.exp(-1.5 * q));
        double m = z - 0.5 * (1 - z);
        double o = Math.tanh(q + 0.5 * m);
        assertThat(outputs.get("live").floats()).containsExactly(new float[] {(float) o}, EXACT);
        assertThat(outputs.get(Network.next("read.trace")).floats())
                .containsExactly(new float[] {(float) (0.15 + 0.25 * q)}, EXACT);
        assertThat(outputs.get(Network.next("output.trace")).floats())
                .containsExactly(new float[] {(float) (0.25 * q * o), (float) (0.25 * m * o)}, EXACT);
        assertThat(outputs.get("frozen").floats()).containsExactly(new float[] {(float) o}, EXACT);
    }

    @Test
    void noSlotsAreRefused() {
        assertThatThrownBy(() -> new Memory(0, 4, false))
                .hasMessage("memory: expected 1 to 2^16 slots of a size of 1 to 2^16, got 0 and 4");
    }
}

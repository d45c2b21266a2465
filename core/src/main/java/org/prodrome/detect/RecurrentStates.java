package org.prodrome.detect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Network;
import org.prodrome.graph.Operator.Activation;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.graph.fragment.Recurrence;
import org.prodrome.graph.fragment.Recurrence.Direction;
import org.prodrome.runtime.OrtRuntime;
import org.prodrome.signal.heart.HeartState;
import org.prodrome.signal.heart.StateModel;

/**
 * How likely heart states are, by bidirectional layers of long short-term memory on the sound's envelopes, after T.
 * Fernando, H. Ghaemmaghami, S. Denman, S. Sridharan, N. Hussain and C. Fookes, "Heart Sound Segmentation using
 * Bidirectional LSTMs with Attention", arXiv 2004.03712, 2020; without the paper's attention and features, and with
 * durations as the segmenter knows them.
 *
 * @param onnx takes {@link #FRAMES} and gives {@link #STATES}
 */
record RecurrentStates(byte[] onnx) implements StateModel {
    /** Input of the envelopes: [frame, 1, envelope]. */
    static final String FRAMES = "frames";

    /**
     * Input, in training, of what each state's frame weighs where it is the frame's state, and 0 where not: [frame, 4].
     */
    static final String KNOWN = "known";

    /** Output of the logarithm of each state's share: [frame, 4]. */
    static final String STATES = "states";

    /** Output of what training makes small: [frame]. */
    static final String COST = "cost";

    private static final String SIMULATED = "heart-states.onnx";
    private static final int COUNT = HeartState.values().length;
    private static final int ENVELOPES = 4;
    private static final int LAYERS = 2;
    private static final int UNITS = 20;

    /** What comes with Prodrome, trained on simulated heart sounds ({@code data.synthetic.HeartSounds}). */
    static RecurrentStates simulated() {
        try (InputStream in = RecurrentStates.class.getResourceAsStream(SIMULATED)) {
            if (in == null) {
                throw new IllegalStateException("heart states: expected a resource " + SIMULATED + ", got none");
            }
            return new RecurrentStates(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is trained. */
    static Network network() {
        GraphBuilder g = new GraphBuilder("heart-states");
        Value x = g.input(FRAMES, GraphBuilder.ANY, 1, ENVELOPES);
        int width = ENVELOPES;
        for (int layer = 1; layer <= LAYERS; layer++) {
            Recurrence.Result result = Recurrence.LSTM.layer(g, "layer" + layer, x, width, UNITS, Direction.BOTH);
            x = result.states();
            width = result.units();
        }
        Value flat = Layers.reshape(g, x, -1, width);
        Value logits = Layers.dense(g, "head", flat, width, COUNT);
        Value states = g.node(Activation.LogSoftmax, logits).integer("axis", 1).output();
        g.output(STATES, states, GraphBuilder.ANY, COUNT);
        Value known = g.input(KNOWN, GraphBuilder.ANY, COUNT);
        Value likely = Layers.sum(g, g.add(Arithmetic.Mul, known, states), 1);
        g.output(COST, g.add(Arithmetic.Neg, likely), GraphBuilder.ANY);
        return g.build();
    }

    @Override
    public double[][] emissions(double[][] frames) {
        float[] values = new float[frames.length * ENVELOPES];
        for (int i = 0; i < frames.length; i++) {
            for (int k = 0; k < ENVELOPES; k++) {
                values[i * ENVELOPES + k] = (float) frames[i][k];
            }
        }
        float[] states;
        try (OrtRuntime runtime = new OrtRuntime(onnx, 1)) {
            Array input = Array.of(values, frames.length, 1, ENVELOPES);
            states = Objects.requireNonNull(runtime.run(Map.of(FRAMES, input)).get(STATES))
                    .floats();
        }
        double[][] emissions = new double[frames.length][COUNT];
        for (int i = 0; i < frames.length; i++) {
            for (int state = 0; state < COUNT; state++) {
                emissions[i][state] = states[i * COUNT + state];
            }
        }
        return emissions;
    }
}

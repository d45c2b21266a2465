package org.prodrome.detect;

import java.util.HashMap;
import java.util.Map;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.Carrying;
import org.prodrome.graph.GraphException;
import org.prodrome.graph.Network;
import org.prodrome.model.Grid;
import org.prodrome.model.Model;
import org.prodrome.model.supervised.MemoryNetwork;
import org.prodrome.runtime.OrtRuntime;

/**
 * Scores a recording while it goes on, piece by piece: after each piece it says what the whole up to there scores, for
 * what the network's recurrent layers know of the pieces before is carried from one to the next. Of a memory network
 * that may go on writing, what is carried is its memory, and a piece is a case.
 */
public final class StreamScorer implements AutoCloseable {
    private static final double TOLERANCE = 1e-4;

    private final Carrying carrying;
    private final OrtRuntime runtime;
    private final int channels;
    private final String score;
    private final Map<String, Array> carried = new HashMap<>();

    /**
     * Readies a detector's network.
     *
     * @param onnx takes {@link Model#INPUT} and gives {@link Model#SCORE}
     * @param grid of a window that it was made for
     * @throws GraphException if the network can't take a recording piece by piece, for it looks ahead, or says
     *     something else of the pieces than of the whole
     */
    public StreamScorer(byte[] onnx, Grid grid, int threads) {
        Network network = Network.ofOnnx(onnx);
        this.carrying = Carrying.of(network, network.initialise(new Seed(0)));
        boolean remembers = network.outputs().contains(MemoryNetwork.LIVE + Model.SCORE);
        this.score = remembers ? MemoryNetwork.LIVE + Model.SCORE : Model.SCORE;
        this.channels = grid.channels();
        this.runtime =
                new OrtRuntime(carrying.network().toOnnx(carrying.network().initialise(new Seed(0))), threads);
        begin();
        if (!remembers) {
            check(Math.toIntExact(grid.size() / channels));
            begin();
        }
    }

    /** Noise in one piece and in two has to score alike. */
    private void check(int length) {
        var random = new Seed(20201204).random();
        float[] whole = new float[2 * length * channels];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = (float) random.nextGaussian();
        }
        double atOnce;
        double inPieces;
        try {
            atOnce = next(whole);
            begin();
            next(piece(whole, 0, length));
            inPieces = next(piece(whole, length, length));
        } catch (GraphException e) {
            runtime.close();
            throw new GraphException("network: expected one that takes pieces of any length, got " + e.getMessage(), e);
        }
        if (!(Math.abs(atOnce - inPieces) <= TOLERANCE * Math.max(1, Math.abs(atOnce)))) {
            runtime.close();
            throw new GraphException("network: expected the score of a whole, " + atOnce
                    + ", when its pieces come one after the other, got " + inPieces);
        }
    }

    private float[] piece(float[] whole, int from, int length) {
        float[] piece = new float[length * channels];
        for (int channel = 0; channel < channels; channel++) {
            System.arraycopy(whole, channel * whole.length / channels + from, piece, channel * length, length);
        }
        return piece;
    }

    /** Begins a recording. */
    public void begin() {
        carried.clear();
        carried.putAll(carrying.start());
    }

    /**
     * Takes the next piece.
     *
     * @param values [channel, time] of any whole number of the network's steps
     * @return the score of all pieces since the recording began
     */
    public double next(float[] values) {
        Map<String, Array> inputs = new HashMap<>(carried);
        inputs.put(Model.INPUT, Array.of(values, 1, channels, values.length / channels));
        Map<String, Array> outputs = runtime.run(inputs);
        Array scored = outputs.get(score);
        if (scored == null) {
            throw new GraphException("network: expected an output " + score + ", got " + outputs.keySet());
        }
        carrying.next().forEach((input, output) -> {
            Array value = outputs.get(output);
            if (value != null) {
                carried.put(input, value);
            }
        });
        return scored.floats()[0];
    }

    @Override
    public void close() {
        runtime.close();
    }
}

package org.prodrome.signal.heart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.prodrome.data.Seed;

/**
 * How likely each heart state is, given the four envelopes at a moment: a logistic regression a state.
 *
 * @param weights [state][intercept, homomorphic, Hilbert, power, wavelet]; not copied, so not to be written to
 */
public record HeartSoundModel(double[][] weights) implements StateModel {
    private static final String SIMULATED = "simulated.csv";

    /** @throws IllegalArgumentException unless there are four rows of five finite weights */
    public HeartSoundModel {
        boolean right = weights.length == HeartState.COUNT
                && Stream.of(weights)
                        .allMatch(row -> row.length == HeartEnvelopes.COUNT + 1
                                && Arrays.stream(row).allMatch(Double::isFinite));
        if (!right) {
            throw new IllegalArgumentException(
                    "heart sound model: expected 4 rows of 5 finite weights, got " + Arrays.deepToString(weights));
        }
    }

    /** The model that comes with Prodrome, trained on simulated heart sounds ({@code data.synthetic.HeartSounds}). */
    public static HeartSoundModel simulated() {
        try (InputStream in = HeartSoundModel.class.getResourceAsStream(SIMULATED)) {
            if (in == null) {
                throw new IllegalStateException("heart sound model: expected a resource " + SIMULATED + ", got none");
            }
            return parsed(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Trains on recordings whose sounds are known. The same recordings and seed give the same weights.
     *
     * @param seed which frames are drawn where a state has more of them than another
     * @throws IllegalArgumentException if a recording can't be segmented, as {@link HeartSoundSegmenter#of} says, or
     *     the recordings together have fewer than three frames of 20 ms of a state
     */
    public static HeartSoundModel trained(List<LabelledSound> recordings, Seed seed) {
        List<List<double[]>> frames = new ArrayList<>();
        for (int i = 0; i < HeartState.COUNT; i++) {
            frames.add(new ArrayList<>());
        }
        for (LabelledSound recording : recordings) {
            double[][] heard =
                    HeartEnvelopes.of(recording.samples(), recording.rate()).frames();
            HeartState[] states = recording.states(heard.length, HeartEnvelopes.FRAME_RATE);
            for (int i = 0; i < heard.length; i++) {
                frames.get(states[i].ordinal()).add(heard[i]);
            }
        }
        double[][] weights = new double[HeartState.COUNT][];
        for (HeartState state : HeartState.values()) {
            int count = frames.get(state.ordinal()).size();
            if (count < HeartState.COUNT - 1) {
                throw new IllegalArgumentException("heart sound model: expected three frames of " + state + " or more, "
                        + "got " + count + " in " + recordings.size() + " recordings");
            }
        }
        for (HeartState state : HeartState.values()) {
            weights[state.ordinal()] = StateRegression.fit(frames, state, seed.split(state.name()));
        }
        return new HeartSoundModel(weights);
    }

    /** A line a state, its name first, as the resource has them. */
    String written() {
        StringBuilder text = new StringBuilder("state,intercept,homomorphic,hilbert,power,wavelet\n");
        for (HeartState state : HeartState.values()) {
            text.append(state);
            Arrays.stream(weights[state.ordinal()])
                    .forEach(weight -> text.append(',').append(weight));
            text.append('\n');
        }
        return text.toString();
    }

    private static HeartSoundModel parsed(String text) {
        return new HeartSoundModel(text.lines()
                .skip(1)
                .map(line -> Arrays.stream(line.split(","))
                        .skip(1)
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toArray(double[][]::new));
    }

    /**
     * [frame, state]: the logarithm of the likelihood of what is heard. By Bayes' rule P(o|s) = P(s|o) P(o) / P(s): as
     * states were trained on as many frames as the others together and all are as likely beforehand, and as P(o) is the
     * same whatever the state, P(s|o) differs from it by what every path has alike.
     */
    @Override
    public double[][] emissions(double[][] frames) {
        double[][] logarithms = new double[frames.length][HeartState.COUNT];
        for (int i = 0; i < frames.length; i++) {
            for (int state = 0; state < HeartState.COUNT; state++) {
                double sum = weights[state][0];
                for (int j = 0; j < frames[i].length; j++) {
                    sum += weights[state][j + 1] * frames[i][j];
                }
                // log(1 / (1 + exp(-sum))), which does not overflow.
                logarithms[i][state] = Math.min(sum, 0) - Math.log1p(Math.exp(-Math.abs(sum)));
            }
        }
        return logarithms;
    }
}

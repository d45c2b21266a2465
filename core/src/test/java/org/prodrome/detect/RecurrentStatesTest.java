package org.prodrome.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.Network;
import org.prodrome.objective.Objective;
import org.prodrome.recipe.measure.StatesJudged;
import org.prodrome.runtime.Clipping;
import org.prodrome.runtime.Device;
import org.prodrome.runtime.Optimiser;
import org.prodrome.signal.heart.HeartSoundModel;
import org.prodrome.signal.heart.HeartState;
import org.prodrome.signal.heart.KnownStates;
import org.prodrome.train.Loop;
import org.prodrome.train.Phase;
import org.prodrome.train.Schedule;

/** Recurrent layers that segment heart sounds; what {@link #main} wrote is shipped. */
final class RecurrentStatesTest {
    private static final int STEPS = 900;
    private static final int STATES = HeartState.values().length;

    /** Trains on simulated sounds and writes the resource. */
    public static void main(String[] args) throws Exception {
        Files.write(Path.of(args[0]), trained(STEPS));
    }

    private static byte[] trained(int steps) throws Exception {
        List<KnownStates> known = KnownStates.training();
        double[] weights = weights(known);
        Network network = RecurrentStates.network();
        Seed seed = new Seed(85);
        Phase phase = new Phase(
                        "states",
                        network.trainable(),
                        new Objective.Mean(RecurrentStates.COST),
                        Optimiser.AdamW.of(0.01, 1e-4),
                        Schedule.COSINE)
                .with(new Clipping.Norm(1));
        return network.keeping(RecurrentStates.STATES)
                .toOnnx(Loop.train(
                        network,
                        network.initialise(seed),
                        List.of(phase),
                        step -> batch(known.get(seed.split(step).random().nextInt(known.size())), weights),
                        steps,
                        Device.CPU,
                        seed,
                        (_, _, _) -> {}));
    }

    /** So that all states weigh alike, as rare as they may be. */
    private static double[] weights(List<KnownStates> known) {
        double[] counts = new double[STATES];
        double all = 0;
        for (KnownStates one : known) {
            for (int state : one.states()) {
                counts[state]++;
                all++;
            }
        }
        double[] weights = new double[STATES];
        for (int state = 0; state < STATES; state++) {
            weights[state] = all / STATES / counts[state];
        }
        return weights;
    }

    private static Map<String, Array> batch(KnownStates known, double[] weights) {
        int count = known.states().length;
        int envelopes = known.frames()[0].length;
        float[] frames = new float[count * envelopes];
        float[] weighed = new float[count * STATES];
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < envelopes; k++) {
                frames[i * envelopes + k] = (float) known.frames()[i][k];
            }
            int state = known.states()[i];
            weighed[i * STATES + state] = (float) weights[state];
        }
        return Map.of(
                RecurrentStates.FRAMES,
                Array.of(frames, count, 1, envelopes),
                RecurrentStates.KNOWN,
                Array.of(weighed, count, STATES));
    }

    @Test
    void findsHeartSoundsInNoise() throws Exception {
        double[] f1 = StatesJudged.judged(RecurrentStates.simulated(), 12, 10);
        assertThat(f1[0]).isGreaterThan(0.93);
        assertThat(f1[1]).isGreaterThan(0.93);
    }

    @Test
    @Tag("slow")
    void whatIsShippedCanBeTrainedAgainAndFindsAsMuchAsRegression() throws Exception {
        for (double ratio : new double[] {20, 10, 0}) {
            double[] shipped = StatesJudged.judged(RecurrentStates.simulated(), 60, ratio);
            double[] regression = StatesJudged.judged(HeartSoundModel.simulated(), 60, ratio);
            assertThat(shipped[0] + shipped[1]).isGreaterThan(regression[0] + regression[1] - 0.02);
        }
        double[] again = StatesJudged.judged(new RecurrentStates(trained(STEPS)), 12, 10);
        assertThat(again[0]).isGreaterThan(0.93);
        assertThat(again[1]).isGreaterThan(0.93);
    }
}

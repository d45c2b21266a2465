package org.prodrome.signal.heart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.prodrome.signal.SignalInputs;

/** Each step against scipy, PyWavelets and a plain recursion in numpy. */
class HeartGoldenTest {
    private static final HeartSoundModel MODEL = new HeartSoundModel(new double[][] {
        {-0.7, 1.2, 0.9, 0.4, 0.1},
        {-0.6, -0.9, -0.7, 0.3, -0.4},
        {-0.6, 0.8, 1.1, -0.7, 0.5},
        {-0.9, -1.3, 0.2, -0.5, -0.6}
    });

    @Test
    void equalsTheReference() throws IOException {
        int compared = 0;
        for (String[] row : SignalInputs.golden(getClass(), "heart.csv")) {
            double[] got = value(row[0], row[1], Integer.parseInt(row[2]));
            assertThat(SignalInputs.difference(got, SignalInputs.numbers(row[3])))
                    .as("%s of %s, %s samples", row[0], row[1], row[2])
                    .isLessThan(1e-9);
            compared++;
        }
        assertThat(compared).isEqualTo(42);
    }

    private static double[] value(String what, String input, int length) {
        return switch (what) {
            case "detail1" -> SplineWavelet.magnitude(SignalInputs.of(input, length), 1);
            case "detail3" -> SplineWavelet.magnitude(SignalInputs.of(input, length), 3);
            default -> ofBeats(what, Double.parseDouble(input), length);
        };
    }

    private static double[] ofBeats(String what, double rate, int length) {
        HeartEnvelopes heard = HeartEnvelopes.of(HeartInputs.beats(length, rate), rate);
        HeartCycle cycle = HeartCycle.of(heard.homomorphic(), HeartEnvelopes.RATE);
        return switch (what) {
            case "homomorphic" -> column(heard, 0);
            case "hilbert" -> column(heard, 1);
            case "power" -> column(heard, 2);
            case "wavelet" -> column(heard, 3);
            case "cycle" -> new double[] {cycle.length(), cycle.systole()};
            case "states" ->
                Arrays.stream(StateDecoder.states(
                                MODEL.emissions(heard.frames()), new StateDurations(cycle, HeartEnvelopes.FRAME_RATE)))
                        .mapToDouble(HeartState::ordinal)
                        .toArray();
            default -> throw new AssertionError(what);
        };
    }

    private static double[] column(HeartEnvelopes heard, int envelope) {
        return Arrays.stream(heard.frames())
                .mapToDouble(frame -> frame[envelope])
                .toArray();
    }
}

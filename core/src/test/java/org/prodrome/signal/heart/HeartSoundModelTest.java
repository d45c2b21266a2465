package org.prodrome.signal.heart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;
import org.prodrome.data.Truth.Beat;
import org.prodrome.data.Truth.Beat.Aami;
import org.prodrome.data.Truth.Beat.Sound;
import org.prodrome.recipe.measure.SimulatedHearts;

class HeartSoundModelTest {
    private static final double RATE = 1000;

    /**
     * Training anew gives the numbers that are shipped. They are written by this test and by nobody: {@code mvn test
     * -pl core -Dtest=HeartSoundModelTest -Dprodrome.write=true}.
     */
    @Test
    void theShippedModelIsWhatTrainingOnTheSimulatorGives() throws Exception {
        HeartSoundModel trained = SimulatedHearts.trained();
        if (Boolean.getBoolean("prodrome.write")) {
            Files.writeString(Path.of("src/main/resources/org/prodrome/signal/heart/simulated.csv"), trained.written());
        }
        double[][] shipped = HeartSoundModel.simulated().weights();
        for (int state = 0; state < shipped.length; state++) {
            for (int i = 0; i < shipped[state].length; i++) {
                assertThat(trained.weights()[state][i]).isCloseTo(shipped[state][i], within(1e-6));
            }
        }
    }

    /** Where a state sounds like nothing else, its regression says so. */
    @Test
    void aLoudMomentIsNoDiastole() {
        double[][] likely =
                HeartSoundModel.simulated().emissions(new double[][] {{3, 3, 3, 3}, {-0.5, -0.5, -0.5, -0.5}});
        assertThat(likely[0][HeartState.S1.ordinal()]).isGreaterThan(likely[0][HeartState.DIASTOLE.ordinal()]);
        assertThat(likely[1][HeartState.DIASTOLE.ordinal()]).isGreaterThan(likely[1][HeartState.S1.ordinal()]);
    }

    @Test
    void emissionsAreLogarithmsOfTheLogisticFunction() {
        double[][] weights = {{0.5, 1, 0, 0, 0}, {0, 0, 2, 0, 0}, {-900, 0, 0, 0, 0}, {900, 0, 0, 0, 0}};
        double[][] likely = new HeartSoundModel(weights).emissions(new double[][] {{1, -0.25, 7, 7}});
        assertThat(likely[0])
                .containsExactly(
                        new double[] {-Math.log(1 + Math.exp(-1.5)), -Math.log(1 + Math.exp(0.5)), -900, 0},
                        within(1e-12));
    }

    @Test
    void statesFollowTheSounds() {
        LabelledSound sound = new LabelledSound(
                new double[10],
                RATE,
                List.of(new Beat(0.05, Sound.S2), new Beat(0.20, Sound.S1), new Beat(0.5, Sound.S2)));
        HeartState[] states = sound.states(28, 50);
        assertThat(states[0]).isEqualTo(HeartState.SYSTOLE);
        assertThat(states[2]).isEqualTo(HeartState.SYSTOLE);
        assertThat(states[3]).isEqualTo(HeartState.S2);
        assertThat(states[7]).isEqualTo(HeartState.S2);
        assertThat(states[8]).isEqualTo(HeartState.DIASTOLE);
        assertThat(states[10]).isEqualTo(HeartState.S1);
        assertThat(states[16]).isEqualTo(HeartState.S1);
        assertThat(states[17]).isEqualTo(HeartState.SYSTOLE);
        assertThat(states[25]).isEqualTo(HeartState.S2);
    }

    @Test
    void refusesWhatItCantTrainOn() {
        double[] samples = HeartInputs.beats(4000, RATE);
        assertThatThrownBy(() -> new LabelledSound(samples, RATE, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected S1 and S2, got none");
        assertThatThrownBy(() -> new LabelledSound(samples, RATE, List.of(new Beat(1, Aami.N))))
                .hasMessageContaining("expected S1 and S2 that rise, got");
        assertThatThrownBy(() ->
                        new LabelledSound(samples, RATE, List.of(new Beat(1, Sound.S1), new Beat(1, Sound.S2))))
                .hasMessageContaining("at place 1");
        LabelledSound firstsAlone = new LabelledSound(samples, RATE, List.of(new Beat(0.3, Sound.S1)));
        assertThatThrownBy(() -> HeartSoundModel.trained(List.of(firstsAlone), new Seed(1)))
                .hasMessageContaining("expected three frames of S2 or more, got 0 in 1 recordings");
        assertThatThrownBy(() -> new HeartSoundModel(new double[4][4])).hasMessageContaining("4 rows of 5");
        double[][] spoilt = new double[4][5];
        spoilt[2][3] = Double.NaN;
        assertThatThrownBy(() -> new HeartSoundModel(spoilt)).hasMessageContaining("finite weights");
    }
}

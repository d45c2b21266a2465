package org.prodrome.data.synthetic.eeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Case;
import org.prodrome.data.Seed;
import org.prodrome.data.Signal;
import org.prodrome.data.Truth.Interval;
import org.prodrome.data.Truth.Label;

final class EegsTest {
    @Test
    void seesADipoleAsTheSeriesDoes() {
        double f = 0.62;
        Place dipole = new Place(0, 0, f);
        for (double degrees : new double[] {0, 20, 75, 140}) {
            double c = StrictMath.cos(Math.toRadians(degrees));
            double sum = 0;
            double before = 1;
            double legendre = c;
            double power = 1;
            for (int n = 1; n < 200; n++) {
                sum += (2 * n + 1) * power * legendre;
                double next = ((2 * n + 1) * c * legendre - n * before) / (n + 1);
                before = legendre;
                legendre = next;
                power *= f;
            }
            Place there = Place.at(degrees, 33, 1);
            assertThat(dipole.seenAt(there)).as("at %s degrees", degrees).isEqualTo(sum, within(1e-9));
        }
    }

    @Test
    void solvesASynapseExactlyWhateverTheStep() {
        Synapse coarse = new Synapse(100);
        Synapse fine = new Synapse(100);
        coarse.step(0.02);
        fine.step(0.002);
        coarse.receive(3.25, 4);
        for (int i = 0; i < 10; i++) {
            fine.receive(3.25, 4);
        }
        // The response to a step: gain / rate * fired * (1 - exp(-rate t) (1 + rate t)), at rate t = 2.
        double expected = 3.25 / 100 * 4 * (1 - Math.exp(-2) * 3);
        assertThat(coarse.potential()).isEqualTo(expected, within(1e-12));
        assertThat(fine.potential()).isEqualTo(expected, within(1e-12));
    }

    @Test
    void swingsAtTenHertzAsJansenAndRitHaveIt() {
        NeuralMass mass = new NeuralMass(50);
        mass.step(0.001);
        NeuralMass.Gains usual = new NeuralMass.Gains(3.25, 22, 0);
        int rises = 0;
        double before = 0;
        for (int i = 0; i < 12_000; i++) {
            mass.advance(usual, 220);
            double above = mass.potential() - 7.5;
            rises += i >= 2000 && before < 0 && above >= 0 ? 1 : 0;
            before = above;
        }
        assertThat(rises / 10.0).isBetween(9.0, 11.5);
    }

    @Test
    void bringsASeizureFromItsFirstSignsToItsEnd() throws Exception {
        List<Case> cases =
                new Eegs(12, 60, Montage.AVERAGE).dataset(new Seed(1)).cases();
        int seizures = 0;
        for (Case one : cases) {
            if (one.truth().label() == Label.NORMAL) {
                continue;
            }
            Interval before = found(one, "pre-ictal");
            Interval seizure = found(one, "seizure");
            Interval after = found(one, "post-ictal");
            assertThat(before.end()).isEqualTo(seizure.start());
            assertThat(seizure.end()).isEqualTo(after.start());
            Signal signal = (Signal) one.payload();
            assertThat(signal.duration()).isEqualTo(60, within(0.01));
            // The end of a seizure has large waves somewhere that what comes after it hasn't.
            double late = loudest(signal, seizure.end() - 4, seizure.end());
            double ebb = loudest(signal, 0, before.start());
            seizures += late > ebb ? 1 : 0;
        }
        assertThat(seizures).isGreaterThanOrEqualTo(3);
    }

    private static Interval found(Case one, String finding) {
        return one.truth().intervals().stream()
                .filter(interval -> interval.finding().equals(finding))
                .findFirst()
                .orElseThrow();
    }

    /** Greatest deviation of a channel but the foremost, which see the eyes. */
    private static double loudest(Signal signal, double from, double to) {
        double most = 0;
        for (int c = 2; c < signal.channels().size(); c++) {
            double power = 0;
            int start = (int) (from * signal.rate());
            int end = (int) (to * signal.rate());
            for (int i = start; i < end; i++) {
                power += signal.samples()[c][i] * signal.samples()[c][i];
            }
            most = Math.max(most, Math.sqrt(power / (end - start)));
        }
        return most;
    }

    @Test
    void writesEitherMontage() throws Exception {
        Signal average = (Signal) new Eegs(1, 20, Montage.AVERAGE)
                .dataset(new Seed(1))
                .cases()
                .getFirst()
                .payload();
        Signal bipolar = (Signal) new Eegs(1, 20, Montage.BIPOLAR)
                .dataset(new Seed(1))
                .cases()
                .getFirst()
                .payload();
        assertThat(average.channels()).hasSize(19);
        assertThat(bipolar.channels()).hasSize(23);
        assertThat(bipolar.channels().getFirst().name()).isEqualTo("Fp1-F7");
        for (int i = 0; i < average.length(); i += 97) {
            float sum = 0;
            for (float[] channel : average.samples()) {
                sum += channel[i];
            }
            assertThat(sum).isEqualTo(0, within(1e-2f));
            float difference =
                    average.samples()[Electrode.FP1.ordinal()][i] - average.samples()[Electrode.F7.ordinal()][i];
            assertThat(bipolar.samples()[0][i]).isEqualTo(difference, within(1e-2f));
        }
    }

    @Test
    void refusesWhatItCannotMake() {
        assertThatThrownBy(() -> new Eegs(2, 10, Montage.AVERAGE)).hasMessage("EEG: expected 20 to 3600 s, got 10.0");
    }
}

package org.prodrome.data.synthetic.emg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Case;
import org.prodrome.data.Seed;
import org.prodrome.data.Signal;
import org.prodrome.data.Truth.Label;

final class EmgsTest {
    @Test
    void recruitsAndFiresAsFuglevandHasIt() {
        Pool pool = Pool.draw(1, new SplittableRandom(1));
        // Eq. 1 with 120 units and a range of 30: the first threshold is 30^(1/120), the last 30.
        assertThat(pool.thresholds()).hasSize(120);
        assertThat(pool.thresholds().getFirst()).isEqualTo(Math.pow(30, 1 / 120.0), within(1e-9));
        assertThat(pool.thresholds().getLast()).isEqualTo(30, within(1e-9));
        // Eq. 8: the last unit's peak of 25 a second is reached at 30 + 25 - 8 = 47, which is full effort.
        assertThat(Pool.rate(30, 1)).isEqualTo(25, within(1e-9));
        assertThat(Pool.rate(30, 29.9 / 47)).isZero();
        assertThat(Pool.rate(30, 30.0 / 47)).isEqualTo(8, within(1e-9));
        assertThat(Pool.rate(1, 11.0 / 47)).isEqualTo(18, within(1e-9));
    }

    @Test
    void triesHarderForTheSameForceWhenUnitsAreGone() {
        SplittableRandom random = new SplittableRandom(1);
        Pool sound = Pool.draw(1, random);
        Pool few = Pool.draw(0.3, random);
        double usual =
                Contraction.draw(10, 0.1, sound, 1, new SplittableRandom(2)).hold();
        double hard = Contraction.draw(10, 0.1, few, 1, new SplittableRandom(2)).hold();
        assertThat(sound.force(usual, 1)).isEqualTo(0.1, within(0.01));
        assertThat(hard).isGreaterThan(usual);
    }

    @Test
    void isLouderInContractionThanAtRest() throws Exception {
        List<Case> cases = new Emgs(24, 4).dataset(new Seed(1)).cases();
        int louder = 0;
        for (Case one : cases) {
            Signal signal = (Signal) one.payload();
            louder += deviation(signal, 0.45, 0.55) > 2 * deviation(signal, 0, 0.05) ? 1 : 0;
            assertThat(one.truth().severity().isPresent()).isEqualTo(one.truth().label() == Label.ABNORMAL);
        }
        assertThat(louder).isGreaterThan(18);
    }

    private static double deviation(Signal signal, double from, double to) {
        double power = 0;
        int start = (int) (from * signal.length());
        int end = (int) (to * signal.length());
        for (int i = start; i < end; i++) {
            power += signal.samples()[0][i] * signal.samples()[0][i];
        }
        return Math.sqrt(power / (end - start));
    }

    @Test
    void refusesWhatItCannotMake() {
        assertThatThrownBy(() -> new Emgs(2, 1)).hasMessage("EMG: expected 2 to 600 s, got 1.0");
    }
}

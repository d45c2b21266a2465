package org.prodrome.data.synthetic.wearable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Case;
import org.prodrome.data.Irregular;
import org.prodrome.data.Seed;
import org.prodrome.data.Several;
import org.prodrome.data.Signal;
import org.prodrome.data.Truth.Interval;

final class WristbandsTest {
    private final List<Case> cases =
            new Wristbands(24, 600).dataset(new Seed(1)).cases();

    @Test
    void hasTheWristbandsSensorsAtTheirRates() throws Exception {
        Several one = (Several) cases.getFirst().payload();
        assertThat(one.parts().keySet()).containsExactly("BVP", "ACC", "EDA", "TEMP", "HR", "IBI");
        assertThat(signal(one, "BVP").length()).isEqualTo(64 * 600);
        assertThat(signal(one, "ACC").samples()).hasDimensions(3, 32 * 600);
        assertThat(signal(one, "EDA").length()).isEqualTo(4 * 600);
        assertThat(signal(one, "HR").length()).isEqualTo(590);
    }

    @Test
    void trustsSomeIntervalsBetweenBeatsInStepsOfTheSensorsRate() throws Exception {
        for (Case one : cases) {
            Irregular.Variable trusted = ((Irregular)
                            ((Several) one.payload()).parts().get("IBI"))
                    .variables()
                    .getFirst();
            double sum = 0;
            for (double length : trusted.values()) {
                assertThat(length * 64 % 1).isZero();
                assertThat(length).isBetween(0.3, 1.6);
                sum += length;
            }
            assertThat(sum).isLessThan(550);
        }
    }

    @Test
    void quickensAndSweatsUnderStress() throws Exception {
        double quicker = 0;
        double wetter = 0;
        int spells = 0;
        for (Case one : cases) {
            Several recording = (Several) one.payload();
            for (Interval spell : one.truth().intervals()) {
                double before = Math.max(0, spell.start() - 40);
                quicker += mean(signal(recording, "HR"), spell.start() + 30, spell.end() - 10, 10)
                        - mean(signal(recording, "HR"), before, spell.start(), 10);
                wetter += mean(signal(recording, "EDA"), spell.start() + 30, spell.end(), 0)
                        / Math.max(0.01, mean(signal(recording, "EDA"), before, spell.start(), 0));
                spells++;
            }
        }
        assertThat(spells).isGreaterThan(3);
        assertThat(quicker / spells).isGreaterThan(3);
        assertThat(wetter / spells).isGreaterThan(1.05);
    }

    private static Signal signal(Several recording, String part) {
        return (Signal) recording.parts().get(part);
    }

    /** @param late seconds by which the part starts later than the others */
    private static double mean(Signal signal, double from, double to, double late) {
        double sum = 0;
        int count = 0;
        int start = (int) Math.max(0, (from - late) * signal.rate());
        for (int i = start; i < (to - late) * signal.rate() && i < signal.length(); i++) {
            sum += signal.samples()[0][i];
            count++;
        }
        return count == 0 ? 0 : sum / count;
    }

    @Test
    void comesAndGoesAsItsTimeConstantsSay() {
        Spells spells = new Spells(List.of(new Spells.Spell(10, 30, 1)), 8, 35);
        assertThat(spells.at(5)).isZero();
        assertThat(spells.at(18)).isEqualTo(1 - Math.exp(-1), within(1e-12));
        assertThat(spells.at(65)).isEqualTo((1 - Math.exp(-20 / 8.0)) * Math.exp(-1), within(1e-12));
        assertThat(spells.now(30)).isZero();
    }

    @Test
    void refusesWhatItCannotMake() {
        assertThatThrownBy(() -> new Wristbands(2, 60)).hasMessage("wristband: expected 120 to 7200 s, got 60.0");
    }
}

package org.prodrome.data.synthetic.barn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Case;
import org.prodrome.data.Seed;
import org.prodrome.data.Several;
import org.prodrome.data.Signal;
import org.prodrome.data.Truth.Interval;

final class BarnsTest {
    private static final int CO2 = 3;

    @Test
    void holdsAsMuchWaterAsMagnusSays() {
        // At 20 degrees the vapour's pressure is 23.3 hPa, so a kg of air holds 14.6 g.
        assertThat(Air.saturated(20)).isEqualTo(14.64, within(0.05));
        assertThat(Air.saturated(0)).isEqualTo(3.77, within(0.02));
    }

    @Test
    void staysWithinWhatABarnHas() throws Exception {
        for (Case one : new Barns(20, 1).dataset(new Seed(1)).cases()) {
            Signal climate = climate(one);
            assertThat(climate.length()).isEqualTo(1440);
            assertThat(climate.duration()).isEqualTo(86_400, within(1e-6));
            for (int i = 0; i < climate.length(); i += 10) {
                assertThat(climate.samples()[0][i]).isBetween(-5f, 45f);
                assertThat(climate.samples()[1][i]).isBetween(14f, 100.1f);
                assertThat(climate.samples()[CO2][i]).isBetween(400f, 15_000f);
            }
        }
    }

    @Test
    void gathersCarbonDioxideWhenTheVentilationFails() throws Exception {
        double ratio = 0;
        int failures = 0;
        List<Case> cases = new Barns(120, 2).dataset(new Seed(1)).cases();
        for (Case one : cases) {
            if (one.truth().classes().contains("ventilation failure")) {
                Interval found = one.truth().intervals().getFirst();
                Signal climate = climate(one);
                double within = mean(climate, found.start() + 7200, found.end());
                double before = mean(climate, 0, found.start());
                ratio += within / before;
                failures++;
            }
        }
        assertThat(failures).isPositive();
        assertThat(ratio / failures).isGreaterThan(1.2);
    }

    private static Signal climate(Case one) throws Exception {
        return (Signal) ((Several) one.payload()).parts().get("climate");
    }

    private static double mean(Signal climate, double from, double to) {
        double sum = 0;
        int count = 0;
        for (int i = (int) (from * climate.rate()); i < to * climate.rate() && i < climate.length(); i++) {
            sum += climate.samples()[CO2][i];
            count++;
        }
        return sum / count;
    }

    @Test
    void refusesWhatItCannotMake() {
        assertThatThrownBy(() -> new Barns(2, 0)).hasMessage("barn: expected 1 to 30 days, got 0");
    }
}

package org.prodrome.recipe.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class AxisTest {
    @Test
    void ticksAreRound() {
        assertThat(labels(Axis.UNIT, 5)).containsExactly("0.0", "0.2", "0.4", "0.6", "0.8", "1.0");
        assertThat(labels(new Axis(-3.1, 12), 7)).containsExactly("−2", "0", "2", "4", "6", "8", "10", "12");
        assertThat(labels(new Axis(0, 2.1e-7), 4)).containsExactly("0E0", "5E−8", "1E−7", "1.5E−7", "2E−7");
    }

    @Test
    void ticksLieWithinAndAreAboutAsManyAsAsked() {
        long seed = 5;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 1000; i++) {
            double low = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-9, 9));
            Axis axis = Axis.spanning(low, low + Math.pow(10, random.nextInt(-3, 6)) * random.nextDouble(0.1, 1));
            List<Axis.Tick> ticks = axis.ticks(6);
            assertThat(ticks).as("seed %d, %s", seed, axis).hasSizeBetween(3, 12);
            assertThat(ticks)
                    .allSatisfy(tick -> assertThat(axis.fraction(tick.value())).isBetween(-1e-4, 1 + 1e-4));
        }
    }

    @Test
    void oneValueStandsInTheMiddle() {
        assertThat(Axis.spanning(7, 7).fraction(7)).isEqualTo(0.5, within(1e-12));
    }

    private static List<String> labels(Axis axis, int about) {
        return axis.ticks(about).stream().map(Axis.Tick::label).toList();
    }
}

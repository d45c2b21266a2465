package org.prodrome.data.synthetic.icu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Case;
import org.prodrome.data.Irregular;
import org.prodrome.data.Seed;
import org.prodrome.data.Truth.Label;

final class IcuStaysTest {
    private final List<Case> cases = new IcuStays(120).dataset(new Seed(1)).cases();

    @Test
    void hasTheChallengesVariablesAtItsMinutes() throws Exception {
        Irregular stay = (Irregular) cases.getFirst().payload();
        assertThat(stay.variables()).hasSize(40);
        assertThat(stay.duration()).isEqualTo(48 * 3600);
        for (Irregular.Variable variable : stay.variables()) {
            for (double time : variable.times()) {
                assertThat(time % 60).isZero();
                assertThat(time).isLessThan(48 * 3600);
            }
        }
        assertThat(named(stay, "Age").values()).hasSize(1);
        assertThat(named(stay, "HR").values()).hasSizeGreaterThan(20);
    }

    @Test
    void turnsForTheWorseInTheAbnormalAlone() throws Exception {
        // Mean arterial pressure, last third less first third, over those whose circulation fails and those who get
        // well.
        double worse = 0;
        int stays = 0;
        for (Case one : cases) {
            if (one.truth().label() == Label.ABNORMAL && one.truth().classes().contains("septic shock")) {
                worse += change((Irregular) one.payload());
                stays++;
            }
        }
        assertThat(stays).isPositive();
        assertThat(worse / stays).isLessThan(-4);
    }

    private static double change(Irregular stay) {
        Irregular.Variable pressure = named(stay, "NIMAP");
        double[] values = pressure.values().length > 6
                ? pressure.values()
                : named(stay, "MAP").values();
        int third = values.length / 3;
        return Arrays.stream(values, values.length - third, values.length)
                        .average()
                        .orElse(0)
                - Arrays.stream(values, 0, third).average().orElse(0);
    }

    @Test
    void testsMoreInDanger() throws Exception {
        double[] counts = new double[2];
        int[] stays = new int[2];
        for (Case one : cases) {
            int abnormal = one.truth().label() == Label.ABNORMAL ? 1 : 0;
            double[] times = named((Irregular) one.payload(), "Lactate").times();
            counts[abnormal] +=
                    Arrays.stream(times).filter(time -> time > 30 * 3600).count();
            stays[abnormal]++;
        }
        assertThat(counts[1] / stays[1]).isGreaterThan(1.5 * counts[0] / stays[0]);
    }

    @Test
    void isInDangerForAsLongWhetherItComesOrGoes() {
        double worse = 0;
        double better = 0;
        for (int i = 0; i < 400; i++) {
            Turn one = Turn.draw(true, 1, new SplittableRandom(i));
            Turn other = Turn.draw(false, 1, new SplittableRandom(i));
            for (double hour = 0.5; hour < Turn.HOURS; hour++) {
                worse += one.danger(hour) / 400;
                better += other.danger(hour) / 400;
            }
        }
        assertThat(worse).isEqualTo(better, within(0.5));
    }

    private static Irregular.Variable named(Irregular stay, String name) {
        return stay.variables().stream()
                .filter(variable -> variable.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}

package org.prodrome.data.synthetic.spine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;

final class SpineTest {
    private static final double STEP = 0.25;

    private static List<Spine> having(SpineFault.Kind kind) {
        List<Spine> spines = new ArrayList<>();
        for (int seed = 0; seed < 60; seed++) {
            Spine spine = Spine.draw(true, new Seed(seed));
            if (spine.fault().orElseThrow().kind() == kind) {
                spines.add(spine);
            }
        }
        return spines;
    }

    /** Height in mm of a vertebra, {@code u} behind the column's middle line. */
    private static double height(Spine spine, int level, double u) {
        double height = 0;
        for (double y = -110; y < 110; y += STEP) {
            double x = u + spine.lordosis() * StrictMath.sin(y / 62 + spine.phase());
            Spine.Place place = spine.at(x, y);
            height += place.organ() == Spine.Organ.VERTEBRA && place.level() == level ? STEP : 0;
        }
        return height;
    }

    @Test
    void aFractureIsLowerInFrontByAsMuchAsReadersGrade() {
        List<Spine> broken = having(SpineFault.Kind.FRACTURE);
        assertThat(broken).hasSizeGreaterThan(5);
        for (Spine spine : broken) {
            int level = spine.fault().orElseThrow().level();
            double front = height(spine, level, -0.8 * spine.half());
            double usual = height(spine, level == 2 ? 3 : 2, -0.8 * spine.half());
            assertThat(1 - front / usual).isBetween(0.18, 0.62);
        }
    }

    @Test
    void aHerniatedDiscReachesIntoTheCanalFartherThanBulgesDo() {
        List<Spine> herniated = having(SpineFault.Kind.HERNIATION);
        assertThat(herniated).hasSizeGreaterThan(5);
        for (Spine spine : herniated) {
            SpineFault fault = spine.fault().orElseThrow();
            double farthest = 0;
            for (double y = -110; y < 110; y += STEP) {
                for (double out = 0; out < 12; out += STEP) {
                    double u = spine.half() + out;
                    double x = u + spine.lordosis() * StrictMath.sin(y / 62 + spine.phase());
                    Spine.Place place = spine.at(x, y);
                    boolean disc = place.organ() == Spine.Organ.DISC && place.level() == fault.level();
                    farthest = disc ? Math.max(farthest, out) : farthest;
                }
            }
            assertThat(farthest).isBetween(4.0, 12.0);
        }
    }
}

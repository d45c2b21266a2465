package org.prodrome.model.gan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;

final class LikenessTest {
    private static float[] normal(String name, int values, double mean, double deviation) {
        var random = new Seed(3).split(name).random();
        float[] drawn = new float[values];
        for (int i = 0; i < values; i++) {
            drawn[i] = (float) (mean + deviation * random.nextGaussian());
        }
        return drawn;
    }

    @Test
    void distancesAreMeansOverPairsOfDifferentCases() {
        Likeness likeness = Likeness.of(new float[] {0, 0, 3, 4}, new float[] {0, 0, 0, 1}, 2);
        assertThat(likeness.real()).isEqualTo(5);
        assertThat(likeness.made()).isEqualTo(1);
        assertThat(likeness.between()).isCloseTo((1 + 5) / 2.0, within(1e-12));
        assertThat(likeness.energy()).isCloseTo(0, within(1e-12));
    }

    @Test
    void whatIsDrawnAlikeIsLike() {
        Likeness likeness = Likeness.of(normal("a", 640, 0, 1), normal("b", 640, 0, 1), 64);
        assertThat(likeness.energy()).isCloseTo(0, within(0.02));
        assertThat(likeness.spread()).isCloseTo(1, within(0.1));
        assertThat(likeness.collapse()).isEmpty();
    }

    @Test
    void oneCaseMadeOverAndOverIsACollapse() {
        Likeness likeness = Likeness.of(normal("a", 640, 0, 1), normal("b", 640, 0, 0.05), 64);
        assertThat(likeness.collapse())
                .hasValueSatisfying(said -> assertThat(said)
                        .startsWith("collapsed: the generator makes nearly the same of everything (spread 0.04"));
    }

    @Test
    void whatIsFarAwayIsACollapse() {
        Likeness likeness = Likeness.of(normal("a", 640, 0, 1), normal("b", 640, 9, 1), 64);
        assertThat(likeness.collapse())
                .hasValueSatisfying(said -> assertThat(said)
                        .startsWith("collapsed: what the generator makes is far from the training cases"));
    }
}

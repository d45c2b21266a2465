package org.prodrome.evaluate.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;

final class ConformalMartingaleTest {
    private static final Seed SEED = new Seed(2021);

    @Test
    void oneBetByHand() {
        // Higher than all 3: p = U / 4; the sides' parts are 1/3 each, so that they cancel.
        ConformalMartingale martingale = new ConformalMartingale(List.of(1.0, 2.0, 3.0), SEED);
        double first = SEED.random().nextDouble() / 4;
        martingale.add(4);
        assertThat(martingale.logCapital()).isCloseTo(0, within(1e-12));
        SplittableRandom random = SEED.random();
        random.nextDouble();
        double second = random.nextDouble() / 5;
        martingale.add(5);
        double lower = 0.99 * (1.5 - first) / 3 + 0.01 / 3;
        double higher = 0.99 * (0.5 + first) / 3 + 0.01 / 3;
        assertThat(martingale.logCapital())
                .isCloseTo(Math.log(1.0 / 3 + lower * (1.5 - second) + higher * (0.5 + second)), within(1e-12));
        assertThat(martingale.added()).isEqualTo(2);
    }

    @Test
    void seldomWinsAgainstScoresThatAreExchangeable() {
        SplittableRandom random = SEED.random();
        int rounds = 1000;
        int won = 0;
        for (int round = 0; round < rounds; round++) {
            // Rounded, so that most tie.
            ConformalMartingale martingale =
                    new ConformalMartingale(scores(random, 60, 0).boxed().toList(), SEED.split(round));
            double most = 0;
            for (double score : scores(random, 200, 0).toArray()) {
                martingale.add(score);
                most = Math.max(most, martingale.logCapital());
            }
            won += most >= Math.log(20) ? 1 : 0;
        }
        assertThat((double) won / rounds).as("%s", SEED).isLessThan(0.05 + 2 * Math.sqrt(0.05 * 0.95 / rounds));
    }

    @Test
    void winsSoonAgainstScoresThatAreHigherOrLower() {
        for (double shift : new double[] {-1, 1}) {
            SplittableRandom random = SEED.random();
            ConformalMartingale martingale =
                    new ConformalMartingale(scores(random, 200, 0).boxed().toList(), SEED);
            scores(random, 60, shift).forEach(martingale::add);
            assertThat(martingale.logCapital()).as("shift %s, %s", shift, SEED).isGreaterThan(Math.log(100));
        }
    }

    @Test
    void refusesScoresThatAreNoNumbers() {
        assertThatThrownBy(() -> new ConformalMartingale(List.of(), SEED).add(Double.NaN))
                .hasMessage("martingale: expected a finite score, got NaN");
    }

    private static DoubleStream scores(SplittableRandom random, int count, double shift) {
        return DoubleStream.generate(() -> Math.rint(4 * (random.nextGaussian() + shift)))
                .limit(count);
    }
}

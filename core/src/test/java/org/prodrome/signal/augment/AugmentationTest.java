package org.prodrome.signal.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.prodrome.data.Seed;

final class AugmentationTest {
    private static SplittableRandom chance(long seed) {
        return new Seed(seed).random();
    }

    private static Window noise(int channels, Integer... lengths) {
        int size = channels * Stream.of(lengths).reduce(1, (a, b) -> a * b);
        float[] values = new float[size];
        SplittableRandom random = chance(9);
        for (int i = 0; i < size; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return new Window(values, channels, List.of(lengths));
    }

    static Stream<Augmentation> all() {
        return Stream.of(
                new Flip(0, 1),
                new Affine(0.2, 0.1, 0),
                new Elastic(0.05, 3),
                new Intensity(0.2, 0.2),
                new BiasField(0.3, 2),
                new Noise(0.3),
                new ChannelDrop(0.9));
    }

    @ParameterizedTest
    @MethodSource("all")
    void theSameChanceChangesAlikeAndTheWindowStays(Augmentation one) {
        for (Window window : List.of(noise(3, 17), noise(3, 5, 8), noise(3, 4, 5, 3))) {
            float[] before = window.values().clone();
            Window changed = one.of(window, chance(1));
            assertThat(window.values()).isEqualTo(before);
            assertThat(changed.values()).isNotEqualTo(before).hasSameSizeAs(before);
            assertThat(one.of(window, chance(1)).values()).isEqualTo(changed.values());
            assertThat(changed.lengths()).isEqualTo(window.lengths());
            for (float value : changed.values()) {
                assertThat(value).isFinite();
            }
        }
    }

    @Test
    void aFlipTurnsItsAxisAlone() {
        Window window = new Window(new float[] {1, 2, 3, 4, 5, 6}, 1, List.of(2, 3));
        assertThat(new Flip(0, 1).of(window, chance(1)).values()).containsExactly(4, 5, 6, 1, 2, 3);
        assertThat(new Flip(1, 1).of(window, chance(1)).values()).containsExactly(3, 2, 1, 6, 5, 4);
        assertThat(new Flip(1, 0).of(window, chance(1))).isSameAs(window);
        assertThat(new Flip(2, 1).suits(2, false)).isFalse();
    }

    @Test
    void nothingToMoveMovesNothing() {
        Window window = noise(2, 6, 7);
        assertThat(new Affine(0, 0, 0).of(window, chance(1)).values()).isEqualTo(window.values());
        assertThat(new Elastic(0, 3).of(window, chance(1)).values()).isEqualTo(window.values());
    }

    @Test
    void placesBetweenAreLinearAndTheBorderGoesOn() {
        Window ramp = new Window(new float[] {0, 10, 20, 30, 100, 110, 120, 130}, 2, List.of(4));
        assertThat(Interpolation.of(ramp, (place, from) -> from[0] = place[0] - 1.5)
                        .values())
                .containsExactly(0, 0, 5, 15, 100, 100, 105, 115);
        Window plane = new Window(new float[] {0, 1, 10, 11}, 1, List.of(2, 2));
        assertThat(Interpolation.of(plane, (_, from) -> Arrays.fill(from, 0.5)).values())
                .containsExactly(5.5f, 5.5f, 5.5f, 5.5f);
    }

    @Test
    void aTurnKeepsWhatIsRoundTheMiddle() {
        float[] disc = new float[31 * 31];
        for (int i = 0; i < disc.length; i++) {
            disc[i] = (float) Math.exp(-Math.hypot(i / 31 - 15, i % 31 - 15) / 8);
        }
        float[] turned = new Affine(0, 0, 180)
                .of(new Window(disc, 1, List.of(31, 31)), chance(4))
                .values();
        for (int row = 8; row < 23; row++) {
            for (int column = 8; column < 23; column++) {
                assertThat(turned[row * 31 + column]).isCloseTo(disc[row * 31 + column], within(0.02f));
            }
        }
    }

    @Test
    void aQuarterTurnGoesTheWayItSays() {
        // Of a turn by the angle a the value at (row, column) comes from (cos a row - sin a column, sin a row + cos a
        // column).
        float[] bar = new float[9 * 9];
        Arrays.fill(bar, 4 * 9, 5 * 9, 1);
        for (int seed = 0; seed < 40; seed++) {
            float[] turned = new Affine(0, 0, 40)
                    .of(new Window(bar, 1, List.of(9, 9)), chance(seed))
                    .values();
            double angle = Math.toRadians(40 * (2 * chanceAfterTwo(seed) - 1));
            int column = 7;
            int row = (int) Math.round(4 + Math.tan(angle) * (column - 4));
            assertThat(turned[row * 9 + column]).as("angle %.3f", angle).isGreaterThan(0.3f);
        }
    }

    /** The third number that a turn draws after the two shifts and the stretch. */
    private static double chanceAfterTwo(int seed) {
        SplittableRandom random = chance(seed);
        random.nextDouble();
        random.nextDouble();
        random.nextDouble();
        return random.nextDouble();
    }

    @Test
    void noiseIsAsStrongAsItSays() {
        Window window = noise(1, 100_000);
        double sum = 0;
        int draws = 200;
        for (int seed = 0; seed < draws; seed++) {
            Window part = new Window(Arrays.copyOf(window.values(), 2000), 1, List.of(2000));
            float[] changed = new Noise(0.5).of(part, chance(seed)).values();
            double squares = 0;
            for (int i = 0; i < changed.length; i++) {
                squares += Math.pow(changed[i] - part.values()[i], 2);
            }
            sum += Math.sqrt(squares / changed.length) / part.deviation();
        }
        // Uniform from 0 to 0.5, of which the mean is 0.25.
        assertThat(sum / draws).isCloseTo(0.25, within(0.03));
    }

    @Test
    void aBiasFieldIsSmoothAndTheSameForAllChannels() {
        float[] ones = new float[2 * 20 * 20];
        Arrays.fill(ones, 1);
        float[] field = new BiasField(0.5, 2)
                .of(new Window(ones, 2, List.of(20, 20)), chance(3))
                .values();
        for (int i = 0; i < 400; i++) {
            assertThat(field[i]).isPositive().isEqualTo(field[400 + i]);
            if (i % 20 > 0) {
                assertThat(Math.abs(Math.log(field[i] / field[i - 1]))).isLessThan(0.5);
            }
        }
    }

    @Test
    void droppedChannelsAreSilentAndOneStays() {
        for (int seed = 0; seed < 20; seed++) {
            float[] changed = new ChannelDrop(1).of(noise(4, 10), chance(seed)).values();
            int silent = 0;
            for (int channel = 0; channel < 4; channel++) {
                boolean flat = true;
                for (int i = 1; i < 10; i++) {
                    flat &= changed[channel * 10 + i] == changed[channel * 10];
                }
                silent += flat ? 1 : 0;
            }
            assertThat(silent).isEqualTo(3);
        }
        float[] row = new ChannelDrop(1)
                .of(new Window(new float[] {1, 2}, 2, List.of()), chance(0))
                .values();
        assertThat(Float.isNaN(row[0]) ^ Float.isNaN(row[1])).isTrue();
    }

    @Test
    void strengthsThatCannotBeAreRefusedByTheirName() {
        assertThatThrownBy(() -> new Noise(-0.1)).hasMessage("augmentation noise.most: expected 0 to 1, got -0.1");
        assertThatThrownBy(() -> new Affine(0, 1, 0)).hasMessageStartingWith("augmentation affine.stretch: expected");
        assertThatThrownBy(() -> new Flip(3, 0.5)).hasMessageStartingWith("augmentation flip.axis: expected");
        assertThatThrownBy(() -> new ChannelDrop(Double.NaN)).hasMessageEndingWith("got NaN");
    }
}

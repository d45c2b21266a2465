package org.prodrome.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.prodrome.model.Grid;
import org.prodrome.signal.Field;

final class SpectrumStatisticsTest {
    @Test
    void aWaveHasItsPowerInItsBand() {
        float[] samples = new float[2 * 220];
        for (int i = 0; i < 220; i++) {
            samples[i] = (float) (5 + Math.sin(2 * Math.PI * 0.25 * i));
        }
        double[] features = new SpectrumStatistics(Grid.ofTime(2, 110, 100)).of(new Field(samples, 2, 220));
        assertThat(features).hasSize(26);
        assertThat(features[0]).isCloseTo(5, within(1e-5));
        assertThat(features[1]).isCloseTo(Math.sqrt(0.5), within(1e-2));
        assertThat(highest(features)).isEqualTo(5);
        assertThat(Arrays.copyOfRange(features, 13, 15)).containsExactly(0, 0);
        assertThat(Arrays.stream(features).allMatch(Double::isFinite)).isTrue();
    }

    @Test
    void stripesOfAPictureHaveTheirPowerInTheBandOfTheirDirectionlessFrequency() {
        float[] pixels = new float[32 * 64];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i / 64 % 2;
        }
        double[] features = new SpectrumStatistics(Grid.ofSpace(1, 32, 64)).of(new Field(pixels, 1, 1));
        // Rows in turn: the highest frequency down, of which the diagonal's is the square root of 2 times.
        assertThat(highest(features)).isEqualTo((int) (11 / Math.sqrt(2)));
    }

    @Test
    void aVolumesFeaturesAreTheMeanOfItsSlices() {
        Grid grid = Grid.ofSpace(1, 2, 2, 2);
        double[] one = new SpectrumStatistics(grid).of(new Field(new float[] {1, 2, 3, 5, 1, 2, 3, 5}, 1, 2));
        double[] other = new SpectrumStatistics(Grid.ofSpace(1, 2, 2)).of(new Field(new float[] {1, 2, 3, 5}, 1, 1));
        assertThat(one).containsExactly(other, within(1e-9));
    }

    @Test
    void columnsTellTheirMeanAndHowMuchOfThemIsThere() {
        float[] values = {1, Float.NaN, 3, Float.NaN, Float.NaN, Float.NaN};
        assertThat(new ColumnStatistics().of(new Field(values, 2, 3))).containsExactly(2, 2 / 3.0, 0, 0);
    }

    private static int highest(double[] features) {
        int highest = 0;
        for (int band = 0; band < 11; band++) {
            highest = features[2 + band] > features[2 + highest] ? band : highest;
        }
        return highest;
    }
}

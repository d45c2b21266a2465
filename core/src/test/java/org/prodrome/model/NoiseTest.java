package org.prodrome.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;

final class NoiseTest {
    @Test
    void aBoxOfItsSizeIsBlankedInAllChannelsAlike() {
        var noise = new Noise.Blanked("blank", List.of(2, 8, 6), 0.5);
        float[] values = new float[2 * noise.size()];
        noise.draw(new Seed(4).random(), values, noise.size());
        int blank = 0;
        for (int i = 0; i < 48; i++) {
            assertThat(values[96 + i]).isEqualTo(values[96 + 48 + i]);
            blank += values[96 + i] == 0 ? 1 : 0;
        }
        assertThat(blank).isEqualTo(4 * 3);
        for (int i = 0; i < 96; i++) {
            assertThat(values[i]).isZero(); // what lies before is another sample's
        }
    }

    @Test
    void aShareIsDropped() {
        var noise = new Noise.Dropped("noise", List.of(10000), 0.2);
        float[] values = new float[noise.size()];
        noise.draw(new Seed(4).random(), values, 0);
        double kept = 0;
        for (float value : values) {
            kept += value;
        }
        assertThat(kept).isBetween(7800.0, 8200.0);
    }
}

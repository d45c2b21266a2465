package org.prodrome.data.synthetic.texture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class RasterTest {
    @Test
    void aPixelOnAnEdgeIsTheShareThatIsCovered() {
        // An edge at a quarter of the pixel from -0.5 to 0: columns 0 to 3 of a side of 4.
        Raster.Scene right = (x, y, values) -> values[0] = x > -0.375 ? 1 : 0;
        float[] row = Raster.averaged(4, 8, Raster.GREY, right).samples();
        assertThat(row[0]).isZero();
        assertThat(row[1]).isEqualTo(0.75f, within(1e-6f));
        assertThat(row[2]).isEqualTo(1f, within(1e-6f));
        assertThat(Raster.image(4, Raster.GREY, right).samples()[1]).isEqualTo(1f);
    }

    @Test
    void aPixelOfOnePlaceIsItsMiddle() {
        Raster.Scene scene = (x, y, values) -> values[0] = 3 * x - y;
        assertThat(Raster.averaged(5, 1, Raster.GREY, scene).samples())
                .isEqualTo(Raster.image(5, Raster.GREY, scene).samples());
    }
}

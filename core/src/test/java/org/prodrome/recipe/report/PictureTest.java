package org.prodrome.recipe.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

final class PictureTest {
    @Test
    void brightIsMuchAndTheLowestRowIsAtTheBottom() throws IOException {
        float[][] values = {{0, 1, 2}, {0, 0, Float.NaN}};
        BufferedImage image = read(HeatImage.dataUri(values, new Axis(0, 2), ColourMap.VIRIDIS));
        assertThat(image.getWidth()).isEqualTo(3);
        assertThat(image.getHeight()).isEqualTo(2);
        // The published ends of the map are #440154 and #fde725; the polynomial is within a few shades of them.
        assertThat(brightness(image, 0, 1)).isLessThan(brightness(image, 1, 1));
        assertThat(brightness(image, 1, 1)).isLessThan(brightness(image, 2, 1));
        assertThat(image.getRGB(2, 0)).isEqualTo(image.getRGB(0, 0));
        assertThat(image.getRGB(0, 0) & 0xf0f0f0).isEqualTo(0x400050);
        assertThat(image.getRGB(2, 1) & 0xf0f0f0).isEqualTo(0xf0e020);
    }

    @Test
    void aLoneEventOutlivesShrinking() throws IOException {
        float[][] values = new float[300][5000];
        values[170][3333] = 1;
        BufferedImage image = read(HeatImage.dataUri(values, Axis.UNIT, ColourMap.INFERNO));
        assertThat(image.getWidth()).isEqualTo(HeatImage.MAX_COLUMNS);
        assertThat(image.getHeight()).isEqualTo(HeatImage.MAX_ROWS);
        assertThat(brightness(image, 533, 127 - 72)).isGreaterThan(600);
    }

    @Test
    void whereThereIsLittleAMapLetsThePictureThrough() throws IOException {
        BufferedImage image = read(HeatImage.dataUri(new float[][] {{0, 1}}, Axis.UNIT, ColourMap.INFERNO_OVER));
        assertThat(image.getRGB(0, 0) >>> 24).isZero();
        assertThat(image.getRGB(1, 0) >>> 24).isBetween(200, 230);
    }

    @Test
    void numbersAreShortAndTextIsEscaped() {
        assertThat(Svg.number(-0.05)).isEqualTo("-0.05");
        assertThat(Svg.number(12.5)).isEqualTo("12.5");
        assertThat(Svg.number(-0.001)).isEqualTo("0");
        assertThat(new Svg().text("a<b & \"c\"", "x", 1.005))
                .hasToString("<text x=\"1\">a&lt;b &amp; &quot;c&quot;</text>");
    }

    @Test
    void figuresReadOneWay() {
        assertThat(Numbers.rate(0.84249)).isEqualTo("0.842");
        assertThat(Numbers.score(-1234567)).isEqualTo("−1.235E6");
        assertThat(Numbers.score(0.25)).isEqualTo("0.2500");
        assertThat(Numbers.score(0)).isEqualTo("0.000");
        assertThat(Numbers.score(Double.POSITIVE_INFINITY)).isEqualTo("∞");
        assertThat(Numbers.count(1, "site")).isEqualTo("1 site");
        assertThat(Numbers.count(3240, "site")).isEqualTo("3,240 sites");
    }

    private static BufferedImage read(String address) throws IOException {
        byte[] bytes = Base64.getDecoder().decode(address.substring("data:image/png;base64,".length()));
        return ImageIO.read(new ByteArrayInputStream(bytes));
    }

    private static int brightness(BufferedImage image, int x, int y) {
        int rgb = image.getRGB(x, y);
        return (rgb >> 16 & 255) + (rgb >> 8 & 255) + (rgb & 255);
    }
}

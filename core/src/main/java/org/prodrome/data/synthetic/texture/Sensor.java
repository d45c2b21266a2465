package org.prodrome.data.synthetic.texture;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.prodrome.data.Image;

/** What a camera makes of a scene. */
public final class Sensor {
    private Sensor() {}

    /**
     * Turns a picture of shares of full brightness into one of eight bits, in place.
     *
     * @param blur deviation of the point spread function, in pixels
     * @param noise deviation of each sample's noise, as a share of full brightness
     */
    public static Image read(Image image, double blur, double noise, SplittableRandom random) {
        float[] samples = image.samples();
        int plane = image.height() * image.width();
        for (int from = 0; from < samples.length; from += plane) {
            float[] grid = Arrays.copyOfRange(samples, from, from + plane);
            Blur.gaussian(grid, image.width(), blur, blur);
            for (int i = 0; i < plane; i++) {
                samples[from + i] = Raster.level(grid[i] + noise * random.nextGaussian());
            }
        }
        return image;
    }
}

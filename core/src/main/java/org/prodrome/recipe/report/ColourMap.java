package org.prodrome.recipe.report;

import java.awt.image.IndexColorModel;

/**
 * Perceptually uniform colours from little (dark) to much (bright), told apart by colour-blind eyes and in greyscale.
 * The coloured maps are those of van der Walt and Smith for matplotlib (2015, CC0), by the polynomials of degree six
 * that Zucker fitted to them (https://www.shadertoy.com/view/WlfXRN, CC0).
 */
final class ColourMap {
    static final int SHADES = 256;
    private static final double MOST_OPAQUE = 215;

    static final ColourMap VIRIDIS = new ColourMap(new double[][] {
        {0.2777273272234177, 0.005407344544966578, 0.3340998053353061},
        {0.1050930431085774, 1.404613529898575, 1.384590162594685},
        {-0.3308618287255563, 0.214847559468213, 0.09509516302823659},
        {-4.634230498983486, -5.799100973351585, -19.33244095627987},
        {6.228269936347081, 14.17993336680509, 56.69055260068105},
        {4.776384997670288, -13.74514537774601, -65.35303263337234},
        {-5.435455855934631, 4.645852612178535, 26.3124352495832}
    });
    static final ColourMap INFERNO = new ColourMap(new double[][] {
        {0.0002189403691192265, 0.001651004631001012, -0.01948089843709184},
        {0.1065134194856116, 0.5639564367884091, 3.932712388889277},
        {11.60249308247187, -3.972853965665698, -15.9423941062914},
        {-41.70399613139459, 17.43639888205313, 44.35414519872813},
        {77.162935699427, -33.40235894210092, -81.80730925738993},
        {-71.31942824499214, 32.62606426397723, 73.20951985803202},
        {25.13112622477341, -12.24266895238567, -23.07032500287172}
    });

    /** The same over a picture: nothing of it where there is little, most of it where there is much. */
    static final ColourMap INFERNO_OVER = INFERNO.fading();

    static final ColourMap GREY = new ColourMap(new double[][] {{0, 0, 0}, {1, 1, 1}});

    private final IndexColorModel palette;

    private ColourMap(double[][] coefficients) {
        byte[][] channels = new byte[3][SHADES];
        for (int shade = 0; shade < SHADES; shade++) {
            for (int channel = 0; channel < 3; channel++) {
                double value = 0;
                for (int degree = coefficients.length - 1; degree >= 0; degree--) {
                    value = value * shade / (SHADES - 1) + coefficients[degree][channel];
                }
                channels[channel][shade] = (byte) Math.round(255 * Math.clamp(value, 0, 1));
            }
        }
        palette = new IndexColorModel(8, SHADES, channels[0], channels[1], channels[2]);
    }

    private ColourMap(IndexColorModel palette) {
        this.palette = palette;
    }

    private ColourMap fading() {
        byte[] red = new byte[SHADES];
        byte[] green = new byte[SHADES];
        byte[] blue = new byte[SHADES];
        byte[] alpha = new byte[SHADES];
        palette.getReds(red);
        palette.getGreens(green);
        palette.getBlues(blue);
        for (int shade = 0; shade < SHADES; shade++) {
            alpha[shade] = (byte) Math.round(MOST_OPAQUE * shade / (SHADES - 1.0));
        }
        return new ColourMap(new IndexColorModel(8, SHADES, red, green, blue, alpha));
    }

    IndexColorModel palette() {
        return palette;
    }
}

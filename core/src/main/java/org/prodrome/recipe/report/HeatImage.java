package org.prodrome.recipe.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Values as colours, in a PNG small enough for a page. It bears no text: a server without fonts draws it too. */
final class HeatImage {
    static final int MAX_COLUMNS = 800;
    static final int MAX_ROWS = 128;

    private HeatImage() {}

    /** A legend: one row from the low to the high end. */
    static String ramp(ColourMap colours) {
        float[] shades = new float[64];
        for (int i = 0; i < shades.length; i++) {
            shades[i] = i;
        }
        return dataUri(new float[][] {shades}, new Axis(0, shades.length - 1), colours);
    }

    /**
     * The image as a {@code data:} address. Where there are more values than pixels, the largest of those that share a
     * pixel is shown, so that no short event is lost.
     *
     * @param values [row, column], lowest row first, at least one value
     * @param range what the darkest and the brightest colour stand for; values beyond take the end's colour
     */
    static String dataUri(float[][] values, Axis range, ColourMap colours) {
        return dataUri(values, range, colours, MAX_ROWS);
    }

    /** The same of a picture, whose uppermost row comes first. */
    static String picture(float[][] values, Axis range, ColourMap colours) {
        float[][] upwards = new float[values.length][];
        for (int row = 0; row < values.length; row++) {
            upwards[values.length - 1 - row] = values[row];
        }
        return dataUri(upwards, range, colours, MAX_COLUMNS);
    }

    private static String dataUri(float[][] values, Axis range, ColourMap colours, int rows) {
        int height = Math.min(values.length, rows);
        int width = Math.min(values[0].length, MAX_COLUMNS);
        var image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, colours.palette());
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double largest = largest(values, y, height, x, width);
                double fraction = Double.isFinite(largest) ? range.fraction(range.clamp(largest)) : 0;
                int shade = (int) Math.round(fraction * (ColourMap.SHADES - 1));
                image.getRaster().setSample(x, height - 1 - y, 0, shade);
            }
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png(image));
    }

    private static double largest(float[][] values, int y, int height, int x, int width) {
        int rows = values.length;
        int columns = values[0].length;
        double largest = Double.NEGATIVE_INFINITY;
        for (int row = from(y, rows, height); row < from(y + 1, rows, height); row++) {
            for (int column = from(x, columns, width); column < from(x + 1, columns, width); column++) {
                if (values[row][column] > largest) {
                    largest = values[row][column];
                }
            }
        }
        return largest;
    }

    private static int from(int pixel, int values, int pixels) {
        return (int) ((long) pixel * values / pixels);
    }

    private static byte[] png(BufferedImage image) {
        var bytes = new ByteArrayOutputStream();
        // ImageIO's own choice of stream may write a temporary file.
        try (var stream = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}

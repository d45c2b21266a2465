package org.prodrome.data.synthetic.texture;

import java.util.Arrays;
import java.util.List;
import org.prodrome.data.Image;
import org.prodrome.data.Signal.Channel;
import org.prodrome.data.Truth.Box;

/** Samples scenes that are functions of the place: x to the right and y downwards, from -1 to 1. */
public final class Raster {
    public static final List<Channel> MASK = List.of(new Channel("mask", "1"));

    /** Of pictures whose samples are whole numbers from 0 to 255. */
    public static final List<Channel> GREY = List.of(new Channel("grey", "1"));

    public static final List<Channel> RGB =
            List.of(new Channel("red", "1"), new Channel("green", "1"), new Channel("blue", "1"));

    private static final int LEAST_SIDE = 32;
    private static final int MOST_SIDE = 1024;

    private Raster() {}

    /** @throws IllegalArgumentException if the side is not from 32 to 1024 pixels */
    public static void check(String what, int side) {
        if (side < LEAST_SIDE || side > MOST_SIDE) {
            throw new IllegalArgumentException(what + ": expected a side of 32 to 1024 pixels, got " + side);
        }
    }

    /** Gives a place's values, one a channel. */
    @FunctionalInterface
    public interface Scene {
        void at(double x, double y, double[] values);
    }

    /** How abnormal a place is, from 0 to 1. */
    @FunctionalInterface
    public interface Cover {
        double at(double x, double y);
    }

    public static Image image(int side, List<Channel> channels, Scene scene) {
        float[] samples = new float[channels.size() * side * side];
        double[] values = new double[channels.size()];
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                scene.at(place(column, side), place(row, side), values);
                for (int c = 0; c < values.length; c++) {
                    samples[(c * side + row) * side + column] = (float) values[c];
                }
            }
        }
        return new Image(samples, channels, side, side, List.of());
    }

    /**
     * A picture each of whose pixels is the mean over {@code parts} by {@code parts} places within it, as what a device
     * takes up from all of a pixel's extent.
     */
    public static Image averaged(int side, int parts, List<Channel> channels, Scene scene) {
        double[] values = new double[channels.size()];
        return image(side, channels, (x, y, sums) -> {
            Arrays.fill(sums, 0);
            for (int part = 0; part < parts * parts; part++) {
                double across = place(part % parts, parts) / side;
                double down = place(part / parts, parts) / side;
                scene.at(x + across, y + down, values);
                for (int c = 0; c < values.length; c++) {
                    sums[c] += values[c] / (parts * parts);
                }
            }
        });
    }

    /** 1 where more than half covered, 0 elsewhere. */
    public static Image mask(int side, Cover cover) {
        return image(side, MASK, (x, y, values) -> values[0] = cover.at(x, y) > 0.5 ? 1 : 0);
    }

    /** The box around what the mask has, or none where it has nothing. */
    public static List<Box> boxes(int side, Cover cover, String finding) {
        int left = side;
        int top = side;
        int right = 0;
        int bottom = 0;
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                if (cover.at(place(column, side), place(row, side)) > 0.5) {
                    left = Math.min(left, column);
                    top = Math.min(top, row);
                    right = Math.max(right, column + 1);
                    bottom = Math.max(bottom, row + 1);
                }
            }
        }
        return right == 0 ? List.of() : List.of(new Box(left, top, right, bottom, finding));
    }

    /** Eight bits of a share of full brightness. */
    public static float level(double share) {
        return Math.round(255 * Math.clamp(share, 0, 1));
    }

    /** Of a pixel's middle. */
    public static double place(int index, int side) {
        return (2 * index + 1.0) / side - 1;
    }
}

package org.prodrome.graph.fragment;

import org.prodrome.graph.Array;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Operator.Activation;
import org.prodrome.graph.Operator.Layer;
import org.prodrome.graph.Operator.Shape;
import org.prodrome.graph.Value;

/**
 * How much a picture rises in each of some directions, by central differences, over a grid of cells: gradients are
 * parted by their orientation as in histograms of them (Dalal and Triggs, "Histograms of Oriented Gradients for Human
 * Detection", CVPR 2005), but each adds to all directions that it has a part in, and cells are not normalised against
 * one another. Nothing in it is learned.
 *
 * @param directions evenly round, 2 or more
 * @param cells along each axis, 1 or more
 */
public record OrientedGradients(int directions, int cells) {
    public OrientedGradients {
        if (directions < 2 || directions > 64 || cells < 1 || cells > 64) {
            throw new IllegalArgumentException("oriented gradients: expected 2 to 64 directions and 1 to 64 cells, got "
                    + directions + " and " + cells);
        }
    }

    /** How many values there are for a picture of so many channels. */
    public int width(int channels) {
        return channels * directions * cells * cells;
    }

    /**
     * Adds them.
     *
     * @param picture [batch, channel, height, width], of at least as many pixels along each axis as there are cells
     * @return [batch, value], the mean of each cell, direction and channel
     */
    public Value of(GraphBuilder g, Value picture, int channels, int height, int width) {
        if (height < cells || width < cells) {
            throw new IllegalArgumentException("oriented gradients: expected " + cells + " pixels or more along each"
                    + " axis, got " + height + " x " + width);
        }
        float[] kernels = new float[channels * directions * 9];
        for (int i = 0; i < channels * directions; i++) {
            double angle = 2 * Math.PI * (i % directions) / directions;
            kernels[9 * i + 3] = (float) (-Math.cos(angle) / 2);
            kernels[9 * i + 5] = (float) (Math.cos(angle) / 2);
            kernels[9 * i + 1] = (float) (-Math.sin(angle) / 2);
            kernels[9 * i + 7] = (float) (Math.sin(angle) / 2);
        }
        Value padded = g.node(Shape.Pad, picture, g.integers(0, 0, 1, 1, 0, 0, 1, 1))
                .text("mode", "edge")
                .output();
        Value slopes = g.node(Layer.Conv, padded, g.constant(Array.of(kernels, (long) channels * directions, 1, 3, 3)))
                .integer("group", channels)
                .output();
        Value cell = g.node(Layer.AveragePool, g.add(Activation.Relu, slopes))
                .integers("kernel_shape", height / cells, width / cells)
                .integers("strides", height / cells, width / cells)
                .output();
        Value kept = Layers.first(g, Layers.first(g, cell, 2, cells), 3, cells);
        return Layers.reshape(g, kept, 0, width(channels));
    }
}

package org.prodrome.model.trunk;

import java.util.List;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.model.FrontEnd.Seen;
import org.prodrome.model.coder.Features;

/**
 * Five convolutions and two dense layers (Krizhevsky, Sutskever and Hinton, "ImageNet Classification with Deep
 * Convolutional Neural Networks", NIPS 2012, section 3.5), or without groups and response normalisation (Krizhevsky,
 * "One weird trick for parallelizing convolutional neural networks", 2014), along one, two or three axes. The first
 * convolution is padded by 2, so that pictures of 224 give the 55 x 55 places of the papers.
 *
 * @param filters of each of the five convolutions
 * @param groups into which the second, fourth and fifth convolution part their channels: 2 in the paper, a GPU each
 * @param responseNorm whether channels damp their neighbours after the first and the second convolution
 */
public record AlexNet(List<Integer> filters, int groups, boolean responseNorm, DenseLayers dense) implements Trunk {
    private static final String NAME = "alexnet";

    public AlexNet {
        filters = Checks.counts(NAME, "filters", 5, filters);
        Checks.require(filters.size() == 5, NAME, "5 numbers of filters", filters);
        Checks.require(groups >= 1, NAME, "1 group or more", groups);
        for (int some : filters) {
            Checks.require(some % groups == 0, NAME, "filters that " + groups + " divides", some);
        }
    }

    /** As the paper of 2012 has it. */
    public static AlexNet ofPaper() {
        return new AlexNet(List.of(96, 256, 384, 384, 256), 2, true, DenseLayers.WIDE);
    }

    /** As the paper of 2014 has it, and torchvision. */
    public static AlexNet ofOneTower() {
        return new AlexNet(List.of(64, 192, 384, 256, 256), 1, false, DenseLayers.WIDE);
    }

    @Override
    public Features of(GraphBuilder g, String prefix, Seen seen) {
        Convolution[] convolutions = {
            new Convolution(11, 4, 2, 1, 1),
            Convolution.of(5).in(groups),
            Convolution.of(3),
            Convolution.of(3).in(groups),
            Convolution.of(3).in(groups)
        };
        Pool pooling = new Pool(3, 2, 0);
        Features x = Checks.places(NAME, g, seen);
        for (int i = 0; i < convolutions.length; i++) {
            String name = prefix + "layer" + (i + 1);
            x = convolutions[i].rectified(g, name, x, filters.get(i), false);
            if (responseNorm && i < 2) {
                x = new ResponseNorm(2, 5e-4).of(g, x);
            }
            if (i < 2 || i == convolutions.length - 1) {
                x = pooling.largest(g, name + ".pool", x);
            }
        }
        return dense.of(g, prefix, x);
    }
}

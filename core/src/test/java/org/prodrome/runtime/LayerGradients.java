package org.prodrome.runtime;

import java.util.List;
import org.prodrome.graph.Array;
import org.prodrome.graph.Operator.Layer;

/** Cases for {@link GradientsTest}. */
final class LayerGradients {
    private LayerGradients() {}

    private static OneNode of(Layer operator) {
        return OneNode.of(operator, 13);
    }

    /** Of three channels. */
    private static Array statistics(double least) {
        return Samples.doubles(new double[] {least, least + 1, least + 0.3}, 3);
    }

    static List<OneNode> cases() {
        return List.of(
                of(Layer.AveragePool).integers("kernel_shape", 2).real(2, 1, 5),
                of(Layer.AveragePool)
                        .integers("kernel_shape", 2, 3)
                        .integers("strides", 2, 1)
                        .real(1, 2, 4, 5),
                of(Layer.AveragePool).integers("kernel_shape", 2, 1, 2).real(1, 1, 3, 2, 3),
                of(Layer.BatchNormalization)
                        .real(2, 3, 2)
                        .real(3)
                        .real(3)
                        .input(statistics(0.1))
                        .input(statistics(0.5)),
                of(Layer.Conv).real(1, 2, 6).real(3, 2, 3).real(3),
                of(Layer.Conv)
                        .integer("group", 2)
                        .integers("pads", 1, 0, 1, 2)
                        .real(2, 2, 4, 3)
                        .real(4, 1, 3, 2),
                of(Layer.Conv)
                        .integers("strides", 2, 1)
                        .integers("dilations", 1, 2)
                        .real(1, 1, 5, 5)
                        .real(2, 1, 2, 3)
                        .real(2),
                of(Layer.Conv).real(1, 1, 3, 3, 2).real(1, 1, 2, 1, 2),
                of(Layer.ConvTranspose).real(1, 2, 4).real(2, 3, 3).real(3),
                of(Layer.ConvTranspose)
                        .integers("strides", 2, 1)
                        .integer("group", 2)
                        .real(1, 2, 3, 2)
                        .real(2, 1, 2, 3),
                of(Layer.Dropout).real(3),
                of(Layer.GlobalAveragePool).real(2, 3, 2, 1),
                of(Layer.MaxPool).integers("kernel_shape", 3).real(2, 1, 5),
                of(Layer.MaxPool)
                        .integers("kernel_shape", 2, 3)
                        .integers("strides", 1, 2)
                        .integers("pads", 1, 0, 0, 1)
                        .real(1, 2, 4, 5),
                of(Layer.MaxPool).integers("kernel_shape", 2, 2, 1).real(1, 1, 3, 3, 2));
    }
}

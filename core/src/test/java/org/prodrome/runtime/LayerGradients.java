package org.prodrome.runtime;

import java.util.List;
import java.util.stream.Stream;
import org.prodrome.graph.Array;
import org.prodrome.graph.ElementType;
import org.prodrome.graph.Operator.Layer;

/** Cases for {@link GradientsTest}. */
final class LayerGradients {
    private LayerGradients() {}

    private static OneNode of(Layer operator) {
        return OneNode.of(operator, 23);
    }

    static List<OneNode> cases() {
        return Stream.of(pools(), convolutions(), normalisations(), others())
                .flatMap(List::stream)
                .toList();
    }

    private static List<OneNode> pools() {
        Array places = Array.of(new long[] {1, 4, 7, 9}, 1, 1, 2, 2);
        Array boxes = Samples.doubles(new double[] {0.2, 0.1, 3.3, 2.9, 1, 0.5, 2.5, 3.7}, 2, 4);
        Array images = Array.of(new long[] {1, 0}, 2);
        return List.of(
                of(Layer.AveragePool).integers("kernel_shape", 2).real(2, 1, 5),
                of(Layer.AveragePool)
                        .integers("kernel_shape", 2, 3)
                        .integers("strides", 2, 1)
                        .real(1, 2, 4, 5),
                of(Layer.AveragePool).integers("kernel_shape", 2, 1, 2).real(1, 1, 3, 2, 3),
                of(Layer.AveragePool)
                        .integers("kernel_shape", 3)
                        .integers("pads", 0, 2)
                        .integers("dilations", 2)
                        .real(1, 2, 7),
                of(Layer.AveragePool)
                        .integers("kernel_shape", 2, 2)
                        .integer("ceil_mode", 1)
                        .text("auto_pad", "SAME_LOWER")
                        .integer("count_include_pad", 1)
                        .integers("strides", 2, 2)
                        .real(1, 1, 3, 5),
                of(Layer.GlobalAveragePool).real(2, 3, 2, 1),
                of(Layer.GlobalMaxPool).real(2, 3, 2, 1),
                of(Layer.LpPool).integers("kernel_shape", 2).real(2, 1, 5),
                of(Layer.LpPool)
                        .integers("kernel_shape", 2, 3)
                        .integer("p", 3)
                        .integers("pads", 1, 0, 0, 1)
                        .real(1, 2, 3, 4),
                of(Layer.LpPool).integers("kernel_shape", 3).integer("p", 1).real(1, 1, 5),
                of(Layer.MaxPool).integers("kernel_shape", 3).real(2, 1, 5),
                of(Layer.MaxPool)
                        .integers("kernel_shape", 2, 3)
                        .integers("strides", 1, 2)
                        .integers("pads", 1, 0, 0, 1)
                        .real(1, 2, 4, 5),
                of(Layer.MaxPool).integers("kernel_shape", 2, 2, 1).real(1, 1, 3, 3, 2),
                of(Layer.MaxPool)
                        .integers("kernel_shape", 2)
                        .integers("dilations", 2)
                        .integer("ceil_mode", 1)
                        .integers("strides", 2)
                        .outputs(2)
                        .real(1, 2, 6),
                of(Layer.MaxUnpool)
                        .integers("kernel_shape", 2, 2)
                        .integers("strides", 2, 2)
                        .real(1, 1, 2, 2)
                        .input(places),
                of(Layer.RoiAlign)
                        .integer("output_height", 2)
                        .integer("output_width", 3)
                        .real(2, 2, 4, 5)
                        .input(boxes)
                        .input(images),
                of(Layer.RoiAlign)
                        .text("mode", "max")
                        .integer("sampling_ratio", 2)
                        .integer("output_width", 2)
                        .real(2, 1, 4, 5)
                        .input(boxes)
                        .input(images));
    }

    private static List<OneNode> convolutions() {
        return List.of(
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
                of(Layer.Conv)
                        .text("auto_pad", "SAME_UPPER")
                        .integers("strides", 2)
                        .real(1, 1, 5)
                        .real(2, 1, 4),
                of(Layer.Conv).real(1, 1, 3, 3, 2).real(1, 1, 2, 1, 2),
                of(Layer.ConvTranspose).real(1, 2, 4).real(2, 3, 3).real(3),
                of(Layer.ConvTranspose)
                        .integers("strides", 2, 1)
                        .integer("group", 2)
                        .real(1, 2, 3, 2)
                        .real(2, 1, 2, 3),
                of(Layer.ConvTranspose)
                        .integers("strides", 3, 2)
                        .integers("output_shape", 6, 5)
                        .real(1, 1, 2, 3)
                        .real(1, 2, 2, 3),
                of(Layer.ConvTranspose)
                        .integers("pads", 1, 0, 0, 0, 1, 0)
                        .real(1, 1, 2, 2, 1)
                        .real(1, 1, 3, 2, 2));
    }

    private static List<OneNode> normalisations() {
        return List.of(
                of(Layer.BatchNormalization)
                        .real(2, 3, 2)
                        .real(3)
                        .real(3)
                        .input(statistics(0.1))
                        .input(statistics(0.5)),
                of(Layer.BatchNormalization)
                        .integer("training_mode", 1)
                        .real(2, 3, 2)
                        .real(3)
                        .real(3)
                        .input(statistics(0.1))
                        .input(statistics(0.5)),
                OneNode.of(Layer.GroupNormalization, 18)
                        .integer("num_groups", 2)
                        .real(2, 4, 3)
                        .real(2)
                        .real(2),
                of(Layer.GroupNormalization)
                        .integer("num_groups", 2)
                        .real(2, 4, 1, 2)
                        .real(4)
                        .real(4),
                of(Layer.InstanceNormalization).real(2, 3, 1, 4).real(3).real(3),
                of(Layer.LRN)
                        .integer("size", 3)
                        .number("alpha", 0.5)
                        .number("beta", 0.6)
                        .real(1, 5, 2, 1),
                of(Layer.LayerNormalization).real(2, 1, 5).real(5).real(5),
                of(Layer.LayerNormalization)
                        .integer("axis", 1)
                        .outputs(3)
                        .real(2, 3, 2)
                        .real(3, 2),
                of(Layer.LpNormalization).real(2, 3),
                of(Layer.LpNormalization).integer("axis", 0).integer("p", 1).real(2, 3),
                of(Layer.MeanVarianceNormalization).real(2, 3, 2, 1),
                of(Layer.MeanVarianceNormalization).integers("axes", 1).real(2, 3, 2),
                of(Layer.RMSNormalization).real(2, 1, 5).real(5),
                of(Layer.RMSNormalization).integer("axis", 1).real(2, 3, 2).real(3, 2));
    }

    /** Of three channels. */
    private static Array statistics(double least) {
        return Samples.doubles(new double[] {least, least + 1, least + 0.3}, 3);
    }

    private static List<OneNode> others() {
        Array mask = Samples.of(ElementType.BOOL, new double[] {1, 0, 1, 1, 1, 1}, 2, 3);
        return List.of(
                of(Layer.Attention).real(1, 2, 2, 3).real(1, 2, 3, 3).real(1, 2, 3, 1),
                of(Layer.Attention)
                        .integer("q_num_heads", 4)
                        .integer("kv_num_heads", 2)
                        .real(1, 2, 8)
                        .real(1, 3, 4)
                        .real(1, 3, 2)
                        .real(2, 3),
                of(Layer.Attention)
                        .number("softcap", 2)
                        .number("scale", 0.7)
                        .real(1, 1, 2, 3)
                        .real(1, 1, 3, 3)
                        .real(1, 1, 3, 2)
                        .input(mask),
                of(Layer.Attention)
                        .integer("is_causal", 1)
                        .outputs(3)
                        .real(1, 1, 2, 3)
                        .real(1, 1, 2, 3)
                        .real(1, 1, 2, 2)
                        .absent()
                        .real(1, 1, 1, 3)
                        .real(1, 1, 1, 2),
                of(Layer.Dropout).real(3));
    }
}

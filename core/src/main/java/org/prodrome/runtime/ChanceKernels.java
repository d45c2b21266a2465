package org.prodrome.runtime;

import java.util.function.BiConsumer;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.prodrome.graph.ElementType;
import org.prodrome.graph.Operator;

/** Draws at random: from the run's seed, the node and the sample; a node that names its own seed adds it. */
final class ChanceKernels {
    private ChanceKernels() {}

    static Kernel of(Operator.Chance operator, Node node) {
        return switch (operator) {
            case Bernoulli ->
                Kernel.of(x -> {
                    Tensor probability = x.get(0).to(ScalarType.Float);
                    Tensor uniform = torch.empty(probability.shape());
                    chance(x, node).fill(uniform, node.chanceName(), (part, g) -> part.uniform_(0, 1, g));
                    return torch.lt(uniform, probability).to(type(node, x.get(0)));
                });
            case RandomNormalLike -> {
                double mean = node.number("mean", 0);
                double scale = node.number("scale", 1);
                yield Kernel.of(x -> drawn(x, node, (part, g) -> part.normal_(mean, scale, g)));
            }
            case RandomUniformLike -> {
                double low = node.number("low", 0);
                double high = node.number("high", 1);
                yield Kernel.of(x -> drawn(x, node, (part, g) -> part.uniform_(low, high, g)));
            }
        };
    }

    private static Tensor drawn(Operands x, Node node, BiConsumer<Tensor, GeneratorOptional> draw) {
        Tensor values = torch.empty(x.get(0).shape());
        chance(x, node).fill(values, node.chanceName(), draw);
        return values.to(type(node, x.get(0)));
    }

    private static Chance chance(Operands x, Node node) {
        Chance chance = x.context().chance();
        return node.attribute("seed").isPresent()
                ? new Chance(
                        chance.seed().split(Float.floatToIntBits((float) node.number("seed", 0))), chance.firstSample())
                : chance;
    }

    private static ScalarType type(Node node, Tensor like) {
        return node.attribute("dtype").isPresent()
                ? Tensors.scalarType(ElementType.ofOnnx(Math.toIntExact(node.integer("dtype", 0)), node.describe()))
                : like.scalar_type();
    }
}

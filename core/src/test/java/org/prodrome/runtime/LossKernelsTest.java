package org.prodrome.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.ElementType;
import org.prodrome.graph.GraphException;
import org.prodrome.graph.Operator.Loss;

class LossKernelsTest {
    private final SplittableRandom random = new Seed(16).random();

    @Test
    void everyRankWeightAndReductionAsInOnnxRuntime() {
        for (Loss operator : Loss.values()) {
            for (String reduction : List.of("none", "mean", "sum")) {
                for (ElementType labels : List.of(ElementType.INT32, ElementType.INT64)) {
                    for (long[] more : new long[][] {{}, {2}, {2, 1}, {1, 2, 3}, {2, 1, 2, 1}}) {
                        for (int options = 0; options < 4; options++) {
                            node(operator, reduction, labels, more, options).agrees();
                        }
                    }
                }
            }
        }
    }

    /** With weights where the first bit is set, with an ignored class where the second is. */
    private OneNode node(Loss operator, String reduction, ElementType labels, long[] more, int options) {
        long[] predictions = new long[more.length + 2];
        long[] targets = new long[more.length + 1];
        predictions[0] = targets[0] = 3;
        predictions[1] = 5;
        System.arraycopy(more, 0, predictions, 2, more.length);
        System.arraycopy(more, 0, targets, 1, more.length);
        OneNode node = OneNode.of(operator, 13)
                .text("reduction", reduction)
                .input(Samples.uniform(random, ElementType.FLOAT32, -3, -0.1, predictions))
                .input(Samples.uniform(random, labels, 0, 5, targets));
        if ((options & 1) != 0) {
            node.input(Samples.uniform(random, ElementType.FLOAT32, 0.1, 2, 5));
        }
        return (options & 2) == 0 ? node : node.integer("ignore_index", 2);
    }

    @Test
    void theSecondOutputIsTheLogarithmOfTheProbabilities() {
        OneNode.of(Loss.SoftmaxCrossEntropyLoss, 13)
                .outputs(2)
                .input(Samples.uniform(random, ElementType.FLOAT32, -3, 3, 3, 5, 2))
                .input(Samples.uniform(random, ElementType.INT64, 0, 5, 3, 2))
                .agrees();
    }

    @Test
    void anIgnoredLabelMayBeOutsideTheClasses() {
        Array logarithms = Samples.of(ElementType.FLOAT32, new double[] {-1, -2, -3, -4}, 2, 2);
        Array labels = Array.of(new long[] {-1, 1}, 2);
        OneNode node = OneNode.of(Loss.NegativeLogLikelihoodLoss, 13).integer("ignore_index", -1);
        assertThat(node.input(logarithms).input(labels).inTorch().getFirst().item())
                .isEqualTo(4);
        OneNode strict =
                OneNode.of(Loss.NegativeLogLikelihoodLoss, 13).input(logarithms).input(labels);
        assertThatThrownBy(strict::inTorch)
                .isInstanceOf(GraphException.class)
                .hasMessageContaining("node it (NegativeLogLikelihoodLoss): Target -1 is out of bounds");
    }

    @Test
    void whatIsNoReductionOrNoPredictionIsRefused() {
        Array two = Samples.floats(-1, -2);
        Array label = Array.of(new long[] {1});
        OneNode product = OneNode.of(Loss.NegativeLogLikelihoodLoss, 13).text("reduction", "product");
        assertThatThrownBy(() -> product.input(two).input(label).inTorch())
                .hasMessageContaining("expected the reduction none, mean or sum, got \"product\"");
        OneNode flat = OneNode.of(Loss.NegativeLogLikelihoodLoss, 13);
        assertThatThrownBy(() -> flat.input(two).input(label).inTorch())
                .hasMessageContaining("expected predictions of 2 axes or more");
    }
}

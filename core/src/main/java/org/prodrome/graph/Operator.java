package org.prodrome.graph;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The operators that a graph may use, by family. Constants are spelled as ONNX spells them, so that a graph and its
 * specification read alike.
 */
public sealed interface Operator {
    /** The domain of ONNX's own operators. */
    String ONNX = "";

    /** The domain of ONNX's operators for training. */
    String TRAINING = "ai.onnx.preview.training";

    /** Its name in ONNX. */
    String name();

    /** The operator set that it is of. */
    default String domain() {
        return this instanceof Training ? TRAINING : ONNX;
    }

    /** Moves elements about, or makes them. */
    enum Shape implements Operator {
        Cast,
        Concat,
        Constant,
        Expand,
        Flatten,
        Gather,
        Identity,
        Pad,
        Reshape,
        Shape,
        Slice,
        Squeeze,
        Transpose,
        Unsqueeze
    }

    /** Computes element by element, or multiplies matrices. */
    enum Arithmetic implements Operator {
        Abs,
        Add,
        Clip,
        Div,
        Exp,
        Gemm,
        Log,
        MatMul,
        Max,
        Min,
        Mul,
        Neg,
        Pow,
        Reciprocal,
        Sqrt,
        Sub
    }

    /** Folds axes into one number. */
    enum Reduction implements Operator {
        ReduceMax,
        ReduceMean,
        ReduceMin,
        ReduceSum
    }

    /** Layers with weights, windows or statistics. */
    enum Layer implements Operator {
        Attention,
        AveragePool,
        BatchNormalization,
        Conv,
        ConvTranspose,
        Dropout,
        GlobalAveragePool,
        GlobalMaxPool,
        GroupNormalization,
        InstanceNormalization,
        LRN,
        LayerNormalization,
        LpNormalization,
        LpPool,
        MaxPool,
        MaxUnpool,
        MeanVarianceNormalization,
        NonMaxSuppression,
        RMSNormalization,
        RoiAlign
    }

    /** Goes along sequences, step by step. */
    enum Recurrent implements Operator {
        GRU,
        LSTM,
        RNN
    }

    /** Non-linearities. */
    enum Activation implements Operator {
        LeakyRelu,
        LogSoftmax,
        Relu,
        Sigmoid,
        Softmax,
        Softplus,
        Tanh
    }

    /** Runs other graphs. */
    enum Control implements Operator {
        If,
        Loop,
        Scan
    }

    /** Draws at random. */
    enum Chance implements Operator {
        Bernoulli,
        RandomNormalLike,
        RandomUniformLike
    }

    /** Takes part in training. */
    enum Training implements Operator {
        Gradient
    }

    /**
     * The operator of that name, if Prodrome has it.
     *
     * @param domain {@code ai.onnx} is another name for ONNX's own
     */
    static Optional<Operator> of(String domain, String name) {
        String own = domain.equals("ai.onnx") ? ONNX : domain;
        return Optional.ofNullable(Names.ALL.get(name))
                .filter(operator -> operator.domain().equals(own));
    }

    /** Built once, on the first look-up. */
    final class Names {
        private static final Map<String, Operator> ALL = Stream.<Operator[]>of(
                        Shape.values(),
                        Arithmetic.values(),
                        Reduction.values(),
                        Layer.values(),
                        Recurrent.values(),
                        Activation.values(),
                        Control.values(),
                        Chance.values(),
                        Training.values())
                .flatMap(Stream::of)
                .collect(Collectors.toUnmodifiableMap(Operator::name, operator -> operator));

        private Names() {}
    }
}

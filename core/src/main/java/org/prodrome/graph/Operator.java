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

    /** Its name in ONNX. */
    String name();

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
        AveragePool,
        BatchNormalization,
        Conv,
        ConvTranspose,
        Dropout,
        GlobalAveragePool,
        MaxPool
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

    /** The operator of that name in ONNX's own domain, if Prodrome has it. */
    static Optional<Operator> of(String name) {
        return Optional.ofNullable(Names.ALL.get(name));
    }

    /** Built once, on the first look-up. */
    final class Names {
        private static final Map<String, Operator> ALL = Stream.<Operator[]>of(
                        Shape.values(), Arithmetic.values(), Reduction.values(), Layer.values(), Activation.values())
                .flatMap(Stream::of)
                .collect(Collectors.toUnmodifiableMap(Operator::name, operator -> operator));

        private Names() {}
    }
}

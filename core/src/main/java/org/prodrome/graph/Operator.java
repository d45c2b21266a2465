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

    /** Arranges elements anew, or tells how they are arranged. */
    enum Shape implements Operator {
        Concat,
        DepthToSpace,
        Expand,
        Flatten,
        Identity,
        Pad,
        Reshape,
        Shape,
        Size,
        Slice,
        SpaceToDepth,
        Split,
        Squeeze,
        Tile,
        Transpose,
        Unsqueeze
    }

    /** Picks elements, or puts some in the place of others. */
    enum Selection implements Operator {
        Compress,
        Gather,
        GatherElements,
        GatherND,
        NonZero,
        OneHot,
        Scatter,
        ScatterElements,
        ScatterND,
        Trilu,
        Where
    }

    /** Makes values, or gives them another type. */
    enum Creation implements Operator {
        Cast,
        CastLike,
        Constant,
        ConstantOfShape,
        EyeLike,
        Range
    }

    /** Works along one axis. */
    enum Axis implements Operator {
        ArgMax,
        ArgMin,
        CumSum,
        ReverseSequence,
        TopK
    }

    /** Samples signals, images and volumes anew. */
    enum Sampling implements Operator {
        AffineGrid,
        Col2Im,
        GridSample,
        Resize,
        Upsample
    }

    /** Computes element by element, or multiplies matrices. */
    enum Arithmetic implements Operator {
        Abs,
        Acos,
        Acosh,
        Add,
        Asin,
        Asinh,
        Atan,
        Atanh,
        Ceil,
        Clip,
        Cos,
        Cosh,
        Det,
        Div,
        Einsum,
        Erf,
        Exp,
        Floor,
        Gemm,
        Log,
        MatMul,
        Max,
        Mean,
        Min,
        Mod,
        Mul,
        Neg,
        Pow,
        Reciprocal,
        Round,
        Sign,
        Sin,
        Sinh,
        Sqrt,
        Sub,
        Sum,
        Tan
    }

    /** Compares, or combines truth values or bits; nothing here has a gradient. */
    enum Logic implements Operator {
        And,
        BitShift,
        BitwiseAnd,
        BitwiseNot,
        BitwiseOr,
        BitwiseXor,
        Equal,
        Greater,
        GreaterOrEqual,
        IsInf,
        IsNaN,
        Less,
        LessOrEqual,
        Not,
        Or,
        Xor
    }

    /** Folds axes into one number. */
    enum Reduction implements Operator {
        ReduceL1,
        ReduceL2,
        ReduceLogSum,
        ReduceLogSumExp,
        ReduceMax,
        ReduceMean,
        ReduceMin,
        ReduceProd,
        ReduceSum,
        ReduceSumSquare
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
        Celu,
        Elu,
        Gelu,
        HardSigmoid,
        HardSwish,
        Hardmax,
        LeakyRelu,
        LogSoftmax,
        Mish,
        PRelu,
        Relu,
        Selu,
        Shrink,
        Sigmoid,
        Softmax,
        Softplus,
        Softsign,
        Swish,
        Tanh,
        ThresholdedRelu
    }

    /** Goes between time and frequency, or makes the weights for it. */
    enum Transform implements Operator {
        BlackmanWindow,
        DFT,
        HammingWindow,
        HannWindow,
        MelWeightMatrix,
        STFT
    }

    /** Measures how far predictions are from labels. */
    enum Loss implements Operator {
        NegativeLogLikelihoodLoss,
        SoftmaxCrossEntropyLoss
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
                        Selection.values(),
                        Creation.values(),
                        Axis.values(),
                        Sampling.values(),
                        Arithmetic.values(),
                        Logic.values(),
                        Reduction.values(),
                        Layer.values(),
                        Recurrent.values(),
                        Activation.values(),
                        Transform.values(),
                        Loss.values(),
                        Control.values(),
                        Chance.values(),
                        Training.values())
                .flatMap(Stream::of)
                .collect(Collectors.toUnmodifiableMap(Operator::name, operator -> operator));

        private Names() {}
    }
}

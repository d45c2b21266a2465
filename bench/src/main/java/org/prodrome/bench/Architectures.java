package org.prodrome.bench;

import java.util.List;
import java.util.stream.LongStream;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Initialiser;
import org.prodrome.graph.Network;
import org.prodrome.graph.Operator.Activation;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Operator.Layer;
import org.prodrome.graph.Operator.Recurrent;
import org.prodrome.graph.Operator.Selection;
import org.prodrome.graph.Operator.Shape;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;

/** The networks that are timed: what pytorch_peer.py writes in PyTorch, as graphs. Each gives a logit [batch]. */
enum Architectures {
    /** Three blocks of convolution 3x3, batch norm, ReLU and pooling, with 32, 64 and 128 filters. */
    CNN(1L, 64L, 64L) {
        @Override
        Value logit(GraphBuilder g, Value input) {
            Value x = input;
            int channels = 1;
            for (int filters : new int[] {32, 64, 128}) {
                String name = "block" + filters;
                x = Layers.convolution(g, name + ".conv", x, 2, channels, filters, 3, 1);
                x = Layers.halving(g, g.add(Activation.Relu, Layers.batchNorm(g, name + ".norm", x, filters)), 2);
                channels = filters;
            }
            return pooledLogit(g, x, channels);
        }
    },

    /** He et al. 2016, table 1, 18 layers. */
    RESNET18(3L, 64L, 64L) {
        @Override
        Value logit(GraphBuilder g, Value input) {
            Value x = normalised(g, "stem", input, 3, 64, 7, 2);
            x = g.node(Layer.MaxPool, g.add(Activation.Relu, x))
                    .integers("kernel_shape", 3, 3)
                    .integers("strides", 2, 2)
                    .integers("pads", 1, 1, 1, 1)
                    .output();
            int channels = 64;
            for (int filters : new int[] {64, 128, 256, 512}) {
                x = residual(g, "stage" + filters + ".1", x, channels, filters);
                x = residual(g, "stage" + filters + ".2", x, filters, filters);
                channels = filters;
            }
            return pooledLogit(g, x, channels);
        }
    },

    /** Two layers of 128 units over 100 steps of 64 features; the last step's output is read. */
    LSTM(100L, 64L) {
        @Override
        Value logit(GraphBuilder g, Value input) {
            Value x = g.node(Shape.Transpose, input).integers("perm", 1, 0, 2).output();
            x = recurrent(g, "lstm1", x, 64);
            x = recurrent(g, "lstm2", x, UNITS);
            Value last = g.add(Selection.Gather, x, g.constant("last", org.prodrome.graph.Array.of(new long[] {-1})));
            return Layers.reshape(g, Layers.dense(g, "head", last, UNITS, 1), -1);
        }
    };

    private static final int UNITS = 128;

    @SuppressWarnings("ImmutableEnumChecker") // List.of gives an immutable one
    private final List<Long> sample;

    Architectures(Long... sample) {
        this.sample = List.of(sample);
    }

    abstract Value logit(GraphBuilder g, Value input);

    /** Shape of a batch. */
    long[] shape(int batch) {
        return LongStream.concat(LongStream.of(batch), sample.stream().mapToLong(Long::longValue))
                .toArray();
    }

    Network network() {
        GraphBuilder g = new GraphBuilder(name());
        g.output("logit", logit(g, g.input("input", shape((int) GraphBuilder.ANY))), GraphBuilder.ANY);
        return g.build();
    }

    private static Value pooledLogit(GraphBuilder g, Value x, int channels) {
        Value pooled = Layers.reshape(g, g.add(Layer.GlobalAveragePool, x), 0, -1);
        return Layers.reshape(g, Layers.dense(g, "head", pooled, channels, 1), -1);
    }

    private static Value normalised(
            GraphBuilder g, String name, Value x, int inputs, int outputs, int kernel, int stride) {
        long fanIn = (long) inputs * kernel * kernel;
        Value weight = g.parameter(name + ".weight", Initialiser.he(fanIn), true, outputs, inputs, kernel, kernel);
        int pad = kernel / 2;
        Value convolved = g.node(Layer.Conv, x, weight)
                .integers("kernel_shape", kernel, kernel)
                .integers("strides", stride, stride)
                .integers("pads", pad, pad, pad, pad)
                .output(name + ".conv");
        return Layers.batchNorm(g, name + ".norm", convolved, outputs);
    }

    private static Value residual(GraphBuilder g, String name, Value x, int inputs, int outputs) {
        int stride = inputs == outputs ? 1 : 2;
        Value path = g.add(Activation.Relu, normalised(g, name + ".a", x, inputs, outputs, 3, stride));
        path = normalised(g, name + ".b", path, outputs, outputs, 3, 1);
        Value shortcut = stride == 1 ? x : normalised(g, name + ".shortcut", x, inputs, outputs, 1, stride);
        return g.add(Activation.Relu, g.add(Arithmetic.Add, path, shortcut));
    }

    /** [time, batch, features] to [time, batch, units]. */
    private static Value recurrent(GraphBuilder g, String name, Value x, int features) {
        Initialiser uniform = new Initialiser.Uniform(1 / Math.sqrt(UNITS));
        Value y = g.node(
                        Recurrent.LSTM,
                        x,
                        g.parameter(name + ".input", uniform, true, 1, 4 * UNITS, features),
                        g.parameter(name + ".recurrence", uniform, true, 1, 4 * UNITS, UNITS),
                        g.parameter(name + ".bias", uniform, false, 1, 8 * UNITS))
                .integer("hidden_size", UNITS)
                .output(name);
        return g.add(Shape.Squeeze, y, g.integers(1));
    }
}

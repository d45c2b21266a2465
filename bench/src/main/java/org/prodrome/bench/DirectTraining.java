package org.prodrome.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.prodrome.graph.Array;
import org.prodrome.graph.Network;
import org.prodrome.graph.Parameters;
import org.prodrome.objective.Objective;

/** Trains what {@link Architectures} describes by calls of libtorch alone, written as one would by hand for speed. */
final class DirectTraining implements AutoCloseable {
    private static final long[] NONE = {0, 0};
    private static final long[] ONE = {1, 1};
    private static final long[] TWO = {2, 2};

    private final Architectures architecture;
    private final PointerScope life = new PointerScope();
    private final Map<String, Tensor> values = new TreeMap<>();
    private final List<Tensor> trained = new ArrayList<>();

    DirectTraining(Architectures architecture, Network network, Parameters initial) {
        this.architecture = architecture;
        initial.arrays().forEach((name, array) -> {
            Tensor tensor = tensor(array);
            values.put(
                    name,
                    array.shape().length == 4
                            ? tensor.clone(new MemoryFormatOptional(MemoryFormat.ChannelsLast))
                            : tensor);
        });
        network.trainable().forEach(name -> trained.add(of(name).requires_grad_(true)));
    }

    private static Tensor tensor(Array array) {
        return torch.from_blob(new FloatPointer(array.floats()), array.shape()).clone();
    }

    /** A step of stochastic gradient descent; gives the loss before it. */
    double step(Map<String, Array> batch, double learningRate) {
        try (PointerScope _ = new PointerScope()) {
            Tensor logit = logit(tensor(of(batch, "input")));
            Tensor loss = torch.binary_cross_entropy_with_logits(logit, tensor(of(batch, Objective.LABEL)));
            loss.backward();
            try (NoGradGuard _ = new NoGradGuard()) {
                for (Tensor value : trained) {
                    value.add_(value.grad(), new Scalar(-learningRate));
                    value.mutable_grad().reset();
                }
            }
            return loss.item_double();
        }
    }

    private Tensor logit(Tensor input) {
        return switch (architecture) {
            case CNN -> cnn(input);
            case RESNET18 -> resnet18(input);
            case LSTM -> lstm(input);
        };
    }

    private Tensor cnn(Tensor input) {
        Tensor x = input;
        for (int filters : new int[] {32, 64, 128}) {
            String name = "block" + filters;
            TensorOptional bias = optional(name + ".conv.bias");
            x = torch.conv2d(x, of(name + ".conv.weight"), bias, ONE, ONE, ONE, 1);
            x = torch.relu(torch.max_pool2d(norm(name + ".norm", x), TWO, TWO, NONE, ONE, false));
        }
        return head(x.mean(2, 3));
    }

    private Tensor resnet18(Tensor input) {
        Tensor x = normalised("stem", input, 2, 3);
        x = torch.relu(torch.max_pool2d(x, new long[] {3, 3}, TWO, ONE, ONE, false));
        int channels = 64;
        for (int filters : new int[] {64, 128, 256, 512}) {
            x = residual("stage" + filters + ".1", x, channels == filters ? 1 : 2);
            x = residual("stage" + filters + ".2", x, 1);
            channels = filters;
        }
        return head(x.mean(2, 3));
    }

    private Tensor residual(String name, Tensor x, int stride) {
        Tensor path = normalised(name + ".b", torch.relu(normalised(name + ".a", x, stride, 1)), 1, 1);
        return torch.relu(torch.add(path, stride == 1 ? x : normalised(name + ".shortcut", x, stride, 0)));
    }

    private Tensor normalised(String name, Tensor x, long stride, long pad) {
        long[] strides = {stride, stride};
        long[] pads = {pad, pad};
        return norm(name + ".norm", torch.conv2d(x, of(name + ".weight"), new TensorOptional(), strides, pads, ONE, 1));
    }

    private Tensor norm(String name, Tensor x) {
        return torch.batch_norm(
                x,
                optional(name + ".scale"),
                optional(name + ".shift"),
                optional(name + ".mean"),
                optional(name + ".variance"),
                true,
                0.1,
                1e-5,
                false);
    }

    private Tensor lstm(Tensor input) {
        Tensor x = input.transpose(0, 1);
        for (String name : List.of("lstm1", "lstm2")) {
            Tensor[] bias = torch.chunk(of(name + ".bias").squeeze(0), 2, 0).get();
            TensorVector weights = new TensorVector(
                    gates(of(name + ".input").squeeze(0)),
                    gates(of(name + ".recurrence").squeeze(0)),
                    gates(bias[0]),
                    gates(bias[1]));
            long units = of(name + ".recurrence").size(2);
            Tensor zero = torch.zeros(1, x.size(1), units);
            x = torch.lstm(x, new TensorVector(zero, zero), weights, true, 1, 0, true, false, false)
                    .get0();
        }
        return head(x.select(0, -1));
    }

    /** From ONNX's order i o f c to libtorch's i f c o. */
    private static Tensor gates(Tensor all) {
        long hidden = all.size(0) / 4;
        Tensor[] parts = torch.split_with_sizes(all, hidden, hidden, 2 * hidden).get();
        return torch.cat(new TensorVector(parts[0], parts[2], parts[1]), 0);
    }

    private Tensor head(Tensor x) {
        return torch.linear(x, of("head.weight"), optional("head.bias")).reshape(-1);
    }

    private TensorOptional optional(String name) {
        return new TensorOptional(of(name));
    }

    private Tensor of(String name) {
        return of(values, name);
    }

    private static <T> T of(Map<String, T> map, String name) {
        return Objects.requireNonNull(map.get(name), name);
    }

    @Override
    public void close() {
        life.close();
    }
}

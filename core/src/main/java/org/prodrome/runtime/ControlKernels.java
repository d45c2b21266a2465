package org.prodrome.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.prodrome.graph.Array;
import org.prodrome.graph.Operator;

/** Operators that run other graphs. */
final class ControlKernels {
    private ControlKernels() {}

    static Kernel of(Operator.Control operator, Node node) {
        return switch (operator) {
            case If -> branch(node);
            case Loop -> loop(node);
            case Scan -> scan(node);
        };
    }

    private static Kernel branch(Node node) {
        Body then = node.body("then_branch");
        Body otherwise = node.body("else_branch");
        return x -> (isTrue(x.get(0)) ? then : otherwise).run(x);
    }

    private static boolean isTrue(Tensor condition) {
        return condition.item_double() != 0;
    }

    /**
     * Inputs: how often at most, whether to begin, carried values. Outputs: the carried values, then what is stacked.
     */
    private static Kernel loop(Node node) {
        Body body = node.body("body");
        int carriedCount = Math.max(0, node.inputs() - 2);
        int stackedCount = body.outputs() - 1 - carriedCount;
        if (body.inputs() != carriedCount + 2 || stackedCount < 0) {
            throw node.failure("expected a body that takes the iteration, the condition and " + carriedCount
                    + " values, got one of " + body.inputs() + " inputs and " + body.outputs() + " outputs");
        }
        return x -> {
            long trips = x.has(0) ? x.longs(0)[0] : Long.MAX_VALUE;
            boolean going = !x.has(1) || isTrue(x.get(1));
            Tensor[] carried = new Tensor[carriedCount];
            Arrays.setAll(carried, i -> new Tensor(x.get(i + 2)));
            List<TensorVector> stacked = vectors(stackedCount);
            for (long trip = 0; trip < trips && going; trip++) {
                x.context().trips().count(node);
                try (Scope within = new Scope()) {
                    Tensor[] inputs = new Tensor[carriedCount + 2];
                    inputs[0] = Tensors.upload(Array.of(new long[] {trip}), Device.CPU);
                    inputs[1] = torch.ones(new long[0]).to(torch.ScalarType.Bool);
                    System.arraycopy(carried, 0, inputs, 2, carriedCount);
                    Tensor[] results = body.run(x, inputs);
                    going = isTrue(results[0]);
                    carry(results, 1, carried, within);
                    stack(node, results, 1 + carriedCount, stacked);
                }
            }
            return results(carried, stacked, i -> {
                throw node.failure("expected at least one iteration, to know the shape of output " + i + ", got none");
            });
        };
    }

    /** Hands results on to the next trip; what they replace is let go, however many trips there are. */
    private static void carry(Tensor[] results, int first, Tensor[] carried, Scope trip) {
        for (int i = 0; i < carried.length; i++) {
            trip.handOut(results[first + i]);
            carried[i].close();
            carried[i] = results[first + i];
        }
    }

    private static void stack(Node node, Tensor[] results, int first, List<TensorVector> stacked) {
        for (int i = 0; i < stacked.size(); i++) {
            Tensor result = results[first + i];
            Sizes.require(node, stacked.get(i).size() + 1, result.numel());
            stacked.get(i).push_back(result);
        }
    }

    /** Inputs: carried values, then what is scanned. Outputs: the carried values, then what is stacked. */
    private static Kernel scan(Node node) {
        Body body = node.body("body");
        if (node.opset() < 9) {
            return batchedScan(node, body);
        }
        int scannedCount = Math.toIntExact(node.integer("num_scan_inputs", 0));
        int carriedCount = node.inputs() - scannedCount;
        int stackedCount = body.outputs() - carriedCount;
        if (scannedCount < 1 || carriedCount < 0 || stackedCount < 0 || body.inputs() != node.inputs()) {
            throw node.failure("expected a body of " + node.inputs() + " inputs, at least one of them scanned, got "
                    + body.inputs() + " inputs, " + scannedCount + " scanned and " + body.outputs() + " outputs");
        }
        long[] inputAxes = list(node, "scan_input_axes", scannedCount);
        long[] inputDirections = list(node, "scan_input_directions", scannedCount);
        long[] outputAxes = list(node, "scan_output_axes", stackedCount);
        long[] outputDirections = list(node, "scan_output_directions", stackedCount);
        return x -> {
            Tensor[] carried = new Tensor[carriedCount];
            Arrays.setAll(carried, i -> new Tensor(x.get(i)));
            List<TensorVector> stacked = vectors(stackedCount);
            Tensor[] scanned = new Tensor[scannedCount];
            Arrays.setAll(scanned, i -> x.get(carriedCount + i));
            long length = scanned[0].size(inputAxes[0]);
            walk(node, body, x, length, carried, new Scanned(scanned, inputAxes, inputDirections), stacked);
            Tensor[] results = results(carried, stacked, i -> {
                throw node.failure("expected a scanned axis of length 1 or more, got 0 for output " + i);
            });
            for (int i = 0; i < stackedCount; i++) {
                Tensor whole = results[carriedCount + i];
                whole = outputDirections[i] == 0 ? whole : torch.flip(whole, 0);
                results[carriedCount + i] = torch.movedim(whole, 0, outputAxes[i]);
            }
            return results;
        };
    }

    /**
     * Scan as it was in operator set 8: every value has the batch as its first axis and the time as its second, a
     * sample may be shorter, and what is stacked beyond its length is zero.
     */
    private static Kernel batchedScan(Node node, Body body) {
        int scannedCount = Math.toIntExact(node.integer("num_scan_inputs", 0));
        int carriedCount = node.inputs() - 1 - scannedCount;
        int stackedCount = body.outputs() - carriedCount;
        if (scannedCount < 1 || carriedCount < 0 || stackedCount < 0 || body.inputs() != node.inputs() - 1) {
            throw node.failure("expected a body of " + (node.inputs() - 1)
                    + " inputs, at least one of them scanned, got " + body.inputs() + " inputs, " + scannedCount
                    + " scanned and " + body.outputs() + " outputs");
        }
        long[] directions = list(node, "directions", scannedCount);
        return x -> {
            long whole = x.get(1 + carriedCount).size(1);
            long batch = x.get(1 + carriedCount).size(0);
            long[] lengths = x.has(0)
                    ? x.longs(0)
                    : LongStream.generate(() -> whole).limit(batch).toArray();
            List<TensorVector> results = vectors(carriedCount + stackedCount);
            for (int sample = 0; sample < batch; sample++) {
                int at = sample;
                Tensor[] carried = new Tensor[carriedCount];
                Arrays.setAll(carried, i -> x.get(1 + i).select(0, at));
                Tensor[] scanned = new Tensor[scannedCount];
                Arrays.setAll(scanned, i -> x.get(1 + carriedCount + i).select(0, at));
                List<TensorVector> stacked = vectors(stackedCount);
                Scanned along = new Scanned(scanned, new long[scannedCount], directions);
                walk(node, body, x, lengths[sample], carried, along, stacked);
                for (int i = 0; i < carriedCount; i++) {
                    results.get(i).push_back(carried[i]);
                }
                for (int i = 0; i < stackedCount; i++) {
                    results.get(carriedCount + i).push_back(lengthened(stacked.get(i), whole, node));
                }
            }
            return results.stream().map(parts -> torch.stack(parts, 0)).toArray(Tensor[]::new);
        };
    }

    /** What is gone along, and each tensor's axis and direction: 0 from its beginning, 1 from its end. */
    private record Scanned(Tensor[] tensors, long[] axes, long[] directions) {}

    /** One trip a step: the carried values are replaced, and what is stacked grows. */
    private static void walk(
            Node node,
            Body body,
            Operands x,
            long length,
            Tensor[] carried,
            Scanned scanned,
            List<TensorVector> stacked) {
        for (long step = 0; step < length; step++) {
            x.context().trips().count(node);
            try (Scope within = new Scope()) {
                Tensor[] inputs = Arrays.copyOf(carried, carried.length + scanned.tensors().length);
                for (int i = 0; i < scanned.tensors().length; i++) {
                    long at = scanned.directions()[i] == 0 ? step : length - 1 - step;
                    inputs[carried.length + i] = scanned.tensors()[i].select(scanned.axes()[i], at);
                }
                Tensor[] results = body.run(x, inputs);
                carry(results, 0, carried, within);
                stack(node, results, carried.length, stacked);
            }
        }
    }

    private static Tensor lengthened(TensorVector parts, long length, Node node) {
        if (parts.empty()) {
            throw node.failure("expected sequences of length 1 or more, got 0");
        }
        Tensor zero = torch.zeros_like(parts.get(0));
        while (parts.size() < length) {
            parts.push_back(zero);
        }
        return torch.stack(parts, 0);
    }

    private static long[] list(Node node, String name, int count) {
        long[] list = node.integers(name).orElse(new long[count]);
        if (list.length != count) {
            throw node.failure("expected " + count + " values of " + name + ", got " + list.length);
        }
        return list;
    }

    private static List<TensorVector> vectors(int count) {
        List<TensorVector> vectors = new ArrayList<>();
        LongStream.range(0, count).forEach(_ -> vectors.add(new TensorVector()));
        return vectors;
    }

    private static Tensor[] results(Tensor[] carried, List<TensorVector> stacked, IntConsumer whenEmpty) {
        Tensor[] results = Arrays.copyOf(carried, carried.length + stacked.size());
        for (int i = 0; i < stacked.size(); i++) {
            if (stacked.get(i).empty()) {
                whenEmpty.accept(carried.length + i);
            }
            results[carried.length + i] = torch.stack(stacked.get(i), 0);
        }
        return results;
    }
}

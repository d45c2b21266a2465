package org.prodrome.train;

import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphException;
import org.prodrome.graph.Network;
import org.prodrome.runtime.MicroBatch;
import org.prodrome.runtime.ProcessGroup;

/** Parts a batch along its samples: so that a step needs less memory, and over processes. */
final class MicroBatches {
    private final Set<String> sampled;
    private final int parts;
    private final @Nullable ProcessGroup group;

    /**
     * Looks at which inputs have an axis of samples: those whose first axis is not of a fixed length.
     *
     * @param parts 1 or more
     * @param group of which each process takes its share of each part; null for one that takes all
     */
    MicroBatches(Network network, int parts, @Nullable ProcessGroup group) {
        this.parts = parts;
        this.group = group;
        this.sampled = network.graph().getInputList().stream()
                .filter(MicroBatches::open)
                .map(ValueInfoProto::getName)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean open(ValueInfoProto input) {
        var shape = input.getType().getTensorType().getShape();
        return shape.getDimCount() > 0 && shape.getDim(0).getValueCase() != Dimension.ValueCase.DIM_VALUE;
    }

    /**
     * The parts in order, as alike in size as can be; fewer where there are fewer samples.
     *
     * @throws GraphException if the inputs don't have the same number of samples
     */
    List<MicroBatch> of(Map<String, Array> batch) {
        if (parts == 1 && group == null) {
            return List.of(MicroBatch.whole(batch));
        }
        long samples = samples(batch);
        if (samples == 0 && group == null) {
            return List.of(MicroBatch.whole(batch));
        }
        long count = Math.min(samples, parts);
        List<MicroBatch> all = new ArrayList<>();
        for (long part = 0; part < count; part++) {
            long begin = samples * part / count;
            long length = samples * (part + 1) / count - begin;
            if (group != null && length < group.size()) {
                throw new GraphException("batch: expected a sample or more for each of " + group.size()
                        + " processes in each of " + count + " micro-batches, got " + samples + " samples");
            }
            long from = begin + (group == null ? 0 : group.first(length));
            long to = begin + (group == null ? length : group.end(length));
            Map<String, Array> inputs = new HashMap<>();
            batch.forEach((name, array) -> inputs.put(name, sampled.contains(name) ? array.rows(from, to) : array));
            all.add(new MicroBatch(inputs, from, (to - from) / (double) samples));
        }
        if (all.isEmpty()) {
            throw new GraphException("batch: expected samples, got none");
        }
        return all;
    }

    private long samples(Map<String, Array> batch) {
        Map<String, Long> lengths = new TreeMap<>();
        batch.forEach((name, array) -> {
            if (sampled.contains(name)) {
                long[] shape = array.shape();
                if (shape.length == 0) {
                    throw new GraphException("input " + name + ": expected an axis of samples, got a scalar");
                }
                lengths.put(name, shape[0]);
            }
        });
        if (lengths.values().stream().distinct().count() != 1) {
            throw new GraphException("batch: expected inputs with as many samples each, to part them, got " + lengths);
        }
        return lengths.values().iterator().next();
    }
}

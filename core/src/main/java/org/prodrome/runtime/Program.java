package org.prodrome.runtime;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphException;
import org.prodrome.graph.Network;
import org.prodrome.graph.Parameter;

/** A network made ready to be interpreted: names are slots, nodes are kernels, constants are tensors. */
final class Program implements AutoCloseable {
    private final Network network;
    private final Map<String, Integer> slots = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private final Map<Integer, Tensor> constants = new HashMap<>();

    /** @param dead slots that nothing after this step reads */
    private record Step(Node node, Kernel kernel, int[] inputs, int[] outputs, int[] dead) {}

    Program(Network network, Device device) {
        this.network = network;
        network.inputs().forEach(this::define);
        network.parameters().stream().map(Parameter::name).forEach(this::define);
        try (Scope _ = new Scope()) {
            for (TensorProto constant : network.graph().getInitializerList()) {
                Array values = Array.ofProto(constant);
                // Shapes and axes are read by Java while a graph runs, so integers stay where Java can see them.
                Device place = values.type() == org.prodrome.graph.ElementType.INT64 ? Device.CPU : device;
                constants.put(define(constant.getName()), Scope.keep(Tensors.upload(values, place)));
            }
        }
        Map<String, Integer> lastUse = lastUses();
        int place = 0;
        for (NodeProto proto : network.graph().getNodeList()) {
            steps.add(compile(Node.of(proto), place, lastUse));
            place++;
        }
    }

    private Step compile(Node node, int place, Map<String, Integer> lastUse) {
        int[] inputs = node.proto().getInputList().stream()
                .mapToInt(name -> name.isEmpty() ? -1 : slot(name, node))
                .toArray();
        int[] outputs =
                node.proto().getOutputList().stream().mapToInt(this::define).toArray();
        int[] dead = network.graph().getNodeList().subList(0, place + 1).stream()
                .flatMap(made -> made.getOutputList().stream())
                .filter(name -> lastUse.getOrDefault(name, -1) == place)
                .mapToInt(this::slot)
                .toArray();
        return new Step(node, Kernels.of(node), inputs, outputs, dead);
    }

    private Map<String, Integer> lastUses() {
        Map<String, Integer> last = new HashMap<>();
        List<NodeProto> nodes = network.graph().getNodeList();
        for (int i = 0; i < nodes.size(); i++) {
            for (String input : nodes.get(i).getInputList()) {
                last.put(input, i);
            }
        }
        network.outputs().forEach(last::remove);
        return last;
    }

    private int define(String name) {
        if (slots.putIfAbsent(name, slots.size()) != null) {
            throw new GraphException("value " + name + ": expected to be made once, got a second maker");
        }
        return slots.get(name);
    }

    private int slot(String name) {
        return java.util.Objects.requireNonNull(slots.get(name));
    }

    private int slot(String name, Node node) {
        Integer slot = slots.get(name);
        if (slot == null) {
            throw node.failure("expected inputs that an earlier node makes, got " + name);
        }
        return slot;
    }

    /** Runs the graph within the caller's scope. In evaluation what is no longer needed is let go at once. */
    Map<String, Tensor> run(Map<String, Tensor> parameters, Map<String, Tensor> inputs, Reading reading) {
        @Nullable Tensor[] values = new Tensor[slots.size()];
        constants.forEach((slot, tensor) -> values[slot] = tensor);
        for (Parameter parameter : network.parameters()) {
            values[slot(parameter.name())] = parameters.get(parameter.name());
        }
        for (String input : network.inputs()) {
            Tensor tensor = inputs.get(input);
            if (tensor == null) {
                throw new GraphException("input " + input + ": expected a value, got only " + inputs.keySet());
            }
            values[slot(input)] = tensor;
        }
        for (Step step : steps) {
            run(step, values, reading);
        }
        Map<String, Tensor> outputs = new HashMap<>();
        for (String output : network.outputs()) {
            outputs.put(output, java.util.Objects.requireNonNull(values[slot(output)]));
        }
        return outputs;
    }

    private static void run(Step step, @Nullable Tensor[] values, Reading reading) {
        Tensor[] made;
        try {
            made = step.kernel().run(new Operands(values, step.inputs(), reading));
        } catch (GraphException e) {
            throw e;
        } catch (RuntimeException e) {
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new GraphException(step.node().describe() + ": " + reason, e);
        }
        for (int i = 0; i < step.outputs().length; i++) {
            values[step.outputs()[i]] = made[i];
        }
        if (reading == Reading.EVALUATION) {
            for (int slot : step.dead()) {
                Tensor tensor = values[slot];
                if (tensor != null) {
                    tensor.close();
                    values[slot] = null;
                }
            }
        }
    }

    @Override
    public void close() {
        constants.values().forEach(Scope::release);
        constants.clear();
    }

    @Override
    public String toString() {
        return "Program" + Arrays.toString(steps.stream().map(Step::node).toArray());
    }
}

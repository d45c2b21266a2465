package org.prodrome.runtime;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;
import org.prodrome.graph.Array;
import org.prodrome.graph.ElementType;
import org.prodrome.graph.GraphException;
import org.prodrome.graph.Operator;

/** A graph made ready to be interpreted: names are slots, nodes are kernels, constants are tensors. */
final class Block implements AutoCloseable {
    private final int opset;
    private final Device device;
    private final boolean twice;
    private final Map<String, Integer> slots = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private final Map<Integer, Tensor> constants = new HashMap<>();
    private final List<Block> inner = new ArrayList<>();
    private final List<String> captures;
    private final Set<Integer> differentiated = new HashSet<>();
    private final int given;
    private final int inputs;
    private final int[] outputs;

    /**
     * A node bound to its slots.
     *
     * @param inputs a slot each, -1 for an absent one
     * @param outputs a slot each, -1 for one that nobody asks for
     * @param dead slots that nothing after this step reads
     * @param frozen whether it runs in the evaluation reading whatever the context's
     */
    private record Step(Node node, Kernel kernel, int[] inputs, int[] outputs, int[] dead, boolean frozen) {}

    /**
     * Compiles a graph.
     *
     * @param given names that a run gives values for, in this order
     * @param around names that the graph may use from around it, which a run gives after the others; of those it does
     *     use see {@link #captures}
     * @param twice whether a Gradient node is in a graph around this one, see {@link Node#twice}
     */
    Block(GraphProto graph, int opset, Device device, List<String> given, Set<String> around, boolean twice) {
        this.opset = opset;
        this.device = device;
        this.twice = twice || graph.getNodeList().stream().anyMatch(Block::isGradient);
        this.inputs = given.size();
        given.forEach(this::define);
        this.captures = free(graph, given).stream().filter(around::contains).toList();
        captures.forEach(this::define);
        this.given = slots.size();
        this.outputs = compile(graph);
    }

    /** Makes constants and steps, and gives the outputs' slots; what was made is let go if the graph can't run. */
    private int[] compile(GraphProto graph) {
        try (Scope _ = new Scope()) {
            for (TensorProto constant : graph.getInitializerList()) {
                define(constant);
            }
            Map<String, Integer> lastUse = lastUses(graph);
            for (int place = 0; place < graph.getNodeCount(); place++) {
                steps.add(compile(graph.getNode(place), place, lastUse));
            }
            return graph.getOutputList().stream()
                    .map(ValueInfoProto::getName)
                    .mapToInt(this::outputSlot)
                    .toArray();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private int outputSlot(String name) {
        Integer slot = slots.get(name);
        if (slot == null) {
            throw new GraphException("output " + name + ": expected a value of the graph, got none of that name");
        }
        return slot;
    }

    /** Names that the graph uses from around it: a run gives their values after the others, in this order. */
    List<String> captures() {
        return captures;
    }

    int inputs() {
        return inputs;
    }

    int outputs() {
        return outputs.length;
    }

    private void define(TensorProto constant) {
        if (slots.containsKey(constant.getName())) {
            return; // an input's default, which a run's value replaces
        }
        Array values = Array.ofProto(constant);
        // Shapes and axes are read by Java while a graph runs, so integers stay where Java can see them.
        Device place = values.type() == ElementType.INT64 ? Device.CPU : device;
        constants.put(define(constant.getName()), Scope.keep(Tensors.upload(values, place)));
    }

    private Step compile(NodeProto proto, int place, Map<String, Integer> lastUse) {
        Node node = Node.of(proto, opset, twice);
        List<String> names = new ArrayList<>(proto.getInputList());
        Map<String, Body> bodies = new HashMap<>();
        for (AttributeProto attribute : proto.getAttributeList()) {
            if (attribute.hasG()) {
                bodies.put(attribute.getName(), body(attribute.getG(), names));
            }
        }
        if (node.operator() == Operator.Training.Gradient) {
            names.add(node.text("y", ""));
            for (String x : node.texts("xs").orElse(new String[0])) {
                differentiated.add(slot(x, node));
            }
        }
        int[] read = names.stream()
                .mapToInt(name -> name.isEmpty() ? -1 : slot(name, node))
                .toArray();
        int[] made = proto.getOutputList().stream()
                .mapToInt(name -> name.isEmpty() ? -1 : define(name))
                .toArray();
        Set<String> dying = new LinkedHashSet<>(names);
        dying.addAll(proto.getOutputList());
        dying.remove("");
        int[] dead = dying.stream()
                .filter(name -> lastUse.getOrDefault(name, -1) == place)
                .mapToInt(name -> slot(name, node))
                .filter(slot -> slot >= given && !constants.containsKey(slot))
                .toArray();
        Node whole = node.with(bodies);
        return new Step(whole, kernel(whole), read, made, dead, frozen(whole, read));
    }

    /** A batch normalisation whose running statistics are constant uses them, and can't move them. */
    private boolean frozen(Node node, int[] read) {
        return node.operator() == Operator.Layer.BatchNormalization
                && read.length > 4
                && constants.containsKey(read[3])
                && constants.containsKey(read[4]);
    }

    /** A node that lacks what its operator needs is refused by name, however its kernel meets the lack. */
    private static Kernel kernel(Node node) {
        try {
            return Kernels.of(node);
        } catch (GraphException e) {
            throw e;
        } catch (RuntimeException e) {
            throw node.failure("expected what the operator needs, got a node without: " + reason(e), e);
        }
    }

    private static String reason(RuntimeException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private static boolean isGradient(NodeProto proto) {
        return proto.getOpType().equals(Operator.Training.Gradient.name())
                && proto.getDomain().equals(Operator.TRAINING);
    }

    /** Compiles a graph within a node, and adds what it captures to the node's operands. */
    private Body body(GraphProto graph, List<String> operands) {
        List<String> formal =
                graph.getInputList().stream().map(ValueInfoProto::getName).toList();
        Block block = new Block(graph, opset, device, formal, slots.keySet(), twice);
        inner.add(block);
        int[] places = new int[block.captures().size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = operands.size();
            operands.add(block.captures().get(i));
        }
        return new Body(block, places);
    }

    /** Names that the graph or a graph within it uses but doesn't make. */
    private static Set<String> free(GraphProto graph, List<String> given) {
        Set<String> made = new HashSet<>(given);
        Set<String> free = new LinkedHashSet<>();
        graph.getInitializerList().forEach(constant -> made.add(constant.getName()));
        for (NodeProto node : graph.getNodeList()) {
            node.getInputList().stream()
                    .filter(name -> !name.isEmpty() && !made.contains(name))
                    .forEach(free::add);
            for (AttributeProto attribute : node.getAttributeList()) {
                if (attribute.hasG()) {
                    List<String> formal = attribute.getG().getInputList().stream()
                            .map(ValueInfoProto::getName)
                            .toList();
                    free(attribute.getG(), formal).stream()
                            .filter(name -> !made.contains(name))
                            .forEach(free::add);
                }
            }
            made.addAll(node.getOutputList());
        }
        graph.getOutputList().stream()
                .map(ValueInfoProto::getName)
                .filter(name -> !made.contains(name))
                .forEach(free::add);
        return free;
    }

    /** The last step that reads each value, or makes it if none does; outputs are read for ever. */
    private static Map<String, Integer> lastUses(GraphProto graph) {
        Map<String, Integer> last = new HashMap<>();
        for (int place = 0; place < graph.getNodeCount(); place++) {
            NodeProto node = graph.getNode(place);
            for (String name : node.getOutputList()) {
                last.put(name, place);
            }
            for (String name : node.getInputList()) {
                last.put(name, place);
            }
            for (AttributeProto attribute : node.getAttributeList()) {
                if (attribute.hasG()) {
                    for (String name : free(attribute.getG(), List.of())) {
                        last.put(name, place);
                    }
                } else if (attribute.getName().equals("y") && node.getDomain().equals(Operator.TRAINING)) {
                    last.put(attribute.getS().toStringUtf8(), place);
                }
            }
        }
        graph.getOutputList().forEach(output -> last.remove(output.getName()));
        return last;
    }

    private int define(String name) {
        if (slots.putIfAbsent(name, slots.size()) != null) {
            throw new GraphException("value " + name + ": expected to be made once, got a second maker");
        }
        return slots.get(name);
    }

    private int slot(String name, Node node) {
        Integer slot = slots.get(name);
        if (slot == null) {
            throw node.failure("expected inputs that an earlier node makes, got " + name);
        }
        return slot;
    }

    /**
     * Runs the graph within the caller's scope. What is no longer needed is let go at once.
     *
     * @param values of the given names, then of the captured ones
     * @return outputs in order, each a handle of its own
     */
    Tensor[] run(Tensor[] values, Context context) {
        @Nullable Tensor[] held = new Tensor[slots.size()];
        System.arraycopy(values, 0, held, 0, given);
        constants.forEach((slot, tensor) -> held[slot] = tensor);
        if (differentiated.isEmpty()) {
            steps.forEach(step -> run(step, held, context));
        } else {
            try (AutoGradMode _ = new AutoGradMode(true)) {
                differentiated.forEach(slot -> trackGradient(held, slot));
                steps.forEach(step -> run(step, held, context));
            }
        }
        Tensor[] results = new Tensor[outputs.length];
        for (int i = 0; i < results.length; i++) {
            results[i] = new Tensor(java.util.Objects.requireNonNull(held[outputs[i]]));
        }
        return results;
    }

    private void run(Step step, @Nullable Tensor[] held, Context context) {
        int[] inputs = step.inputs();
        @Nullable Tensor[] operands = new Tensor[inputs.length];
        for (int i = 0; i < inputs.length; i++) {
            operands[i] = inputs[i] < 0 ? null : held[inputs[i]];
        }
        Tensor[] made;
        try (Scope within = new Scope()) {
            made = step.kernel().run(new Operands(operands, step.frozen() ? context.evaluating() : context));
            for (int i = 0; i < step.outputs().length; i++) {
                if (step.outputs()[i] >= 0) {
                    made[i] = apart(made[i], operands);
                    within.handOut(made[i]);
                }
            }
        } catch (GraphException e) {
            throw e;
        } catch (RuntimeException e) {
            throw step.node().failure(reason(e), e);
        }
        for (int i = 0; i < step.outputs().length; i++) {
            int slot = step.outputs()[i];
            if (slot >= 0) {
                held[slot] = made[i];
                if (differentiated.contains(slot)) {
                    trackGradient(held, slot);
                }
            }
        }
        for (int slot : step.dead()) {
            Tensor tensor = held[slot];
            if (tensor != null) {
                tensor.close();
                held[slot] = null;
            }
        }
    }

    /** A result that is an operand itself gets a handle of its own, so that each can be let go alone. */
    @SuppressWarnings("ReferenceEquality") // the handle is meant, not what it holds
    private static Tensor apart(Tensor result, @Nullable Tensor[] operands) {
        for (Tensor operand : operands) {
            if (result == operand) {
                return new Tensor(result);
            }
        }
        return result;
    }

    /** Makes a value that Gradient asks about one that gradients reach. */
    private static void trackGradient(@Nullable Tensor[] held, int slot) {
        Tensor tensor = held[slot];
        if (tensor != null && !tensor.requires_grad()) {
            held[slot] = tensor.detach().requires_grad_(true);
        }
    }

    @Override
    public void close() {
        inner.forEach(Block::close);
        constants.values().forEach(Scope::release);
        constants.clear();
    }
}

package org.prodrome.runtime;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphException;
import org.prodrome.graph.Network;

/**
 * Stands before what ends the process in ONNX Runtime 1.29, so that an exception comes first:
 *
 * <ul>
 *   <li>an operand of Einsum with fewer axes than its term has letters, or an axis of length 0: the operand v of a term
 *       with r letters becomes Reshape(v, Max(Gather(Shape(v), 0 to r-1), 1)), each of which may fail;
 *   <li>a diagonal of Trilu beyond all reason: it is brought within ±2^31, where it picks the same;
 *   <li>the inverse of a one-sided DFT, which is refused.
 * </ul>
 */
final class OrtGuard {
    private static final Set<String> GUARDED = Set.of("Einsum", "Trilu", "DFT");
    private static final long FAR = 1L << 31;

    private final GraphProto.Builder outermost;
    private int guards;

    private OrtGuard(GraphProto.Builder outermost) {
        this.outermost = outermost;
    }

    /**
     * The file with guards; one that needs none is given back as it is.
     *
     * @throws GraphException if the bytes are no sound ONNX model
     */
    static byte[] guarded(byte[] onnx) {
        ModelProto model = Network.checked(onnx);
        if (!uses(model.getGraph())) {
            return onnx;
        }
        GraphProto.Builder graph = model.getGraph().toBuilder();
        new OrtGuard(graph).guard(graph);
        return model.toBuilder().setGraph(graph).build().toByteArray();
    }

    private static boolean uses(GraphProto graph) {
        return graph.getNodeList().stream().anyMatch(OrtGuard::uses);
    }

    private static boolean uses(NodeProto node) {
        return GUARDED.contains(node.getOpType())
                || node.getAttributeList().stream().anyMatch(attribute -> attribute.hasG() && uses(attribute.getG()));
    }

    private void guard(GraphProto.Builder graph) {
        List<NodeProto> nodes = List.copyOf(graph.getNodeList());
        graph.clearNode();
        for (NodeProto node : nodes) {
            NodeProto.Builder changed = node.toBuilder();
            changed.getAttributeBuilderList().stream()
                    .filter(AttributeProto.Builder::hasG)
                    .forEach(attribute -> guard(attribute.getGBuilder()));
            switch (node.getOpType()) {
                case "Einsum" -> einsum(changed, graph);
                case "Trilu" -> trilu(changed, graph);
                case "DFT" -> requireNoInverseOfOneSide(node);
                default -> {}
            }
            graph.addNode(changed);
        }
    }

    private static void requireNoInverseOfOneSide(NodeProto node) {
        long flags = node.getAttributeList().stream()
                .filter(attribute -> attribute.getI() != 0)
                .map(AttributeProto::getName)
                .filter(name -> name.equals("inverse") || name.equals("onesided"))
                .distinct()
                .count();
        if (flags > 1) {
            throw new GraphException("node " + node.getName() + " of output " + node.getOutputList()
                    + " (DFT): expected a transform that ONNX Runtime can do, got the inverse of a one-sided one");
        }
    }

    private void einsum(NodeProto.Builder node, GraphProto.Builder graph) {
        String equation = node.getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals("equation"))
                .map(attribute -> attribute.getS().toStringUtf8())
                .findFirst()
                .orElse("");
        List<String> terms = EinsumShape.of(equation).terms();
        for (int i = 0; i < Math.min(terms.size(), node.getInputCount()); i++) {
            String letters = terms.get(i).replace(EinsumShape.ELLIPSIS, "");
            if (!letters.isEmpty() && letters.length() < 64) {
                boolean more = terms.get(i).contains(EinsumShape.ELLIPSIS);
                node.setInput(i, operand(node.getInput(i), letters.length(), more, graph));
            }
        }
    }

    private String operand(String operand, int letters, boolean more, GraphProto.Builder graph) {
        String name = fresh();
        String one = constant(name + "/one", 1);
        add(graph, "Shape", name + "/shape", operand);
        if (more) {
            String last = constant(name + "/last", letters - 1);
            add(graph, "Gather", name + "/axis", name + "/shape", last);
            add(graph, "Min", name + "/least", name + "/axis", one);
            add(graph, "Max", name + "/known", name + "/shape", name + "/least");
        } else {
            String axes = constant(name + "/axes", LongStream.range(0, letters).toArray());
            add(graph, "Gather", name + "/known", name + "/shape", axes);
        }
        add(graph, "Max", name + "/filled", name + "/known", one);
        add(graph, "Reshape", name, operand, name + "/filled");
        return name;
    }

    private void trilu(NodeProto.Builder node, GraphProto.Builder graph) {
        if (node.getInputCount() > 1 && !node.getInput(1).isEmpty()) {
            String name = fresh();
            outermost.addInitializer(Array.of(new long[] {FAR}).toProto(name + "/most"));
            outermost.addInitializer(Array.of(new long[] {-FAR}).toProto(name + "/least"));
            add(graph, "Min", name + "/below", node.getInput(1), name + "/most");
            add(graph, "Max", name, name + "/below", name + "/least");
            node.setInput(1, name);
        }
    }

    private String fresh() {
        return "prodrome.guard/" + guards++;
    }

    private String constant(String name, long... values) {
        outermost.addInitializer(Array.of(values, values.length).toProto(name));
        return name;
    }

    private static void add(GraphProto.Builder graph, String operator, String output, String... inputs) {
        graph.addNode(NodeProto.newBuilder()
                .setOpType(operator)
                .setName(output)
                .addAllInput(List.of(inputs))
                .addOutput(output));
    }
}

package org.prodrome.graph;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Set;
import org.prodrome.graph.RoleInference.Inferred;

/** What a node takes an initializer for, by the operator and the place among its inputs. */
final class Slots {
    private static final Set<String> LINEAR = Set.of("Conv", "ConvTranspose", "MatMul", "Gemm", "Einsum");

    private Slots() {}

    /**
     * Where a node stands.
     *
     * @param learned whether a layer with weights is before it
     * @param linear whether such a layer is just before it, and linear
     */
    record Position(boolean learned, boolean linear) {}

    /** Whether the node is a linear layer, so that a number added after it is its bias. */
    static boolean isLinear(NodeProto node) {
        return FileHeader.isOnnx(node.getDomain()) && LINEAR.contains(node.getOpType());
    }

    /**
     * What the node takes the initializer for.
     *
     * @param direct whether it takes it as it is, not something computed from it
     */
    static Inferred infer(NodeProto node, int place, Candidate candidate, boolean direct, Position position) {
        if (!FileHeader.isOnnx(node.getDomain())) {
            return Inferred.constant("taken by " + Nested.describe(node) + " of domain " + node.getDomain());
        }
        if (!direct && candidate.isOneNumber()) {
            return Inferred.constant("a number on the way to " + Nested.describe(node));
        }
        String of = " of " + Nested.describe(node);
        return switch (node.getOpType()) {
            case "Conv", "ConvTranspose" ->
                switch (place) {
                    case 1 -> weight(of);
                    case 2 -> bias(of);
                    default -> nothing(place, of);
                };
            case "Gemm" -> place == 2 ? bias(of) : weight(of);
            case "MatMul", "Einsum" -> weight(of);
            case "RNN", "GRU", "LSTM" -> recurrent(place, of);
            case "BatchNormalization" -> place > 2 ? statistics(place, of) : normalisation(of);
            case "InstanceNormalization", "GroupNormalization", "LayerNormalization", "RMSNormalization" ->
                normalisation(of);
            case "PRelu" -> Inferred.trainable("slope" + of, false);
            case "Gather" ->
                place == 0 && candidate.shape().size() > 1
                        ? Inferred.trainable("embedding" + of, true)
                        : nothing(place, of);
            case "Add" -> added(node, candidate, position, of);
            case "Mul" -> multiplied(node, candidate, position, of);
            default -> nothing(place, of);
        };
    }

    private static Inferred nothing(int place, String of) {
        return Inferred.constant("input " + place + of + ", which learns nothing there");
    }

    private static Inferred weight(String of) {
        return Inferred.trainable("weight" + of, true);
    }

    private static Inferred bias(String of) {
        return Inferred.trainable("bias" + of, false);
    }

    private static Inferred normalisation(String of) {
        return Inferred.trainable("scale or shift" + of, false);
    }

    private static Inferred statistics(int place, String of) {
        return new Inferred(Role.STATE, (place == 3 ? "running mean" : "running variance") + of, false);
    }

    /** Inputs: x, weights, recurrent weights, bias, lengths, first hidden state, first cell state, peepholes. */
    private static Inferred recurrent(int place, String of) {
        return switch (place) {
            case 1, 2 -> weight(of);
            case 3 -> bias(of);
            case 7 -> Inferred.trainable("peephole weights" + of, false);
            case 5, 6 -> Inferred.constant("first state" + of);
            default -> nothing(place, of);
        };
    }

    private static Inferred number(NodeProto node) {
        return Inferred.constant("a number that " + Nested.describe(node) + " takes");
    }

    private static Inferred added(NodeProto node, Candidate candidate, Position position, String of) {
        if (candidate.isScalar() || (candidate.isOneNumber() && !position.linear())) {
            return number(node);
        }
        if (!position.learned()) {
            return Inferred.constant("before the first layer with weights: " + Nested.describe(node));
        }
        if (candidate.hides()) {
            return Inferred.constant("a mask that " + Nested.describe(node) + " adds");
        }
        return Inferred.trainable("bias after a layer with weights" + of, false);
    }

    private static Inferred multiplied(NodeProto node, Candidate candidate, Position position, String of) {
        if (candidate.isOneNumber()) {
            return number(node);
        }
        if (!position.learned()) {
            return Inferred.constant("before the first layer with weights: " + Nested.describe(node));
        }
        if (candidate.selects()) {
            return Inferred.constant("a mask that " + Nested.describe(node) + " multiplies by");
        }
        return Inferred.trainable("scale after a layer with weights" + of, false);
    }
}

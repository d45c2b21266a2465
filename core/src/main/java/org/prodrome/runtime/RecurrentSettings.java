package org.prodrome.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.prodrome.graph.Operator;
import org.prodrome.runtime.RecurrentActivation.Kind;

/**
 * What a recurrent node's attributes say.
 *
 * @param reversed a direction each, whether it begins at the end
 * @param activations a direction each, its functions in ONNX's order
 * @param clip bound of what goes into the functions
 * @param coupled whether the input gate is one minus the forget gate's rest: input_forget of LSTM
 * @param linearBeforeReset of GRU
 * @param batchFirst whether the batch is the first axis, not the time
 */
record RecurrentSettings(
        Operator.Recurrent operator,
        List<Boolean> reversed,
        List<List<RecurrentActivation>> activations,
        OptionalDouble clip,
        boolean coupled,
        boolean linearBeforeReset,
        boolean batchFirst) {

    /** @throws org.prodrome.graph.GraphException if an attribute is none of ONNX's */
    static RecurrentSettings of(Operator.Recurrent operator, Node node) {
        String direction = node.text("direction", "forward");
        List<Boolean> reversed = switch (direction) {
            case "forward" -> List.of(false);
            case "reverse" -> List.of(true);
            case "bidirectional" -> List.of(false, true);
            default -> throw node.failure("expected the direction forward, reverse or bidirectional, got " + direction);
        };
        OptionalDouble clip =
                node.attribute("clip").isPresent() ? OptionalDouble.of(node.number("clip", 0)) : OptionalDouble.empty();
        if (clip.isPresent() && !(clip.getAsDouble() > 0)) {
            throw node.failure("expected a clip above 0, got " + clip.getAsDouble());
        }
        return new RecurrentSettings(
                operator,
                reversed,
                activations(operator, node, reversed.size()),
                clip,
                node.flag("input_forget", false),
                node.flag("linear_before_reset", false),
                node.flag("layout", false));
    }

    private static List<Kind> usual(Operator.Recurrent operator) {
        return switch (operator) {
            case GRU -> List.of(Kind.SIGMOID, Kind.TANH);
            case LSTM -> List.of(Kind.SIGMOID, Kind.TANH, Kind.TANH);
            case RNN -> List.of(Kind.TANH);
        };
    }

    /** Parameters are listed for those functions only that have them, in the functions' order. */
    private static List<List<RecurrentActivation>> activations(Operator.Recurrent operator, Node node, int directions) {
        int each = usual(operator).size();
        String[] names = node.texts("activations").orElse(new String[0]);
        if (names.length != 0 && names.length != each && names.length < each * directions) {
            throw node.failure("expected " + each * directions + " activations, got " + names.length);
        }
        double[] alphas = node.numbers("activation_alpha").orElse(new double[0]);
        double[] betas = node.numbers("activation_beta").orElse(new double[0]);
        List<RecurrentActivation> all = new ArrayList<>();
        int alpha = 0;
        int beta = 0;
        for (int i = 0; i < each * directions; i++) {
            Kind kind = names.length == 0 ? usual(operator).get(i % each) : Kind.of(names[i % names.length], node);
            RecurrentActivation usual = RecurrentActivation.of(kind);
            boolean ownAlpha = kind.hasAlpha() && alpha < alphas.length;
            boolean ownBeta = kind.hasBeta() && beta < betas.length;
            all.add(new RecurrentActivation(
                    kind, ownAlpha ? alphas[alpha++] : usual.alpha(), ownBeta ? betas[beta++] : usual.beta()));
        }
        return IntStream.range(0, directions)
                .mapToObj(d -> List.copyOf(all.subList(d * each, (d + 1) * each)))
                .toList();
    }

    /** Whether libtorch's own kernels compute the same. */
    boolean likeLibtorch() {
        List<RecurrentActivation> usual =
                usual(operator).stream().map(RecurrentActivation::of).toList();
        return activations.stream().allMatch(usual::equals)
                && clip.isEmpty()
                && !coupled
                && (operator != Operator.Recurrent.GRU || linearBeforeReset);
    }

    /** Gates a cell has. */
    int gates() {
        return switch (operator) {
            case GRU -> 3;
            case LSTM -> 4;
            case RNN -> 1;
        };
    }
}

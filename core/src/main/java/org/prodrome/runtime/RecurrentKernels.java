package org.prodrome.runtime;

import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;
import org.prodrome.graph.Operator;

/**
 * RNN, LSTM and GRU. Sequences are [time, batch, feature] within, states [batch, hidden].
 *
 * <p>There are two ways: libtorch's own kernel, where the node asks for just what that computes and nobody asks for a
 * second gradient, and one step after another of operations that can be differentiated twice.
 */
final class RecurrentKernels {
    private static final int SEQUENCE = 0;
    private static final int INPUT_WEIGHT = 1;
    private static final int HIDDEN_WEIGHT = 2;
    private static final int BIAS = 3;
    private static final int LENGTHS = 4;
    private static final int HIDDEN = 5;
    private static final int CELL = 6;
    private static final int PEEPHOLES = 7;

    private final Node node;
    private final RecurrentSettings settings;

    private RecurrentKernels(Operator.Recurrent operator, Node node) {
        this.node = node;
        this.settings = RecurrentSettings.of(operator, node);
    }

    static Kernel of(Operator.Recurrent operator, Node node) {
        return new RecurrentKernels(operator, node)::run;
    }

    private Tensor[] run(Operands x) {
        Tensor sequence = settings.batchFirst() ? torch.transpose(x.get(SEQUENCE), 0, 1) : x.get(SEQUENCE);
        requireShapes(x, sequence);
        SequenceLengths lengths = SequenceLengths.of(node, x, LENGTHS, sequence);
        boolean fused = settings.likeLibtorch()
                && !node.twice()
                && !x.has(PEEPHOLES)
                && (lengths.whole() || settings.operator() != Operator.Recurrent.LSTM || !node.gives(2));
        TensorVector outputs = new TensorVector();
        TensorVector hidden = new TensorVector();
        TensorVector cells = new TensorVector();
        Tensor input = lengths.zeroed(sequence);
        long piece = x.context().truncation().piece(lengths.steps());
        for (int direction = 0; direction < settings.reversed().size(); direction++) {
            boolean reversed = settings.reversed().get(direction);
            RecurrentWeights weights = weights(x, direction, sequence);
            Tensor ordered = reversed ? lengths.reversed(input) : input;
            RecurrentResult result = fused
                    ? FusedRecurrence.run(settings.operator(), weights, ordered, lengths, piece)
                    : UnrolledRecurrence.run(
                            settings, settings.activations().get(direction), weights, ordered, lengths, piece);
            outputs.push_back(reversed ? lengths.reversed(result.outputs()) : result.outputs());
            hidden.push_back(result.hidden());
            if (result.cell() != null) {
                cells.push_back(result.cell());
            }
        }
        return results(outputs, hidden, cells);
    }

    private void requireShapes(Operands x, Tensor sequence) {
        Tensor input = x.get(INPUT_WEIGHT);
        Tensor hidden = x.get(HIDDEN_WEIGHT);
        int directions = settings.reversed().size();
        boolean fits = sequence.dim() == 3
                && input.dim() == 3
                && hidden.dim() == 3
                && input.size(0) == directions
                && hidden.size(0) == directions
                && input.size(2) == sequence.size(2)
                && hidden.size(1) == settings.gates() * hidden.size(2)
                && input.size(1) == hidden.size(1)
                && sequence.size(0) > 0;
        if (!fits) {
            throw node.failure("expected sequences of 1 step or more and weights of " + directions
                    + " directions for them, got the shapes "
                    + Arrays.toString(x.get(SEQUENCE).shape()) + ", "
                    + Arrays.toString(input.shape()) + " and " + Arrays.toString(hidden.shape()));
        }
        long said = node.integer("hidden_size", hidden.size(2));
        if (said != hidden.size(2)) {
            throw node.failure("expected weights of the hidden_size " + said + ", got " + hidden.size(2));
        }
    }

    private RecurrentWeights weights(Operands x, int direction, Tensor sequence) {
        Tensor hidden = of(direction, x.get(HIDDEN_WEIGHT), 0);
        TensorVector biases = x.has(BIAS) ? torch.chunk(of(direction, x.get(BIAS), 0), 2, 0) : null;
        long[] state = {sequence.size(1), hidden.size(1)};
        return new RecurrentWeights(
                of(direction, x.get(INPUT_WEIGHT), 0),
                hidden,
                biases == null ? null : biases.get(0),
                biases == null ? null : biases.get(1),
                x.has(PEEPHOLES) ? of(direction, x.get(PEEPHOLES), 0) : null,
                state(x, HIDDEN, direction, sequence, state),
                state(x, CELL, direction, sequence, state));
    }

    private Tensor state(Operands x, int input, int direction, Tensor sequence, long[] shape) {
        return x.has(input)
                ? of(direction, x.get(input), settings.batchFirst() ? 1 : 0)
                : torch.zeros(shape, sequence.options());
    }

    /** A direction's part; of a single one without what a slice costs on the way back. */
    private static Tensor of(int direction, Tensor all, long axis) {
        return all.size(axis) == 1 ? all.squeeze(axis) : all.select(axis, direction);
    }

    private Tensor[] results(TensorVector outputs, TensorVector hidden, TensorVector cells) {
        @Nullable Tensor[] results = new Tensor[node.outputs()];
        if (node.gives(0)) {
            Tensor whole = joined(outputs, 1);
            results[0] = settings.batchFirst() ? torch.permute(whole, 2, 0, 1, 3) : whole;
        }
        int states = settings.batchFirst() ? 1 : 0;
        if (node.gives(1)) {
            results[1] = joined(hidden, states);
        }
        if (node.gives(2)) {
            results[2] = joined(cells, states);
        }
        return results;
    }

    /** Directions side by side; of a single one no copy. */
    private static Tensor joined(TensorVector directions, long axis) {
        return directions.size() == 1 ? directions.get(0).unsqueeze(axis) : torch.stack(directions, axis);
    }
}

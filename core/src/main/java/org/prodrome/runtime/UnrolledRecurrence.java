package org.prodrome.runtime;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * One step after another, of operations that can be differentiated twice. The inputs of all steps are projected at
 * once.
 */
final class UnrolledRecurrence {
    private UnrolledRecurrence() {}

    /**
     * Runs one direction.
     *
     * @param sequence [time, batch, feature]
     * @param piece steps that a gradient goes back at most
     */
    static RecurrentResult run(
            RecurrentSettings settings,
            List<RecurrentActivation> activations,
            RecurrentWeights weights,
            Tensor sequence,
            SequenceLengths lengths,
            long piece) {
        RecurrentCell cell = switch (settings.operator()) {
            case GRU -> GruCell.of(settings, activations, weights);
            case LSTM -> LstmCell.of(settings, activations, weights);
            case RNN -> RnnCell.of(settings, activations, weights);
        };
        TensorVector inputs = torch.unbind(projected(sequence, weights.input(), cell.inputBias()), 0);
        TensorVector outputs = new TensorVector();
        RecurrentCell.State state =
                new RecurrentCell.State(weights.hidden(), cell instanceof LstmCell ? weights.cell() : null);
        for (long step = 0; step < lengths.steps(); step++) {
            try (Scope within = new Scope()) {
                if (step > 0 && step % piece == 0) {
                    state = cutOff(state, lengths, step);
                }
                RecurrentCell.State next = cell.next(inputs.get(step), state);
                state = step < lengths.shortest() ? next : next.orWhereEnded(lengths.endedBy(step), state);
                state.handOut(within);
            }
            outputs.push_back(state.hidden());
        }
        Tensor last = state.cell();
        return new RecurrentResult(
                lengths.zeroed(torch.stack(outputs, 0)),
                lengths.zeroWhereNone(state.hidden()),
                last == null ? null : lengths.zeroWhereNone(last));
    }

    /** A sequence that has ended keeps the gradient of its last piece. */
    private static RecurrentCell.State cutOff(RecurrentCell.State state, SequenceLengths lengths, long step) {
        return step < lengths.shortest() ? state.cutOff() : state.cutOff().orWhereEnded(lengths.endedBy(step), state);
    }

    private static Tensor projected(Tensor sequence, Tensor weight, @Nullable Tensor bias) {
        Tensor rows = torch.flatten(sequence, 0, 1);
        Tensor all = bias == null ? torch.matmul(rows, weight.t()) : torch.addmm(bias, rows, weight.t());
        return all.view(sequence.size(0), sequence.size(1), -1);
    }
}

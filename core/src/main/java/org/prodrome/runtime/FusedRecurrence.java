package org.prodrome.runtime;

import java.util.Objects;
import org.bytedeco.pytorch.GradMode;
import org.bytedeco.pytorch.T_TensorTensorTensor_T;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.prodrome.graph.Operator;

/** All steps in one call of libtorch. */
final class FusedRecurrence {
    private FusedRecurrence() {}

    /**
     * Runs one direction.
     *
     * @param sequence [time, batch, feature], zero beyond a sequence's end
     * @param piece steps that a gradient goes back at most
     */
    static RecurrentResult run(
            Operator.Recurrent operator,
            RecurrentWeights weights,
            Tensor sequence,
            SequenceLengths lengths,
            long piece) {
        TensorVector parameters = parameters(operator, weights);
        boolean biased = weights.inputBias() != null;
        boolean lstm = operator == Operator.Recurrent.LSTM;
        TensorVector outputs = new TensorVector();
        RecurrentCell.State state = new RecurrentCell.State(
                weights.hidden().unsqueeze(0), lstm ? weights.cell().unsqueeze(0) : null);
        for (long from = 0; from < lengths.steps(); from += piece) {
            long length = Math.min(piece, lengths.steps() - from);
            Tensor some = length == lengths.steps() ? sequence : sequence.narrow(0, from, length);
            state = piece(operator, some, from == 0 ? state : state.cutOff(), parameters, biased, outputs);
        }
        Tensor all = outputs.size() == 1 ? outputs.get(0) : torch.cat(outputs, 0);
        Tensor cell = state.cell();
        return new RecurrentResult(
                lengths.zeroed(all),
                lengths.whole() ? state.hidden().squeeze(0) : lengths.last(all),
                cell == null ? null : cell.squeeze(0));
    }

    /** Adds a piece's outputs to those before and gives the state that it ends in, [1, batch, hidden]. */
    private static RecurrentCell.State piece(
            Operator.Recurrent operator,
            Tensor sequence,
            RecurrentCell.State before,
            TensorVector parameters,
            boolean biased,
            TensorVector outputs) {
        boolean trains = GradMode.is_enabled();
        Tensor hidden = before.hidden();
        return switch (operator) {
            case LSTM -> {
                TensorVector states = new TensorVector(hidden, Objects.requireNonNull(before.cell()));
                T_TensorTensorTensor_T made =
                        torch.lstm(sequence, states, parameters, biased, 1, 0, trains, false, false);
                outputs.push_back(made.get0());
                yield new RecurrentCell.State(made.get1(), made.get2());
            }
            case GRU -> {
                T_TensorTensor_T made = torch.gru(sequence, hidden, parameters, biased, 1, 0, trains, false, false);
                outputs.push_back(made.get0());
                yield new RecurrentCell.State(made.get1(), null);
            }
            case RNN -> {
                T_TensorTensor_T made =
                        torch.rnn_tanh(sequence, hidden, parameters, biased, 1, 0, trains, false, false);
                outputs.push_back(made.get0());
                yield new RecurrentCell.State(made.get1(), null);
            }
        };
    }

    private static TensorVector parameters(Operator.Recurrent operator, RecurrentWeights weights) {
        TensorVector parameters =
                new TensorVector(ordered(operator, weights.input()), ordered(operator, weights.recurrent()));
        if (weights.inputBias() != null && weights.recurrentBias() != null) {
            parameters.push_back(ordered(operator, weights.inputBias()));
            parameters.push_back(ordered(operator, weights.recurrentBias()));
        }
        return parameters;
    }

    /**
     * ONNX's gates are i o f c and z r h, libtorch's i f c o and r z h. Parts that are split off give their gradients
     * back in one piece, parts that are sliced out don't.
     */
    private static Tensor ordered(Operator.Recurrent operator, Tensor gates) {
        return switch (operator) {
            case LSTM -> {
                long hidden = gates.size(0) / 4;
                TensorVector parts = torch.split_with_sizes(gates, hidden, hidden, 2 * hidden);
                yield torch.cat(new TensorVector(parts.get(0), parts.get(2), parts.get(1)), 0);
            }
            case GRU -> {
                TensorVector parts = torch.chunk(gates, 3, 0);
                yield torch.cat(new TensorVector(parts.get(1), parts.get(0), parts.get(2)), 0);
            }
            case RNN -> gates;
        };
    }
}

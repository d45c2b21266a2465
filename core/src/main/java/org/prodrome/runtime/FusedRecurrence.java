package org.prodrome.runtime;

import org.bytedeco.pytorch.GradMode;
import org.bytedeco.pytorch.T_TensorTensorTensor_T;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;
import org.prodrome.graph.Operator;

/** All steps in one call of libtorch. */
final class FusedRecurrence {
    private FusedRecurrence() {}

    /**
     * Runs one direction.
     *
     * @param sequence [time, batch, feature], zero beyond a sequence's end
     */
    static RecurrentResult run(
            Operator.Recurrent operator, RecurrentWeights weights, Tensor sequence, SequenceLengths lengths) {
        TensorVector parameters = parameters(operator, weights);
        boolean biased = weights.inputBias() != null;
        boolean trains = GradMode.is_enabled();
        Tensor hidden = weights.hidden().unsqueeze(0);
        return switch (operator) {
            case LSTM -> {
                TensorVector states = new TensorVector(hidden, weights.cell().unsqueeze(0));
                T_TensorTensorTensor_T made =
                        torch.lstm(sequence, states, parameters, biased, 1, 0, trains, false, false);
                yield result(lengths, made.get0(), made.get1(), made.get2().squeeze(0));
            }
            case GRU -> {
                T_TensorTensor_T made = torch.gru(sequence, hidden, parameters, biased, 1, 0, trains, false, false);
                yield result(lengths, made.get0(), made.get1(), null);
            }
            case RNN -> {
                T_TensorTensor_T made =
                        torch.rnn_tanh(sequence, hidden, parameters, biased, 1, 0, trains, false, false);
                yield result(lengths, made.get0(), made.get1(), null);
            }
        };
    }

    private static RecurrentResult result(
            SequenceLengths lengths, Tensor outputs, Tensor hidden, @Nullable Tensor cell) {
        return new RecurrentResult(
                lengths.zeroed(outputs), lengths.whole() ? hidden.squeeze(0) : lengths.last(outputs), cell);
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

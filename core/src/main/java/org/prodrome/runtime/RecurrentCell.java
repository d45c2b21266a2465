package org.prodrome.runtime;

import java.util.OptionalDouble;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/** One step of a recurrent layer. */
sealed interface RecurrentCell permits RnnCell, LstmCell, GruCell {

    /**
     * What a step leaves to the next.
     *
     * @param hidden [batch, hidden]
     * @param cell [batch, hidden], of an LSTM
     */
    record State(Tensor hidden, @Nullable Tensor cell) {

        /** This state, but an earlier one where a sequence has ended, [batch, 1]. */
        State orWhereEnded(Tensor ended, State earlier) {
            return new State(
                    torch.where(ended, earlier.hidden, hidden),
                    cell == null || earlier.cell == null ? null : torch.where(ended, earlier.cell, cell));
        }

        /** The same values, from which no gradient goes further back. */
        State cutOff() {
            return new State(hidden.detach(), cell == null ? null : cell.detach());
        }

        /** Lets the state outlive the step's scope. */
        void handOut(Scope within) {
            within.handOut(hidden);
            if (cell != null) {
                within.handOut(cell);
            }
        }
    }

    /** What is added to every projected input alike, [gate * hidden]; null for nothing. */
    @Nullable
    Tensor inputBias();

    /** @param input [batch, gate * hidden], projected */
    State next(Tensor input, State before);

    /** Clipped, then through the function. */
    static Tensor activated(RecurrentActivation function, OptionalDouble clip, Tensor x) {
        if (clip.isEmpty()) {
            return function.apply(x);
        }
        double most = clip.getAsDouble();
        return function.apply(
                torch.clamp(x, new ScalarOptional(new Scalar(-most)), new ScalarOptional(new Scalar(most))));
    }

    static @Nullable Tensor sum(@Nullable Tensor a, @Nullable Tensor b) {
        return a == null || b == null ? a : torch.add(a, b);
    }
}

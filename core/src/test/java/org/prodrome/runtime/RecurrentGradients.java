package org.prodrome.runtime;

import java.util.List;
import org.prodrome.graph.Array;
import org.prodrome.graph.ElementType;
import org.prodrome.graph.Operator.Recurrent;

/** Cases for {@link GradientsTest}: sequences of three steps, two samples, two features and two units, or fewer. */
final class RecurrentGradients {
    private static final Array LENGTHS = Samples.of(ElementType.INT32, new double[] {3, 1}, 2);

    private RecurrentGradients() {}

    private static OneNode of(Recurrent operator, int units) {
        return OneNode.of(operator, 14).integer("hidden_size", units);
    }

    static List<OneNode> cases() {
        return List.of(
                of(Recurrent.GRU, 2).outputs(2).real(3, 2, 2).real(1, 6, 2).real(1, 6, 2),
                of(Recurrent.GRU, 2)
                        .integer("linear_before_reset", 1)
                        .outputs(2)
                        .real(3, 2, 1)
                        .real(1, 6, 1)
                        .real(1, 6, 2)
                        .real(1, 12)
                        .input(LENGTHS)
                        .real(1, 2, 2),
                of(Recurrent.GRU, 1)
                        .text("direction", "bidirectional")
                        .outputs(2)
                        .real(2, 1, 2)
                        .real(2, 3, 2)
                        .real(2, 3, 1)
                        .real(2, 6),
                of(Recurrent.LSTM, 2).outputs(3).real(3, 2, 2).real(1, 8, 2).real(1, 8, 2),
                of(Recurrent.LSTM, 2)
                        .text("direction", "reverse")
                        .outputs(3)
                        .real(3, 2, 1)
                        .real(1, 8, 1)
                        .real(1, 8, 2)
                        .real(1, 16)
                        .input(LENGTHS)
                        .real(1, 2, 2)
                        .real(1, 2, 2)
                        .real(1, 6),
                of(Recurrent.LSTM, 1)
                        .text("direction", "bidirectional")
                        .integer("input_forget", 1)
                        .number("clip", 0.4)
                        .outputs(3)
                        .real(2, 1, 2)
                        .real(2, 4, 2)
                        .real(2, 4, 1),
                of(Recurrent.LSTM, 1)
                        .texts("activations", "HardSigmoid", "Softsign", "Elu")
                        .outputs(3)
                        .real(2, 1, 2)
                        .real(1, 4, 2)
                        .real(1, 4, 1),
                of(Recurrent.RNN, 2)
                        .outputs(2)
                        .real(3, 2, 2)
                        .real(1, 2, 2)
                        .real(1, 2, 2)
                        .real(1, 4),
                of(Recurrent.RNN, 2)
                        .integer("layout", 1)
                        .text("direction", "bidirectional")
                        .outputs(2)
                        .real(2, 3, 1)
                        .real(2, 2, 1)
                        .real(2, 2, 2)
                        .real(2, 4)
                        .input(LENGTHS)
                        .real(2, 2, 2));
    }
}

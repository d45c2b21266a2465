package org.prodrome.runtime;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * Hochreiter and Schmidhuber 1997 with the forget gate and peepholes of Gers and Schmidhuber 2000. Gates lie in the
 * order input, output, forget, cell.
 *
 * @param f of the gates
 * @param g of what goes into the cell
 * @param h of what comes out
 * @param coupled whether to forget is not to let in
 */
record LstmCell(
        Tensor recurrent,
        @Nullable Tensor inputBias,
        @Nullable Tensor peepholes,
        RecurrentActivation f,
        RecurrentActivation g,
        RecurrentActivation h,
        OptionalDouble clip,
        boolean coupled)
        implements RecurrentCell {

    static LstmCell of(RecurrentSettings settings, List<RecurrentActivation> activations, RecurrentWeights weights) {
        return new LstmCell(
                weights.recurrent().t(),
                RecurrentCell.sum(weights.inputBias(), weights.recurrentBias()),
                weights.peepholes(),
                activations.get(0),
                activations.get(1),
                activations.get(2),
                settings.clip(),
                settings.coupled());
    }

    @Override
    public State next(Tensor input, State before) {
        Tensor old = Objects.requireNonNull(before.cell());
        Tensor gates = torch.addmm(input, before.hidden(), recurrent);
        long size = old.size(1);
        Tensor candidate = RecurrentCell.activated(g, clip, gates.narrow(1, 3 * size, size));
        if (peepholes == null) {
            TensorVector opened = torch.chunk(RecurrentCell.activated(f, clip, gates.narrow(1, 0, 3 * size)), 3, 1);
            Tensor cell = cell(opened.get(0), opened.get(2), old, candidate);
            return out(opened.get(1), cell);
        }
        Tensor in = gate(gates, 0, old, peepholes);
        Tensor forget = gate(gates, 2, old, peepholes);
        Tensor cell = cell(in, forget, old, candidate);
        return out(gate(gates, 1, cell, peepholes), cell);
    }

    /** The gate at that place, which looks into the cell. */
    private Tensor gate(Tensor gates, long place, Tensor cell, Tensor peepholes) {
        long size = cell.size(1);
        Tensor peep = torch.mul(cell, peepholes.narrow(0, place * size, size));
        return RecurrentCell.activated(f, clip, torch.add(gates.narrow(1, place * size, size), peep));
    }

    private Tensor cell(Tensor in, Tensor forget, Tensor old, Tensor candidate) {
        Tensor keep = coupled ? torch.add(torch.neg(in), new Scalar(1)) : forget;
        return torch.add(torch.mul(keep, old), torch.mul(in, candidate));
    }

    /** Clipped is what goes into the gates, not what goes into h: so ONNX Runtime reads ONNX. */
    private State out(Tensor out, Tensor cell) {
        return new State(torch.mul(out, h.apply(cell)), cell);
    }
}

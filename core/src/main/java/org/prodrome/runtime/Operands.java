package org.prodrome.runtime;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;

/** What a node is given when it runs. */
final class Operands {
    private final @Nullable Tensor[] slots;
    private final int[] inputs;
    private final Reading reading;

    /** @param inputs a slot an input, -1 for an optional one that is absent */
    Operands(@Nullable Tensor[] slots, int[] inputs, Reading reading) {
        this.slots = slots;
        this.inputs = inputs;
        this.reading = reading;
    }

    int count() {
        return inputs.length;
    }

    boolean has(int input) {
        return input < inputs.length && inputs[input] >= 0;
    }

    Tensor get(int input) {
        Tensor tensor = has(input) ? slots[inputs[input]] : null;
        if (tensor == null) {
            throw new IllegalArgumentException("expected an input at place " + input + ", got none");
        }
        return tensor;
    }

    TensorOptional optional(int input) {
        return has(input) ? new TensorOptional(get(input)) : new TensorOptional();
    }

    /** The elements of a small integer tensor: axes, lengths, pads. */
    long[] longs(int input) {
        Tensor tensor = get(input).cpu().to(ScalarType.Long).contiguous();
        long[] values = new long[Math.toIntExact(tensor.numel())];
        tensor.data_ptr_long().get(values);
        return values;
    }

    /** The only element of a tensor, as a number. */
    double number(int input) {
        return get(input).item_double();
    }

    boolean training() {
        return reading == Reading.TRAINING;
    }
}

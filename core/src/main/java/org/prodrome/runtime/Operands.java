package org.prodrome.runtime;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;

/** What a node is given when it runs. */
final class Operands {
    private final @Nullable Tensor[] tensors;
    private final Context context;

    /** @param tensors an input each, null for an optional one that is absent */
    Operands(@Nullable Tensor[] tensors, Context context) {
        this.tensors = tensors;
        this.context = context;
    }

    int count() {
        return tensors.length;
    }

    boolean has(int input) {
        return input < tensors.length && tensors[input] != null;
    }

    Tensor get(int input) {
        Tensor tensor = input < tensors.length ? tensors[input] : null;
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
        return Tensors.longs(get(input));
    }

    /** The only element of a tensor, as an integer: what has a fraction loses it. */
    long integer(int input) {
        Tensor tensor = get(input);
        if (tensor.numel() != 1) {
            throw new IllegalArgumentException("expected one element at place " + input + ", got " + tensor.numel());
        }
        return longs(input)[0];
    }

    /** The elements of a small tensor: scales, corners. */
    double[] numbers(int input) {
        return Tensors.doubles(get(input));
    }

    /** The only element of a tensor, as a number. */
    double number(int input) {
        return get(input).item_double();
    }

    Context context() {
        return context;
    }

    boolean training() {
        return context.training();
    }

    /** The same with every tensor of 16-bit floats as one of 32-bit floats. */
    Operands widened() {
        @Nullable Tensor[] wide = new Tensor[tensors.length];
        for (int i = 0; i < wide.length; i++) {
            Tensor tensor = tensors[i];
            wide[i] = tensor != null && Tensors.isHalf(tensor) ? tensor.to(ScalarType.Float) : tensor;
        }
        return new Operands(wide, context);
    }

    /** Whether a tensor of 16-bit floats is among them. */
    boolean anyHalf() {
        for (Tensor tensor : tensors) {
            if (tensor != null && Tensors.isHalf(tensor)) {
                return true;
            }
        }
        return false;
    }
}

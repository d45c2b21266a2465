package org.prodrome.runtime;

import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Softmax and its kin, which before operator set 13 took all axes from one on for one. */
final class SoftmaxKernels {
    private SoftmaxKernels() {}

    interface AlongAxis {
        Tensor apply(Tensor x, long axis);
    }

    static Kernel of(Node node, AlongAxis function) {
        if (node.opset() >= 13) {
            long axis = node.integer("axis", -1);
            return Kernel.of(x -> function.apply(x.get(0), axis));
        }
        long axis = node.integer("axis", 1);
        return Kernel.of(x -> {
            Tensor data = x.get(0);
            long last = data.dim() - 1;
            if (axis == -1 || axis == last) {
                return function.apply(data, axis);
            }
            // Not as a matrix, for an axis of length 0 may be among the first ones.
            return function.apply(torch.flatten(data, axis, last), -1).reshape(data.shape());
        });
    }

    /** 1 at the first greatest element, else 0. */
    static Tensor hardmax(Tensor x, long axis) {
        if (x.numel() == 0) {
            return new Tensor(x);
        }
        Tensor first = torch.argmax(x, new LongOptional(axis), true);
        return torch.zeros_like(x).scatter(axis, first, new Scalar(1.0));
    }
}

package org.prodrome.runtime;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The two halves of an Lp norm. */
final class Norms {
    private Norms() {}

    /** Magnitudes to the power of p. */
    static Tensor power(Tensor x, long p) {
        if (p == 1) {
            return torch.abs(x);
        }
        return p == 2 ? torch.square(x) : torch.pow(torch.abs(x), new Scalar(p));
    }

    /** The p-th root of numbers of 0 and above. At 0, where a root has no slope, the gradient is 0. */
    static Tensor root(Tensor sum, long p) {
        if (p == 1) {
            return sum;
        }
        Tensor none = torch.eq(sum, new Scalar(0));
        Tensor some = torch.masked_fill(sum, none, new Scalar(1));
        Tensor root = p == 2 ? torch.sqrt(some) : torch.pow(some, new Scalar(1.0 / p));
        return torch.masked_fill(root, none, new Scalar(0));
    }
}

package org.prodrome.runtime;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.prodrome.graph.Array;

/** Places along an axis, as operators that gather and scatter are given them. */
final class Places {
    private Places() {}

    /**
     * The places as libtorch wants them: 64-bit, from 0 on, where the data are. Negative ones count from the end. On a
     * processor libtorch itself refuses those beyond the end.
     *
     * @param length of the axis
     */
    static Tensor of(Tensor places, long length, Tensor data) {
        Tensor wide = places.to(ScalarType.Long);
        Tensor counted = torch.where(torch.lt(wide, new Scalar(0L)), torch.add(wide, new Scalar(length)), wide);
        if (!data.is_cuda() || counted.is_cuda()) {
            return counted;
        }
        // A place beyond the end ends a GPU's work for good, so what can be seen here is looked at first.
        require(counted, length);
        return counted.to(data.device(), ScalarType.Long);
    }

    /** @throws IllegalArgumentException if a place isn't from 0 to below the length */
    static void require(Tensor places, long length) {
        Tensor wrong = torch.logical_or(torch.lt(places, new Scalar(0L)), torch.ge(places, new Scalar(length)));
        if (wrong.any().item_bool()) {
            throw new IllegalArgumentException(
                    "expected indices from " + -length + " to " + (length - 1) + ", got others");
        }
    }

    /** Places known beforehand, where the data are. */
    static Tensor of(long[] places, Tensor data) {
        Tensor here = Tensors.upload(Array.of(places, places.length), Device.CPU);
        return data.is_cuda() ? here.to(data.device(), ScalarType.Long) : here;
    }
}

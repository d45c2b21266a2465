package org.prodrome.runtime;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.prodrome.graph.Array;

/**
 * The directions in which rows vary most, computed in 64 bits.
 *
 * @param centre mean row: [1, column]
 * @param axes of length 1, the first that of the largest variance: [axis, column]; 0 where there are no more directions
 * @param shares of the whole variance along each: [axis]
 */
public record PrincipalAxes(Array centre, Array axes, Array shares) {
    /**
     * Finds them.
     *
     * @param rows [row, column], 2 rows or more
     * @param count of axes, at most as many as columns
     */
    public static PrincipalAxes of(Array rows, int count) {
        try (Scope _ = new Scope()) {
            Tensor x = Tensors.upload(rows, Device.CPU).to(ScalarType.Double);
            long n = x.size(0);
            long columns = x.size(1);
            Tensor centre = x.mean(new long[] {0}, true, new ScalarTypeOptional());
            Tensor off = x.sub(centre);
            boolean wide = columns > n;
            Tensor small = wide ? off.matmul(off.t()) : off.t().matmul(off);
            T_TensorTensor_T found = torch.linalg_eigh(small.div(new Scalar((double) (n - 1))));
            Tensor values = found.get0().flip(0).clamp_min(new Scalar(0.0));
            Tensor vectors = found.get1().flip(1).t();
            Tensor axes = wide ? unit(vectors.matmul(off)) : vectors;
            Tensor shares = values.div(values.sum().clamp_min(new Scalar(Double.MIN_NORMAL)));
            // Where variance is but rounding there is no direction.
            Tensor real = shares.gt(new Scalar(1e-12)).to(ScalarType.Double);
            return new PrincipalAxes(
                    Tensors.download(centre.to(ScalarType.Float)),
                    Tensors.download(padded(axes.mul(real.unsqueeze(1)), count).to(ScalarType.Float)),
                    Tensors.download(padded(shares.mul(real), count).to(ScalarType.Float)));
        }
    }

    private static Tensor unit(Tensor vectors) {
        Tensor norm = vectors.square()
                .sum(new long[] {1}, true, new ScalarTypeOptional())
                .sqrt();
        return vectors.div(norm.clamp_min(new Scalar(Double.MIN_NORMAL)));
    }

    private static Tensor padded(Tensor rows, int count) {
        long there = Math.min(rows.size(0), count);
        Tensor kept = rows.narrow(0, 0, there);
        if (there == count) {
            return kept;
        }
        long[] shape = rows.shape();
        shape[0] = count - there;
        Tensor nothing = torch.zeros(shape).to(ScalarType.Double);
        return torch.cat(new TensorVector(kept, nothing), 0);
    }
}

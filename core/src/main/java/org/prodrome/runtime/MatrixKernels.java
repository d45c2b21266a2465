package org.prodrome.runtime;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Products of matrices and tensors. */
final class MatrixKernels {
    private MatrixKernels() {}

    static Tensor product(Tensor a, Tensor b) {
        if (a.is_cuda() && !a.is_floating_point()) {
            // A GPU has no product of integer matrices, and one of floats wouldn't be exact.
            return torch.matmul(a.cpu(), b.cpu()).to(a.device(), a.scalar_type());
        }
        return torch.matmul(a, b);
    }

    static Kernel gemm(Node node) {
        double alpha = node.number("alpha", 1);
        double beta = node.number("beta", 1);
        boolean transposeA = node.flag("transA", false);
        boolean transposeB = node.flag("transB", false);
        return Kernel.of(x -> {
            Tensor a = transposeA ? x.get(0).t() : x.get(0);
            Tensor b = transposeB ? x.get(1).t() : x.get(1);
            if (!a.is_floating_point()) {
                return integerGemm(a, b, alpha, x, beta);
            }
            if (x.has(2)) {
                return torch.addmm(x.get(2), a, b, new Scalar(beta), new Scalar(alpha));
            }
            Tensor product = torch.mm(a, b);
            return alpha == 1 ? product : torch.mul(product, new Scalar(alpha));
        });
    }

    /** Exact where both factors are whole; else the result is computed as a float and truncated. */
    private static Tensor integerGemm(Tensor a, Tensor b, double alpha, Operands x, double beta) {
        Tensor product = product(a, b);
        if (alpha == Math.rint(alpha) && beta == Math.rint(beta)) {
            Tensor scaled = torch.mul(product, new Scalar((long) alpha));
            return x.has(2) ? torch.add(scaled, torch.mul(x.get(2), new Scalar((long) beta))) : scaled;
        }
        Tensor scaled = torch.mul(product.to(ScalarType.Double), new Scalar(alpha));
        Tensor sum = x.has(2) ? torch.add(scaled, torch.mul(x.get(2).to(ScalarType.Double), new Scalar(beta))) : scaled;
        return sum.to(a.scalar_type());
    }

    static Kernel einsum(Node node) {
        String equation = node.text("equation", "").strip();
        long terms = equation.split("->", -1)[0].chars().filter(c -> c == ',').count() + 1;
        if (equation.isEmpty() || terms != node.inputs()) {
            throw node.failure("expected an equation with a term for each of " + node.inputs() + " inputs, got \""
                    + equation + "\"");
        }
        return Kernel.of(x -> {
            TensorVector operands = new TensorVector();
            for (int i = 0; i < x.count(); i++) {
                operands.push_back(x.get(i));
            }
            Tensor contracted = torch.einsum(equation, operands);
            // libtorch sums small integers in bigger ones.
            return x.get(0).is_floating_point()
                    ? contracted
                    : contracted.to(x.get(0).scalar_type());
        });
    }
}

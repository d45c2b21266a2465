package org.prodrome.runtime;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Powers, whose base and exponent may be of different types; the result is of the base's. */
final class PowerKernel {
    private PowerKernel() {}

    static Tensor power(Operands x) {
        Tensor base = x.get(0);
        Tensor exponent = x.get(1);
        ScalarType type = base.scalar_type();
        if (!base.is_floating_point()) {
            return exponent.is_floating_point()
                    ? torch.pow(base.to(ScalarType.Double), exponent.to(ScalarType.Double))
                            .to(type)
                    : torch.pow(base, exponent).to(type);
        }
        boolean half = Tensors.isHalf(base);
        Tensor wideBase = half ? base.to(ScalarType.Float) : base;
        Tensor wideExponent = Tensors.isHalf(exponent) ? exponent.to(ScalarType.Float) : exponent;
        if (atHand(wideExponent, wideBase)) {
            Tensor power = torch.pow(wideBase, wideExponent.item()); // squares and roots have kernels of their own
            return half ? power.to(type) : power;
        }
        return torch.pow(wideBase, wideExponent).to(type);
    }

    private static boolean atHand(Tensor exponent, Tensor base) {
        return exponent.numel() == 1
                && exponent.dim() <= base.dim()
                && !exponent.is_cuda()
                && !exponent.requires_grad();
    }
}

package org.prodrome.runtime;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.StringViewOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Quotients, which ONNX truncates for integers while libtorch makes them floats, and remainders. */
final class DivisionKernels {
    private DivisionKernels() {}

    static Tensor quotient(Tensor dividend, Tensor divisor) {
        if (dividend.is_floating_point()) {
            return torch.div(dividend, divisor);
        }
        if (Tensors.type(dividend) == ScalarType.Byte) {
            return torch.div(dividend, divisor, truncating());
        }
        // The least integer by -1 overflows, and the processor ends the program for it.
        Tensor negates = torch.eq(divisor, new Scalar(-1L));
        Tensor safe = torch.where(negates, new Scalar(1L), divisor);
        return torch.where(negates, torch.neg(dividend), torch.div(dividend, safe, truncating()));
    }

    /** By a number above 0. */
    static Tensor quotient(Tensor dividend, long divisor) {
        Scalar by = new Scalar(divisor);
        return dividend.is_floating_point() ? torch.div(dividend, by) : torch.div(dividend, by, truncating());
    }

    /** libtorch keeps a pointer to the word, which has to live as long as the call: until the scope closes. */
    private static StringViewOptional truncating() {
        return new StringViewOptional(new BytePointer("trunc"));
    }

    /** With the divisor's sign, of integers only, or, as C's fmod, with the dividend's. */
    static Kernel remainder(Node node) {
        boolean ofDividend = node.flag("fmod", false);
        return Kernel.of(x -> {
            Tensor dividend = x.get(0);
            if (ofDividend) {
                return torch.fmod(dividend, x.get(1));
            }
            if (dividend.is_floating_point()) {
                throw node.failure("expected fmod 1 for floats, got 0");
            }
            return torch.remainder(dividend, x.get(1));
        });
    }
}

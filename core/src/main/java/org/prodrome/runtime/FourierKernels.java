package org.prodrome.runtime;

import java.util.Arrays;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.StringViewOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Discrete Fourier transforms. The last axis holds real numbers (length 1) or real and imaginary parts (length 2). */
final class FourierKernels {
    private FourierKernels() {}

    /** The axis became an input in operator set 20. */
    static Kernel dft(Node node) {
        boolean inverse = node.flag("inverse", false);
        boolean oneSided = node.flag("onesided", false);
        long attribute = node.integer("axis", node.opset() < 20 ? 1 : -2);
        return Kernel.of(x -> {
            long[] shape = x.get(0).shape();
            int axis = axis(node, x.has(2) ? x.integer(2) : attribute, shape);
            boolean halves = inverse && oneSided;
            long length = x.has(1) ? x.integer(1) : halves ? 2 * (shape[axis] - 1) : shape[axis];
            if (length < 1) {
                throw node.failure("expected a length of 1 and above, got " + length);
            }
            long[] result = shape.clone();
            result[axis] = length;
            result[shape.length - 1] = 2;
            Sizes.require(node, result);
            Tensor signal = numbers(node, x.get(0));
            LongOptional points = new LongOptional(length);
            StringViewOptional usual = new StringViewOptional();
            if (halves) {
                return torch.fft_irfft(signal, points, axis, usual).unsqueeze(-1);
            }
            if (inverse) {
                return torch.view_as_real(torch.fft_ifft(signal, points, axis, usual));
            }
            return forward(node, signal, length, axis, oneSided);
        });
    }

    private static Tensor forward(Node node, Tensor signal, long length, long axis, boolean oneSided) {
        LongOptional points = new LongOptional(length);
        StringViewOptional usual = new StringViewOptional();
        if (oneSided && signal.is_complex()) {
            throw node.failure("expected a real signal for half a spectrum, got a complex one");
        }
        return torch.view_as_real(
                oneSided ? torch.fft_rfft(signal, points, axis, usual) : torch.fft_fft(signal, points, axis, usual));
    }

    private static int axis(Node node, long given, long[] shape) {
        long axis = given < 0 ? given + shape.length : given;
        if (axis < 0 || axis > shape.length - 2) {
            throw node.failure("expected an axis before the last of " + Arrays.toString(shape) + ", got " + given);
        }
        return (int) axis;
    }

    /** Without the last axis: real or complex numbers. */
    private static Tensor numbers(Node node, Tensor signal) {
        long parts = signal.dim() == 0 ? 0 : signal.size(-1);
        if (parts == 1) {
            return signal.squeeze(-1);
        }
        if (parts == 2) {
            return torch.view_as_complex(signal.contiguous());
        }
        throw node.failure(
                "expected 1 or 2 numbers on the last axis, got the shape " + Arrays.toString(signal.shape()));
    }

    /** Of signals [batch, time, 1 or 2], frame by frame: [batch, frame, frequency, 2]. */
    static Kernel stft(Node node) {
        boolean oneSided = node.flag("onesided", true);
        return Kernel.of(x -> {
            Tensor signal = x.get(0).dim() == 2 ? x.get(0) : numbers(node, x.get(0));
            if (signal.dim() != 2) {
                throw node.failure("expected a signal [batch, time, 1 or 2], got the shape "
                        + Arrays.toString(x.get(0).shape()));
            }
            long step = x.integer(1);
            long samples = signal.size(1);
            long length = x.has(3) ? x.integer(3) : x.has(2) ? x.get(2).size(0) : samples;
            if (step < 1 || length < 1 || length > samples) {
                throw node.failure("expected a step of 1 and above and frames of 1 to " + samples + " samples, got "
                        + step + " and " + length);
            }
            Sizes.require(node, signal.size(0), (samples - length) / step + 1, length, 2);
            Tensor frames = signal.unfold(1, length, step);
            Tensor weighted = x.has(2) ? torch.mul(frames, fitted(window(x), length)) : frames;
            return forward(node, weighted, length, 2, oneSided);
        });
    }

    /** Where the signal is, for a window that a node makes is on the processor. */
    private static Tensor window(Operands x) {
        return x.get(2).to(x.get(0).device(), x.get(0).scalar_type());
    }

    /** A window as long as a frame, cut or with zeros at its end. */
    private static Tensor fitted(Tensor window, long length) {
        long missing = length - window.size(0);
        return missing == 0 ? window : torch.pad(window, new long[] {0, missing}, "constant", new DoubleOptional(0.0));
    }
}

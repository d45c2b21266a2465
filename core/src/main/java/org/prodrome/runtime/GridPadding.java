package org.prodrome.runtime;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * What neighbours GridSample finds beyond the data. Constants are spelled as ONNX spells them and in libtorch's order.
 * An axis ends at the centres of its outermost elements if it is aligned, else half an element further out.
 */
enum GridPadding {
    ZEROS,
    BORDER,
    REFLECTION;

    /** Beyond the farthest neighbour nothing changes any more, unless there is a reflection. */
    Tensor place(Tensor place, long length) {
        return switch (this) {
            case ZEROS, BORDER -> clamp(place, -4.0, length + 3.0);
            case REFLECTION -> place;
        };
    }

    /** Which element to take, of places that are whole. */
    Tensor neighbour(Tensor place, long length, boolean aligned) {
        return switch (this) {
            case ZEROS -> place;
            case BORDER -> clamp(place, 0, length - 1.0);
            case REFLECTION -> torch.where(outside(place, length, aligned), reflected(place, length, aligned), place);
        };
    }

    private static Tensor outside(Tensor place, long length, boolean aligned) {
        return torch.logical_or(
                torch.lt(place, new Scalar(low(aligned))), torch.gt(place, new Scalar(high(length, aligned))));
    }

    private static double low(boolean aligned) {
        return aligned ? 0 : -0.5;
    }

    private static double high(long length, boolean aligned) {
        return aligned ? length - 1.0 : length - 0.5;
    }

    /** To and fro between the ends, as often as it takes. */
    private static Tensor reflected(Tensor place, long length, boolean aligned) {
        double low = low(aligned);
        double range = high(length, aligned) - low;
        if (range == 0) {
            return torch.zeros_like(place);
        }
        Tensor distance = torch.abs(torch.sub(place, new Scalar(low)));
        Tensor times = torch.floor(torch.div(distance, new Scalar(range)));
        Tensor rest = torch.sub(distance, torch.mul(times, new Scalar(range)));
        Tensor even = torch.eq(torch.remainder(times, new Scalar(2.0)), new Scalar(0.0));
        return torch.where(even, torch.add(rest, new Scalar(low)), torch.rsub(rest, new Scalar(high(length, aligned))));
    }

    private static Tensor clamp(Tensor place, double low, double high) {
        return torch.clamp(place, new ScalarOptional(new Scalar(low)), new ScalarOptional(new Scalar(high)));
    }
}

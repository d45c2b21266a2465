package org.prodrome.runtime;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Slice: forward and backward along any axes. Starts and ends are attributes before operator set 10. */
final class SliceKernel {
    private SliceKernel() {}

    /** Along one axis: {@code count} places from {@code start} on. */
    private record Range(long start, long step, long count) {

        /**
         * As numpy counts: from the end if negative, and clamped into the axis. The largest integer as an end stands
         * for the end of the way, also of the way back, for ONNX Runtime reads it so.
         */
        static Range of(long start, long end, long step, long length) {
            if (step == 0) {
                throw new IllegalArgumentException("expected steps other than 0, got 0");
            }
            // A step beyond the axis takes one element, however long it is.
            long stride = Math.clamp(step, -length - 1, length + 1);
            long low = step > 0 ? 0 : -1;
            long high = step > 0 ? length : length - 1;
            long from = Math.clamp(start < 0 ? start + length : start, step > 0 ? 0 : Math.min(0, high), high);
            long wayEnd = step > 0 ? high : low;
            long to = end == Integer.MAX_VALUE || end == Long.MAX_VALUE
                    ? wayEnd
                    : Math.clamp(end < 0 ? end + length : end, low, high);
            return new Range(from, stride, length == 0 ? 0 : Math.max(0, Math.ceilDiv(to - from, stride)));
        }

        Tensor of(Tensor data, int axis) {
            if (count == 0) {
                return data.narrow(axis, 0, 0);
            }
            if (step == 1) {
                return count == data.size(axis) ? data : data.narrow(axis, start, count);
            }
            long last = start + (count - 1) * step;
            return step > 0
                    ? torch.slice(data, axis, new LongOptional(start), new LongOptional(last + 1), step)
                    : torch.flip(
                            torch.slice(data, axis, new LongOptional(last), new LongOptional(start + 1), -step), axis);
        }
    }

    static Kernel of(Node node) {
        long[] fixedStarts = node.integers("starts").orElse(new long[0]);
        long[] fixedEnds = node.integers("ends").orElse(new long[0]);
        long[] fixedAxes = node.integers("axes")
                .orElse(LongStream.range(0, fixedStarts.length).toArray());
        boolean fixed = node.opset() < 10;
        return Kernel.of(x -> {
            long[] starts = fixed ? fixedStarts : x.longs(1);
            long[] ends = fixed ? fixedEnds : x.longs(2);
            long[] axes = fixed
                    ? fixedAxes
                    : x.has(3) ? x.longs(3) : LongStream.range(0, starts.length).toArray();
            long[] steps = !fixed && x.has(4) ? x.longs(4) : ones(starts.length);
            if (ends.length != starts.length || axes.length != starts.length || steps.length != starts.length) {
                throw new IllegalArgumentException("expected as many starts as ends, axes and steps, got "
                        + starts.length + ", " + ends.length + ", " + axes.length + " and " + steps.length);
            }
            Tensor sliced = new Tensor(x.get(0));
            for (int i = 0; i < axes.length; i++) {
                int axis = Axes.of(axes[i], sliced.dim());
                sliced = Range.of(starts[i], ends[i], steps[i], sliced.size(axis))
                        .of(sliced, axis);
            }
            return sliced;
        });
    }

    private static long[] ones(int count) {
        long[] ones = new long[count];
        Arrays.fill(ones, 1);
        return ones;
    }
}

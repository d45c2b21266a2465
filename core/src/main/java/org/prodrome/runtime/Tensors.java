package org.prodrome.runtime;

import static org.bytedeco.pytorch.global.torch.empty;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.DeviceOptional;
import org.bytedeco.pytorch.LayoutOptional;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.prodrome.graph.Array;
import org.prodrome.graph.ElementType;
import org.prodrome.graph.GraphException;

/** Copies arrays between the Java heap and libtorch. */
final class Tensors {
    private Tensors() {}

    static Tensor upload(Array array, Device device) {
        Tensor tensor = empty(
                array.shape(),
                new ScalarTypeOptional(scalarType(array.type())),
                new LayoutOptional(),
                new DeviceOptional(),
                new BoolOptional(),
                new MemoryFormatOptional());
        memory(tensor).copyFrom(array.data());
        return switch (device) {
            case CPU -> tensor;
            case CUDA -> tensor.to(new org.bytedeco.pytorch.Device(DeviceType.CUDA), tensor.scalar_type());
        };
    }

    static Array download(Tensor tensor) {
        Tensor here = tensor.detach().cpu().contiguous();
        return Array.copyOf(elementType(here.scalar_type()), memory(here), here.shape());
    }

    /** The elements of a small integer tensor: axes, lengths, pads. */
    static long[] longs(Tensor tensor) {
        boolean ready = type(tensor) == ScalarType.Long && !tensor.is_cuda() && tensor.is_contiguous();
        Tensor here = ready ? tensor : tensor.cpu().to(ScalarType.Long).contiguous();
        long[] values = new long[Math.toIntExact(here.numel())];
        if (values.length > 0) {
            here.data_ptr_long().get(values);
        }
        return values;
    }

    /** These whole numbers in another tensor's type, where that one is. */
    static Tensor like(Tensor other, long[] values, long... shape) {
        return upload(Array.of(values, shape), Device.CPU).to(other.device(), other.scalar_type());
    }

    /** These numbers in another tensor's type, where that one is. */
    static Tensor like(Tensor other, double[] values, long... shape) {
        Array array = Array.copyOf(ElementType.FLOAT64, MemorySegment.ofArray(values), shape);
        return upload(array, Device.CPU).to(other.device(), other.scalar_type());
    }

    /** These whole numbers in 64 bits, where another tensor is: an index into it. */
    static Tensor index(Tensor into, long... values) {
        return upload(Array.of(values, values.length), Device.CPU).to(into.device(), ScalarType.Long);
    }

    /** The elements as doubles. */
    static double[] doubles(Tensor tensor) {
        Array array = download(tensor.to(ScalarType.Double));
        return array.data().toArray(ValueLayout.JAVA_DOUBLE_UNALIGNED);
    }

    /** The tensor, a 16-bit one as one of 32 bits. */
    static Tensor widened(Tensor tensor) {
        return isHalf(tensor) ? tensor.to(ScalarType.Float) : tensor;
    }

    /** Floats as integers: what has a fraction loses it, what is out of range becomes the nearest that is not. */
    static Tensor truncated(Tensor floats, ScalarType type) {
        return switch (elementType(type)) {
            case UINT8 -> torch.clamp(floats, limit(0), limit(255)).to(type);
            case INT32 ->
                torch.clamp(floats.to(ScalarType.Double), limit(Integer.MIN_VALUE), limit(Integer.MAX_VALUE))
                        .to(type);
            case FLOAT16, FLOAT32, FLOAT64, INT64, BOOL -> floats.to(type);
        };
    }

    private static ScalarOptional limit(double value) {
        return new ScalarOptional(new Scalar(value));
    }

    /** Asked of every operand, and several times faster than its type is. */
    static boolean isHalf(Tensor tensor) {
        return tensor.element_size() == 2 && tensor.is_floating_point();
    }

    /** To compare or switch over: the constant itself, which a tensor's own answer only equals in value. */
    static ScalarType type(Tensor tensor) {
        return tensor.scalar_type().intern();
    }

    @SuppressWarnings("restricted") // the one place where libtorch's memory is looked at
    private static MemorySegment memory(Tensor tensor) {
        Pointer data = tensor.data_ptr();
        if (data == null) {
            return MemorySegment.NULL; // of a tensor without elements
        }
        return MemorySegment.ofAddress(data.address()).reinterpret(tensor.nbytes());
    }

    static ScalarType scalarType(ElementType type) {
        return switch (type) {
            case FLOAT16 -> ScalarType.Half;
            case FLOAT32 -> ScalarType.Float;
            case FLOAT64 -> ScalarType.Double;
            case INT32 -> ScalarType.Int;
            case INT64 -> ScalarType.Long;
            case UINT8 -> ScalarType.Byte;
            case BOOL -> ScalarType.Bool;
        };
    }

    static ElementType elementType(ScalarType type) {
        for (ElementType element : ElementType.values()) {
            if (scalarType(element).value == type.value) {
                return element;
            }
        }
        throw new GraphException("tensor: expected a type that ONNX knows, got " + type);
    }
}

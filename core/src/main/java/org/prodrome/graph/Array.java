package org.prodrome.graph;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.UnsafeByteOperations;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * An array of numbers on the Java heap: what goes into a network, comes out of it, and what its parameters are.
 * Row-major. Nobody writes to an array after it is made.
 */
public final class Array {
    private final ElementType type;
    private final long[] shape;
    private final MemorySegment data;

    private Array(ElementType type, long[] shape, MemorySegment data) {
        this.type = type;
        this.shape = shape.clone();
        this.data = data.asReadOnly();
        long size = count(shape);
        if (size > Long.MAX_VALUE / type.bytes() || data.byteSize() != size * type.bytes()) {
            throw new GraphException("array of shape " + Arrays.toString(shape) + ": expected " + size + " elements of "
                    + type.bytes() + " bytes, got " + data.byteSize() + " bytes");
        }
    }

    /** Wraps the values, which nobody may write to from then on; no shape makes a scalar. */
    public static Array of(float[] values, long... shape) {
        return new Array(ElementType.FLOAT32, shape, MemorySegment.ofArray(values));
    }

    /** Wraps the values, which nobody may write to from then on; no shape makes a scalar. */
    public static Array of(long[] values, long... shape) {
        return new Array(ElementType.INT64, shape, MemorySegment.ofArray(values));
    }

    /** A scalar. */
    public static Array scalar(float value) {
        return of(new float[] {value});
    }

    /** Wraps the bytes, which are in this machine's order and which nobody may write to or free from then on. */
    public static Array of(ElementType type, MemorySegment bytes, long... shape) {
        return new Array(type, shape, bytes);
    }

    /** Copies the bytes, which are in this machine's order, out of native memory. */
    public static Array copyOf(ElementType type, MemorySegment bytes, long... shape) {
        return new Array(type, shape, MemorySegment.ofArray(bytes.toArray(ValueLayout.JAVA_BYTE)));
    }

    public ElementType type() {
        return type;
    }

    /** Lengths of the axes; empty for a scalar. */
    public long[] shape() {
        return shape.clone();
    }

    /** How many elements. */
    public long size() {
        return count(shape);
    }

    /** The elements, read-only, in this machine's byte order. */
    public MemorySegment data() {
        return data;
    }

    /**
     * The part of the first axis from one place to before another; the elements are not copied.
     *
     * @throws GraphException if the places don't lie on the axis in that order, or there is no axis
     */
    public Array rows(long from, long to) {
        if (shape.length == 0 || from < 0 || to < from || to > shape[0]) {
            throw new GraphException("rows " + from + " to " + to + ": expected them on the first axis, got the shape "
                    + Arrays.toString(shape));
        }
        long row = shape[0] == 0 ? 0 : data.byteSize() / shape[0];
        long[] part = shape.clone();
        part[0] = to - from;
        return new Array(type, part, data.asSlice(from * row, (to - from) * row));
    }

    /** A copy of the elements, of a {@code FLOAT32} array. */
    public float[] floats() {
        require(ElementType.FLOAT32);
        return data.toArray(ValueLayout.JAVA_FLOAT_UNALIGNED);
    }

    /** A copy of the elements, of an {@code INT64} array. */
    public long[] longs() {
        require(ElementType.INT64);
        return data.toArray(ValueLayout.JAVA_LONG_UNALIGNED);
    }

    /** The only element of a {@code FLOAT32} array. */
    public float item() {
        require(ElementType.FLOAT32);
        if (size() != 1) {
            throw new GraphException("expected one element, got the shape " + Arrays.toString(shape));
        }
        return data.get(ValueLayout.JAVA_FLOAT_UNALIGNED, 0);
    }

    /** An element as a number, at its place in row-major order; truth is 1. */
    double number(long place) {
        return switch (type) {
            case FLOAT16 -> Float.float16ToFloat(data.get(ValueLayout.JAVA_SHORT_UNALIGNED, 2 * place));
            case FLOAT32 -> data.get(ValueLayout.JAVA_FLOAT_UNALIGNED, 4 * place);
            case FLOAT64 -> data.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, 8 * place);
            case INT32 -> data.get(ValueLayout.JAVA_INT_UNALIGNED, 4 * place);
            case INT64 -> data.get(ValueLayout.JAVA_LONG_UNALIGNED, 8 * place);
            case UINT8 -> data.get(ValueLayout.JAVA_BYTE, place) & 0xFF;
            case BOOL -> data.get(ValueLayout.JAVA_BYTE, place);
        };
    }

    private void require(ElementType expected) {
        if (type != expected) {
            throw new GraphException("expected an array of " + expected + ", got " + type);
        }
    }

    /** Product of the lengths. */
    static long count(long... shape) {
        long count = 1;
        for (long length : shape) {
            if (length < 0) {
                throw new GraphException("shape: expected lengths of 0 and above, got " + Arrays.toString(shape));
            }
            if (length > 0 && count > Long.MAX_VALUE / length) {
                throw new GraphException("shape: expected one that memory holds, got " + Arrays.toString(shape));
            }
            count *= length;
        }
        return count;
    }

    /** As an ONNX file holds it. */
    public TensorProto toProto(String name) {
        requireLittleEndian();
        return TensorProto.newBuilder()
                .setName(name)
                .setDataType(type.onnx())
                .addAllDims(Arrays.stream(shape).boxed().toList())
                .setRawData(UnsafeByteOperations.unsafeWrap(data.toArray(ValueLayout.JAVA_BYTE)))
                .build();
    }

    /** @throws GraphException if the type is unknown or the bytes don't fill the shape */
    public static Array ofProto(TensorProto proto) {
        requireLittleEndian();
        String where = "initializer " + proto.getName();
        ElementType type = ElementType.ofOnnx(proto.getDataType(), where);
        if (ExternalData.isExternal(proto)) {
            throw new GraphException(where + ": expected its data in the file, got a reference to another file");
        }
        TensorSize.check(proto, where);
        long[] shape = proto.getDimsList().stream().mapToLong(Long::longValue).toArray();
        if (proto.hasRawData()) {
            return new Array(
                    type, shape, MemorySegment.ofBuffer(proto.getRawData().asReadOnlyByteBuffer()));
        }
        return new Array(type, shape, typed(proto, type));
    }

    /** ONNX lets a writer spell the elements out instead, in the field of their type. */
    private static MemorySegment typed(TensorProto proto, ElementType type) {
        return switch (type) {
            case FLOAT32 -> {
                float[] values = new float[proto.getFloatDataCount()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = proto.getFloatData(i);
                }
                yield MemorySegment.ofArray(values);
            }
            case FLOAT64 ->
                MemorySegment.ofArray(proto.getDoubleDataList().stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray());
            case INT64 ->
                MemorySegment.ofArray(proto.getInt64DataList().stream()
                        .mapToLong(Long::longValue)
                        .toArray());
            case INT32 ->
                MemorySegment.ofArray(proto.getInt32DataList().stream()
                        .mapToInt(Integer::intValue)
                        .toArray());
            case UINT8, BOOL -> {
                byte[] values = new byte[proto.getInt32DataCount()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = (byte) proto.getInt32Data(i);
                }
                yield MemorySegment.ofArray(values);
            }
            case FLOAT16 -> {
                short[] values = new short[proto.getInt32DataCount()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = (short) proto.getInt32Data(i);
                }
                yield MemorySegment.ofArray(values);
            }
        };
    }

    private static void requireLittleEndian() {
        if (ByteOrder.nativeOrder() != ByteOrder.LITTLE_ENDIAN) {
            throw new GraphException("expected a little-endian machine, for ONNX files are little-endian");
        }
    }
}

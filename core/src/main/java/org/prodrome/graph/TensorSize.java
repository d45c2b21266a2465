package org.prodrome.graph;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.OptionalLong;

/** Checks that a tensor of an ONNX file holds as many elements as its shape claims, before anything is made of it. */
final class TensorSize {
    private static final int MOST_AXES = 64;

    private TensorSize() {}

    /**
     * How many bytes the elements take; empty for strings and types unknown here.
     *
     * @throws GraphException if a length is negative or the shape too large for any file
     */
    static OptionalLong of(TensorProto tensor, String where) {
        long bits = bits(tensor.getDataType());
        long elements = elements(tensor, where);
        return bits == 0 ? OptionalLong.empty() : OptionalLong.of((elements * bits + 7) / 8);
    }

    private static long elements(TensorProto tensor, String where) {
        if (tensor.getDimsCount() > MOST_AXES) {
            throw new GraphException(where + ": expected at most " + MOST_AXES + " axes, got " + tensor.getDimsCount());
        }
        long elements = 1;
        boolean empty = tensor.getDimsList().contains(0L);
        for (long length : tensor.getDimsList()) {
            if (length < 0) {
                throw new GraphException(
                        where + ": expected lengths of 0 and above, got the shape " + tensor.getDimsList());
            }
            if (!empty && length > Integer.MAX_VALUE / elements) {
                throw new GraphException(where + ": expected at most " + Integer.MAX_VALUE + " elements, got the shape "
                        + tensor.getDimsList());
            }
            elements = empty ? 0 : elements * length;
        }
        return elements;
    }

    /** @throws GraphException if the tensor's elements are fewer or more than its shape claims, or no truth values */
    static void check(TensorProto tensor, String where) {
        OptionalLong bytes = of(tensor, where);
        DataType type = DataType.forNumber(tensor.getDataType());
        if (type == null || type == DataType.UNDEFINED) {
            throw new GraphException(where + ": expected an element type, got number " + tensor.getDataType());
        }
        if (tensor.hasSegment()) {
            throw new GraphException(where + ": expected a whole tensor, got a segment of one");
        }
        if (tensor.hasRawData() && spelled(tensor, type) > 0) {
            throw new GraphException(where + ": expected its elements once, got them as bytes and spelled out");
        }
        if (tensor.hasRawData() && bytes.isPresent()) {
            if (bytes.getAsLong() != tensor.getRawData().size()) {
                throw new GraphException(where + ": expected " + bytes.getAsLong() + " bytes of " + type
                        + " for the shape " + tensor.getDimsList() + ", got "
                        + tensor.getRawData().size());
            }
        } else {
            long expected =
                    elements(tensor, where) * (type == DataType.COMPLEX64 || type == DataType.COMPLEX128 ? 2 : 1);
            boolean packed = bits(tensor.getDataType()) == 4;
            expected = packed ? (expected + 1) / 2 : expected;
            if (expected != spelled(tensor, type)) {
                throw new GraphException(where + ": expected " + expected + " elements of " + type + " for the shape "
                        + tensor.getDimsList() + ", got " + spelled(tensor, type));
            }
        }
        if (type == DataType.BOOL) {
            checkTruth(tensor, where);
        }
    }

    /** Compiled code may do anything with a truth value that is neither 0 nor 1. */
    private static void checkTruth(TensorProto tensor, String where) {
        for (byte value : tensor.getRawData()) {
            if (value != 0 && value != 1) {
                throw new GraphException(where + ": expected truth values of 0 and 1, got " + value);
            }
        }
        for (int value : tensor.getInt32DataList()) {
            if (value != 0 && value != 1) {
                throw new GraphException(where + ": expected truth values of 0 and 1, got " + value);
            }
        }
    }

    /** How many elements are spelled out in the field of their type. */
    private static int spelled(TensorProto tensor, DataType type) {
        return switch (type) {
            case FLOAT, COMPLEX64 -> tensor.getFloatDataCount();
            case DOUBLE, COMPLEX128 -> tensor.getDoubleDataCount();
            case INT64 -> tensor.getInt64DataCount();
            case UINT32, UINT64 -> tensor.getUint64DataCount();
            case STRING -> tensor.getStringDataCount();
            case UINT8, INT8, UINT16, INT16, INT32, BOOL, FLOAT16, BFLOAT16, UINT4, INT4 -> tensor.getInt32DataCount();
            case FLOAT8E4M3FN, FLOAT8E4M3FNUZ, FLOAT8E5M2, FLOAT8E5M2FNUZ -> tensor.getInt32DataCount();
            case UNDEFINED -> 0;
        };
    }

    /** Bits of an element; 0 for strings and what is unknown. */
    private static int bits(int number) {
        DataType type = DataType.forNumber(number);
        return type == null
                ? 0
                : switch (type) {
                    case COMPLEX128 -> 128;
                    case COMPLEX64, DOUBLE, INT64, UINT64 -> 64;
                    case FLOAT, INT32, UINT32 -> 32;
                    case FLOAT16, BFLOAT16, INT16, UINT16 -> 16;
                    case UINT8, INT8, BOOL, FLOAT8E4M3FN, FLOAT8E4M3FNUZ, FLOAT8E5M2, FLOAT8E5M2FNUZ -> 8;
                    case UINT4, INT4 -> 4;
                    case STRING, UNDEFINED -> 0;
                };
    }
}

package org.prodrome.graph;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What an {@link Array} holds, of the types that ONNX knows. */
public enum ElementType {
    FLOAT16(DataType.FLOAT16, 2),
    FLOAT32(DataType.FLOAT, 4),
    FLOAT64(DataType.DOUBLE, 8),
    INT32(DataType.INT32, 4),
    INT64(DataType.INT64, 8),
    UINT8(DataType.UINT8, 1),
    BOOL(DataType.BOOL, 1);

    private final DataType onnx;
    private final int bytes;

    ElementType(DataType onnx, int bytes) {
        this.onnx = onnx;
        this.bytes = bytes;
    }

    /** The number that ONNX gives the type. */
    public int onnx() {
        return onnx.getNumber();
    }

    /** Size of one element. */
    public int bytes() {
        return bytes;
    }

    /** Whether its elements are floating-point numbers, which gradients can change. */
    public boolean isFloating() {
        return switch (this) {
            case FLOAT16, FLOAT32, FLOAT64 -> true;
            case INT32, INT64, UINT8, BOOL -> false;
        };
    }

    /** @throws GraphException if the number stands for a type that Prodrome doesn't compute with */
    public static ElementType ofOnnx(int number, String where) {
        return known(number).orElseThrow(() -> {
            DataType foreign = DataType.forNumber(number);
            return new GraphException(where + ": expected an element type of " + List.of(values()) + ", got "
                    + (foreign == null ? "number " + number : foreign));
        });
    }

    static Optional<ElementType> known(int number) {
        return Arrays.stream(values()).filter(type -> type.onnx() == number).findFirst();
    }
}

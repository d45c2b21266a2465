package org.prodrome.graph;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;

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

    /** @throws GraphException if the number stands for a type that Prodrome doesn't compute with */
    public static ElementType ofOnnx(int number, String where) {
        for (ElementType type : values()) {
            if (type.onnx() == number) {
                return type;
            }
        }
        DataType foreign = DataType.forNumber(number);
        throw new GraphException(where + ": expected an element type of " + java.util.List.of(values()) + ", got "
                + (foreign == null ? "number " + number : foreign));
    }
}

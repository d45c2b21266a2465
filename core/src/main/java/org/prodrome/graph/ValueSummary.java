package org.prodrome.graph;

import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An input or output of a network, as its file tells it.
 *
 * @param type empty if the file doesn't tell it, or it is one that Prodrome doesn't compute with
 * @param axes empty if the file doesn't tell them
 */
public record ValueSummary(String name, Optional<ElementType> type, Optional<List<Axis>> axes) {

    /**
     * An axis.
     *
     * @param length empty if it is known at run time only
     * @param name which the file gives a length that is known at run time only; empty if it gives none
     */
    public record Axis(OptionalLong length, String name) {
        @Override
        public String toString() {
            return length.isPresent() ? Long.toString(length.getAsLong()) : name.isEmpty() ? "?" : name;
        }
    }

    static ValueSummary of(ValueInfoProto value) {
        if (value.getType().getValueCase() != TypeProto.ValueCase.TENSOR_TYPE) {
            return new ValueSummary(value.getName(), Optional.empty(), Optional.empty());
        }
        TypeProto.Tensor tensor = value.getType().getTensorType();
        return new ValueSummary(
                value.getName(),
                ElementType.known(tensor.getElemType()),
                tensor.hasShape()
                        ? Optional.of(tensor.getShape().getDimList().stream()
                                .map(ValueSummary::axis)
                                .toList())
                        : Optional.empty());
    }

    private static Axis axis(TensorShapeProto.Dimension dimension) {
        boolean told = dimension.hasDimValue() && dimension.getDimValue() > 0;
        return new Axis(
                told ? OptionalLong.of(dimension.getDimValue()) : OptionalLong.empty(), dimension.getDimParam());
    }
}

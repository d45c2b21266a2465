package org.prodrome.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/** Checks that an attribute holds what its type says. */
final class AttributeCheck {
    private AttributeCheck() {}

    /** The node, with the type of each attribute told: the first writers of ONNX files left it out. */
    static NodeProto of(NodeProto node) {
        Set<String> names = new HashSet<>();
        NodeProto.Builder told = node.toBuilder();
        for (AttributeProto.Builder attribute : told.getAttributeBuilderList()) {
            String where = Nested.describe(node) + ", attribute " + attribute.getName();
            if (!names.add(attribute.getName())) {
                throw new GraphException(where + ": expected to stand once, got it twice");
            }
            if (!attribute.getRefAttrName().isEmpty()) {
                throw new GraphException(where + ": expected a value, got a reference to the attribute "
                        + attribute.getRefAttrName() + " of a function");
            }
            Set<AttributeType> held = held(attribute);
            if (attribute.getType() == AttributeType.UNDEFINED && held.size() == 1) {
                attribute.setType(held.iterator().next());
            }
            held.remove(attribute.getType());
            if (attribute.getType() == AttributeType.UNDEFINED || !held.isEmpty()) {
                throw new GraphException(where + ": expected a value of its type " + attribute.getType() + ", got "
                        + (held.isEmpty() ? "none" : held));
            }
            boolean noGraph = attribute.getType() == AttributeType.GRAPH && !attribute.hasG();
            boolean noTensor = attribute.getType() == AttributeType.TENSOR && !attribute.hasT();
            if (noGraph || noTensor) {
                throw new GraphException(where + ": expected a " + attribute.getType() + ", got none");
            }
            if (attribute.hasT()) {
                TensorSize.check(attribute.getT(), where);
            }
            attribute.getTensorsList().forEach(tensor -> TensorSize.check(tensor, where));
        }
        return told.build();
    }

    /** The types that the attribute holds a value of; a number of 0 and an empty list may be left out of a file. */
    private static Set<AttributeType> held(AttributeProto.Builder attribute) {
        Set<AttributeType> held = EnumSet.noneOf(AttributeType.class);
        add(held, AttributeType.FLOAT, attribute.hasF() && attribute.getF() != 0);
        add(held, AttributeType.INT, attribute.hasI() && attribute.getI() != 0);
        add(held, AttributeType.STRING, attribute.hasS() && !attribute.getS().isEmpty());
        add(held, AttributeType.TENSOR, attribute.hasT());
        add(held, AttributeType.GRAPH, attribute.hasG());
        add(held, AttributeType.SPARSE_TENSOR, attribute.hasSparseTensor());
        add(held, AttributeType.TYPE_PROTO, attribute.hasTp());
        add(held, AttributeType.FLOATS, attribute.getFloatsCount() > 0);
        add(held, AttributeType.INTS, attribute.getIntsCount() > 0);
        add(held, AttributeType.STRINGS, attribute.getStringsCount() > 0);
        add(held, AttributeType.TENSORS, attribute.getTensorsCount() > 0);
        add(held, AttributeType.GRAPHS, attribute.getGraphsCount() > 0);
        add(held, AttributeType.SPARSE_TENSORS, attribute.getSparseTensorsCount() > 0);
        add(held, AttributeType.TYPE_PROTOS, attribute.getTypeProtosCount() > 0);
        return held;
    }

    private static void add(Set<AttributeType> held, AttributeType type, boolean there) {
        if (there) {
            held.add(type);
        }
    }
}

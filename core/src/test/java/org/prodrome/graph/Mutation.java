package org.prodrome.graph;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.prodrome.data.Seed;

/** Spoils an ONNX file at random: its bytes, or what stands in its fields. */
public final class Mutation {
    private static final long[] NUMBERS = {
        0,
        1,
        -1,
        2,
        3,
        7,
        8,
        64,
        255,
        256,
        65536,
        -2,
        1L << 20,
        1L << 31,
        -(1L << 31),
        1L << 32,
        1L << 40,
        1L << 62,
        Integer.MAX_VALUE,
        Long.MAX_VALUE,
        Long.MIN_VALUE
    };
    private static final double[] FLOATS = {
        0, -0.0, 1, -1, 0.5, 1e-30, 1e30, -1e30, Double.NaN, Double.POSITIVE_INFINITY
    };

    private final RandomGenerator random;

    private Mutation(Seed seed) {
        random = seed.random();
    }

    /** The same seed always spoils a file alike. */
    public static byte[] of(byte[] file, Seed seed) {
        Mutation mutation = new Mutation(seed);
        try {
            return mutation.spoil(ModelProto.parseFrom(file));
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("expected a good file", e);
        }
    }

    private byte[] spoil(ModelProto good) {
        int times = random.nextInt(4) == 0 ? random.nextInt(2, 5) : 1;
        if (random.nextInt(4) == 0) {
            byte[] bytes = good.toByteArray();
            for (int i = 0; i < times; i++) {
                bytes = spoil(bytes);
            }
            return bytes;
        }
        ModelProto.Builder model = good.toBuilder();
        for (int i = 0; i < times; i++) {
            switch (random.nextInt(6)) {
                case 0 -> node(model.getGraphBuilder());
                case 1 -> tensor(model.getGraphBuilder());
                case 2 ->
                    model.setGraph(
                            (GraphProto) field(model.getGraph().toBuilder()).build());
                default -> model = (ModelProto.Builder) field(model);
            }
        }
        return model.build().toByteArray();
    }

    private byte[] spoil(byte[] bytes) {
        if (bytes.length == 0) {
            return new byte[] {(byte) random.nextInt()};
        }
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(4)) {
            case 0 -> {
                byte[] flipped = bytes.clone();
                flipped[at] ^= (byte) (1 << random.nextInt(8));
                return flipped;
            }
            case 1 -> {
                return Arrays.copyOf(bytes, at);
            }
            case 2 -> {
                byte[] inserted = Arrays.copyOf(bytes, bytes.length + 1);
                System.arraycopy(bytes, at, inserted, at + 1, bytes.length - at);
                inserted[at] = (byte) random.nextInt();
                return inserted;
            }
            default -> {
                int count = Math.min(random.nextInt(1, 9), bytes.length - at);
                byte[] without = new byte[bytes.length - count];
                System.arraycopy(bytes, 0, without, 0, at);
                System.arraycopy(bytes, at + count, without, at, without.length - at);
                return without;
            }
        }
    }

    /** Another operator, other inputs, or the node somewhere else. */
    private void node(GraphProto.Builder graph) {
        if (graph.getNodeCount() == 0) {
            return;
        }
        NodeProto.Builder node = graph.getNodeBuilder(random.nextInt(graph.getNodeCount()));
        List<String> names = new ArrayList<>(Nested.names(graph.build()));
        switch (random.nextInt(5)) {
            case 0 ->
                node.setOpType(
                        graph.getNode(random.nextInt(graph.getNodeCount())).getOpType());
            case 1 -> {
                if (node.getInputCount() > 0) {
                    node.setInput(random.nextInt(node.getInputCount()), any(names));
                }
            }
            case 2 -> node.addInput(any(names));
            case 3 -> {
                if (node.getInputCount() > 1) {
                    int place = random.nextInt(node.getInputCount() - 1);
                    String held = node.getInput(place);
                    node.setInput(place, node.getInput(place + 1)).setInput(place + 1, held);
                }
            }
            default -> {
                List<String> operators = operators();
                node.setOpType(any(operators));
            }
        }
    }

    private static List<String> operators() {
        return Arrays.stream(Operator.class.getPermittedSubclasses())
                .flatMap(family -> Arrays.stream(family.getEnumConstants()))
                .map(Object::toString)
                .toList();
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** Another shape of the same size, or other elements: what passes a check of sizes. */
    private void tensor(GraphProto.Builder graph) {
        if (graph.getInitializerCount() == 0) {
            return;
        }
        TensorProto.Builder tensor = graph.getInitializerBuilder(random.nextInt(graph.getInitializerCount()));
        int size = tensor.getRawData().size();
        switch (random.nextInt(4)) {
            case 0 -> {
                List<Long> dims = new ArrayList<>(tensor.getDimsList());
                java.util.Collections.reverse(dims);
                tensor.clearDims().addAllDims(dims);
            }
            case 1 -> tensor.addDims(1);
            case 2 -> {
                if (tensor.getDataType() == TensorProto.DataType.INT64_VALUE && size >= 8) {
                    ByteBuffer bytes =
                            ByteBuffer.wrap(tensor.getRawData().toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
                    bytes.putLong(8 * random.nextInt(size / 8), NUMBERS[random.nextInt(NUMBERS.length)]);
                    tensor.setRawData(ByteString.copyFrom(bytes.array()));
                }
            }
            default -> {
                long first = tensor.getDimsCount() > 0 ? tensor.getDims(0) : 0;
                if (first > 1) {
                    tensor.setDims(0, first - 1)
                            .setRawData(tensor.getRawData().substring(0, (int) (size / first * (first - 1))));
                }
            }
        }
    }

    /** One field, however deep, gets another value, stands twice, or goes. */
    private Message.Builder field(Message.Builder message) {
        Map<FieldDescriptor, Object> fields = message.getAllFields();
        if (fields.isEmpty()) {
            return message;
        }
        FieldDescriptor field = any(new ArrayList<>(fields.keySet()));
        if (!field.isRepeated()) {
            if (random.nextInt(12) == 0 && !field.isRequired()) {
                return message.clearField(field);
            }
            return message.setField(field, other(field, message.getField(field)));
        }
        int count = message.getRepeatedFieldCount(field);
        int place = random.nextInt(count);
        Object value = message.getRepeatedField(field, place);
        switch (random.nextInt(field.getJavaType() == FieldDescriptor.JavaType.MESSAGE ? 12 : 5)) {
            case 0 -> {
                List<Object> rest = new ArrayList<>((List<?>) message.getField(field));
                rest.remove(place);
                return message.setField(field, rest);
            }
            case 1 -> {
                return message.addRepeatedField(field, value);
            }
            case 2 -> {
                int other = random.nextInt(count);
                Object held = message.getRepeatedField(field, other);
                return message.setRepeatedField(field, other, value).setRepeatedField(field, place, held);
            }
            default -> {
                return message.setRepeatedField(field, place, other(field, value));
            }
        }
    }

    private Object other(FieldDescriptor field, Object value) {
        return switch (field.getJavaType()) {
            case INT -> (int) NUMBERS[random.nextInt(NUMBERS.length)];
            case LONG ->
                random.nextBoolean() ? NUMBERS[random.nextInt(NUMBERS.length)] : (Long) value + random.nextInt(-2, 3);
            case FLOAT -> (float) FLOATS[random.nextInt(FLOATS.length)];
            case DOUBLE -> FLOATS[random.nextInt(FLOATS.length)];
            case BOOLEAN -> !(Boolean) value;
            case STRING -> random.nextInt(4) == 0 ? "" : value + "x";
            case BYTE_STRING -> {
                byte[] bytes = ((ByteString) value).toByteArray();
                yield ByteString.copyFrom(spoil(bytes));
            }
            case ENUM -> {
                List<EnumValueDescriptor> values = field.getEnumType().getValues();
                yield any(values);
            }
            case MESSAGE -> field(((Message) value).toBuilder()).build();
        };
    }
}

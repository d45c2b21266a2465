package org.prodrome.graph;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes a network as an ONNX file. */
final class OnnxWriter {
    /** Metadata key of an initializer's role, before the initializer's name. */
    static final String ROLE = "prodrome.role.";

    /** Of a file that Prodrome wrote, initializers whose role isn't told are constants. */
    static final String PRODUCER = "Prodrome";

    private OnnxWriter() {}

    static byte[] write(Network network, Parameters values) {
        FileHeader header = network.header();
        GraphProto.Builder whole = network.graph().toBuilder();
        ModelProto.Builder model = ModelProto.newBuilder()
                .setIrVersion(Math.max(header.irVersion(), leastIrVersion(network.opset())))
                .setProducerName(PRODUCER)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(network.opset()));
        imports(network)
                .forEach((domain, version) -> model.addOpsetImport(
                        OperatorSetIdProto.newBuilder().setDomain(domain).setVersion(version)));
        if (!header.domain().isEmpty()) {
            model.setDomain(header.domain());
        }
        if (header.modelVersion() != 0) {
            model.setModelVersion(header.modelVersion());
        }
        if (!header.documentation().isEmpty()) {
            model.setDocString(header.documentation());
        }
        header.metadata().forEach((key, value) -> model.addMetadataProps(entry(key, value)));
        long bytes = network.graph().getSerializedSize();
        for (Parameter parameter : network.parameters()) {
            Array array = values.get(parameter.name());
            bytes += array.data().byteSize();
            if (bytes > Integer.MAX_VALUE - (1 << 20)) {
                throw new GraphException("network: expected less than 2 GiB, which one ONNX file holds, got more");
            }
            whole.addInitializer(array.toProto(parameter.name()));
            model.addMetadataProps(
                    entry(ROLE + parameter.name(), parameter.role().name()));
        }
        return model.setGraph(whole).build().toByteArray();
    }

    private static StringStringEntryProto entry(String key, String value) {
        return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
    }

    /** What the file said, and version 1 of a set that a node uses since. */
    private static SortedMap<String, Long> imports(Network network) {
        SortedMap<String, Long> imports = new TreeMap<>(network.header().imports());
        Nested.nodes(network.graph())
                .map(NodeProto::getDomain)
                .filter(domain -> !FileHeader.isOnnx(domain))
                .forEach(domain -> imports.putIfAbsent(domain, 1L));
        return imports;
    }

    /**
     * The version of the file format that came with an operator set (ONNX, "Versioning", table of released versions);
     * from 4 on initializers needn't be inputs as well.
     */
    private static long leastIrVersion(int opset) {
        return switch (opset) {
            case 7, 8, 9 -> 4;
            case 10 -> 5;
            case 11 -> 6;
            case 12, 13, 14 -> 7;
            case 15, 16, 17, 18 -> 8;
            case 19, 20 -> 9;
            case 21, 22 -> 10;
            case 23 -> 11;
            case 24 -> 12;
            default -> throw new GraphException("network: expected an operator set of 7 to 24, got " + opset);
        };
    }
}

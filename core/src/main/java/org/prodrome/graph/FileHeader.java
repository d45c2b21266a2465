package org.prodrome.graph;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an ONNX file says around its graph. It is kept when a network that was read is written again.
 *
 * @param irVersion version of the file format itself
 * @param producer who wrote the file that was read, with its version
 * @param domain namespace of the model, in reverse-DNS notation
 * @param imports versions of the operator sets other than ONNX's own, by domain
 * @param metadata entries of the file, those that tell roles aside
 */
public record FileHeader(
        long irVersion,
        String producer,
        String domain,
        long modelVersion,
        String documentation,
        SortedMap<String, Long> imports,
        Map<String, String> metadata) {
    /** The first and last version of the file format that Prodrome reads. */
    static final long OLDEST_IR = 3;

    static final long NEWEST_IR = 13;

    public FileHeader {
        imports = Collections.unmodifiableSortedMap(new TreeMap<>(imports));
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /** Of a network that was built here. */
    static FileHeader own() {
        return new FileHeader(0, "", "", 0, "", new TreeMap<>(), Map.of());
    }

    /** @throws GraphException if the format is older or newer than what Prodrome reads */
    static void checkVersion(ModelProto model) {
        long version = model.getIrVersion();
        if (version < OLDEST_IR || version > NEWEST_IR) {
            throw new GraphException(
                    "model: expected an IR version of " + OLDEST_IR + " to " + NEWEST_IR + ", got " + version);
        }
    }

    /** @throws GraphException if an operator set has two versions */
    static FileHeader of(ModelProto model) {
        SortedMap<String, Long> imports = new TreeMap<>();
        for (OperatorSetIdProto imported : model.getOpsetImportList()) {
            if (!isOnnx(imported.getDomain())) {
                Long other = imports.put(imported.getDomain(), imported.getVersion());
                if (other != null && other != imported.getVersion()) {
                    throw new GraphException("model: expected one version of operator set " + imported.getDomain()
                            + ", got " + other + " and " + imported.getVersion());
                }
            }
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        for (StringStringEntryProto entry : model.getMetadataPropsList()) {
            if (!entry.getKey().startsWith(OnnxWriter.ROLE)) {
                metadata.put(entry.getKey(), entry.getValue());
            }
        }
        return new FileHeader(
                model.getIrVersion(),
                (model.getProducerName() + " " + model.getProducerVersion()).strip(),
                model.getDomain(),
                model.getModelVersion(),
                model.getDocString(),
                imports,
                metadata);
    }

    /** Whether the domain is that of ONNX's own operators, which has two spellings. */
    static boolean isOnnx(String domain) {
        return domain.isEmpty() || domain.equals("ai.onnx");
    }
}

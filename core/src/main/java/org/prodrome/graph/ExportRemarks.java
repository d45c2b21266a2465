package org.prodrome.graph;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What somebody who goes on training a network should know of how it was exported. */
final class ExportRemarks {
    private static final Set<String> NORMALISATION = Set.of(
            "BatchNormalization",
            "InstanceNormalization",
            "GroupNormalization",
            "LayerNormalization",
            "RMSNormalization");

    private ExportRemarks() {}

    static List<String> of(Network network) {
        List<NodeProto> nodes = Nested.nodes(network.graph()).toList();
        Map<String, Long> counts =
                nodes.stream().collect(Collectors.groupingBy(NodeProto::getOpType, Collectors.counting()));
        List<String> remarks = new ArrayList<>();
        long convolutions = counts.getOrDefault("Conv", 0L);
        if (convolutions > 1 && NORMALISATION.stream().noneMatch(counts::containsKey)) {
            remarks.add(
                    convolutions + " convolutions and no normalisation: exports for inference fold batch normalisation"
                            + " into the convolutions; fine-tune with a small learning rate, or export with it kept");
        }
        if (!network.trainable().isEmpty() && !counts.containsKey("Dropout")) {
            remarks.add("no Dropout: exports for inference leave it out; fine-tuning won't regularise as the first"
                    + " training may have done");
        }
        nodes.stream()
                .filter(node -> Operator.of(node.getDomain(), node.getOpType()).isEmpty())
                .collect(Collectors.groupingBy(NodeProto::getOpType))
                .forEach((operator, lacking) -> remarks.add("operator " + operator + " (" + lacking.size()
                        + ", first in " + Nested.describe(lacking.getFirst())
                        + "): only ONNX Runtime has it, so the network can be scored but not trained"));
        return remarks;
    }
}

package org.prodrome.graph;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An initializer whose role is asked for.
 *
 * @param shape lengths of the axes
 * @param tensor its values, of one that is no parameter yet
 */
record Candidate(String name, List<Long> shape, boolean isFloating, Optional<TensorProto> tensor) {
    /** What a mask adds to what is not to be seen is at least as low. */
    private static final float MASKING = -1e4f;

    static Map<String, Candidate> of(Network network) {
        Map<String, Candidate> candidates = new LinkedHashMap<>();
        for (TensorProto constant : network.graph().getInitializerList()) {
            boolean floating = ElementType.known(constant.getDataType())
                    .filter(ElementType::isFloating)
                    .isPresent();
            candidates.put(
                    constant.getName(),
                    new Candidate(constant.getName(), constant.getDimsList(), floating, Optional.of(constant)));
        }
        for (Parameter parameter : network.parameters()) {
            candidates.put(
                    parameter.name(), new Candidate(parameter.name(), parameter.shape(), true, Optional.empty()));
        }
        return candidates;
    }

    boolean isScalar() {
        return shape.isEmpty();
    }

    boolean isOneNumber() {
        return shape.stream().allMatch(length -> length == 1);
    }

    /** Whether it has elements that hide what they are added to. */
    boolean hides() {
        return floats().map(values -> {
                    for (float value : values) {
                        if (value <= MASKING) {
                            return true;
                        }
                    }
                    return false;
                })
                .orElse(false);
    }

    /** Whether it has zeros and ones and nothing else. */
    boolean selects() {
        return floats().map(values -> {
                    boolean zeros = false;
                    boolean ones = false;
                    for (float value : values) {
                        zeros |= value == 0;
                        ones |= value == 1;
                        if (value != 0 && value != 1) {
                            return false;
                        }
                    }
                    return zeros && ones;
                })
                .orElse(false);
    }

    private Optional<float[]> floats() {
        return tensor.filter(held -> held.getDataType() == ElementType.FLOAT32.onnx())
                .map(held -> Array.ofProto(held).floats());
    }
}

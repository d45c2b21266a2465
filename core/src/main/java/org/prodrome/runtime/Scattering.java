package org.prodrome.runtime;

import java.util.EnumSet;
import java.util.Set;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** What becomes of an element and the updates that hit it. Constants are spelled as ONNX spells them. */
enum Scattering {
    NONE,
    ADD,
    MUL,
    MAX,
    MIN;

    /** Operator set 16 brought sums and products, 18 the largest and the smallest. */
    static Scattering of(Node node) {
        Set<Scattering> known = node.opset() < 16
                ? EnumSet.of(NONE)
                : node.opset() < 18 ? EnumSet.range(NONE, MUL) : EnumSet.allOf(Scattering.class);
        return node.choice("reduction", NONE, known);
    }

    /**
     * The data with the updates in them.
     *
     * @param places along the axis, of the updates' shape
     */
    Tensor scatter(Tensor data, int axis, Tensor places, Tensor updates) {
        if (this != NONE && (Tensors.isHalf(data) || Tensors.type(data) == ScalarType.Bool)) {
            ScalarType wide = Tensors.isHalf(data) ? ScalarType.Float : ScalarType.Long;
            return scatter(data.to(wide), axis, places, updates.to(wide)).to(data.scalar_type());
        }
        return switch (this) {
            case NONE -> torch.scatter(data, axis, places, updates);
            case ADD -> torch.scatter_add(data, axis, places, updates);
            case MUL -> reduce(data, axis, places, updates, "prod");
            case MAX -> reduce(data, axis, places, updates, "amax");
            case MIN -> reduce(data, axis, places, updates, "amin");
        };
    }

    private static Tensor reduce(Tensor data, int axis, Tensor places, Tensor updates, String how) {
        return torch.scatter_reduce(data, axis, places, updates, new BytePointer(how), true);
    }
}

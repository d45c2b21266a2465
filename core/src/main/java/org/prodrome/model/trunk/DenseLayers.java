package org.prodrome.model.trunk;

import java.util.List;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.model.coder.Features;

/**
 * Dense layers upon all places together, as older networks end; with them a network is for one size of input.
 *
 * @param units of each; none for a network that keeps its places
 * @param dropout rate between two of them; what follows the last is the classifier's
 */
public record DenseLayers(List<Integer> units, double dropout) {
    /** Features stay at their places. */
    public static final DenseLayers NONE = new DenseLayers(List.of(), 0);

    /** 4096 twice, with a dropout of one half, as AlexNet and VGG have. */
    public static final DenseLayers WIDE = new DenseLayers(List.of(4096, 4096), 0.5);

    public DenseLayers {
        units = List.copyOf(units);
        if (units.size() > 4 || units.stream().anyMatch(some -> some < 1) || !(dropout >= 0 && dropout < 1)) {
            throw new IllegalArgumentException(
                    "dense layers: expected at most 4 numbers of units, each 1 or more, and a dropout of 0 to below 1,"
                            + " got " + units + " and " + dropout);
        }
    }

    Features of(GraphBuilder g, String prefix, Features x) {
        Features y = x;
        for (int i = 0; i < units.size(); i++) {
            Features dropped = i == 0 ? y : y.with(Layers.dropout(g, y.value(), dropout));
            y = Convolution.relu(g, dropped.whole(g, prefix + "dense" + (i + 1), units.get(i)));
        }
        return y;
    }
}

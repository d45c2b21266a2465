package org.prodrome.model.trunk;

import java.util.ArrayList;
import java.util.List;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Operator.Sampling;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.model.FrontEnd.Seen;
import org.prodrome.model.coder.Features;

/**
 * A residual trunk whose stages are seen together, the coarse ones from above at the finer ones' places (Lin, Dollár,
 * Girshick, He, Hariharan and Belongie, "Feature Pyramid Networks for Object Detection", CVPR 2017, figure 3), along
 * one, two or three axes. A classifier sees the mean of each level beside the others'; a detector of objects takes the
 * {@link #levels}.
 *
 * @param from the first stage whose features make a level, from 1; the paper begins with the stem's, its C2
 * @param channels of every level, 256 in the paper
 */
public record FeaturePyramid(ResidualTrunk trunk, int from, int channels) implements Trunk {
    private static final String NAME = "feature pyramid";

    public FeaturePyramid {
        Checks.require(channels >= 1, NAME, "1 channel or more", channels);
        Checks.require(
                from >= 1 && from <= trunk.blocks().size(),
                NAME,
                "a first stage of 1 to " + trunk.blocks().size(),
                from);
    }

    /** The levels on their own, the finest first. */
    public List<Features> levels(GraphBuilder g, String prefix, Seen seen) {
        List<Features> stages = trunk.stages(g, prefix, seen);
        List<Features> levels = new ArrayList<>();
        Features above = null;
        for (int stage = stages.size(); stage >= from; stage--) {
            String name = prefix + "pyramid" + stage;
            Features beside = Convolution.of(1).biased(g, name + ".lateral", stages.get(stage - 1), channels);
            above = above == null
                    ? beside
                    : beside.with(g.add(Arithmetic.Add, beside.value(), spread(g, above, beside)));
            levels.addFirst(Convolution.of(3).biased(g, name + ".smooth", above, channels));
        }
        return levels;
    }

    @Override
    public Features of(GraphBuilder g, String prefix, Seen seen) {
        Value[] means = levels(g, prefix, seen).stream()
                .map(level -> level.mean(g).value())
                .toArray(Value[]::new);
        return new Features(Layers.concat(g, 1, means), channels * means.length, List.of());
    }

    /** Each of the coarser places twice along every axis, as many as there are finer ones. */
    private static Value spread(GraphBuilder g, Features coarse, Features fine) {
        float[] scales = new float[2 + fine.places().size()];
        for (int i = 0; i < scales.length; i++) {
            scales[i] = i < 2 ? 1 : 2;
        }
        Value wide = g.node(Sampling.Resize, coarse.value(), Value.ABSENT, g.constant(Array.of(scales, scales.length)))
                .text("mode", "nearest")
                .text("coordinate_transformation_mode", "asymmetric")
                .text("nearest_mode", "floor")
                .output();
        for (int axis = 0; axis < fine.places().size(); axis++) {
            if (fine.places().get(axis) != 2 * coarse.places().get(axis)) {
                wide = Layers.first(g, wide, 2 + axis, fine.places().get(axis));
            }
        }
        return wide;
    }
}

package org.prodrome.model.trunk;

import java.util.ArrayList;
import java.util.List;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.model.FrontEnd.Seen;
import org.prodrome.model.coder.Features;

/**
 * Residual blocks (He, Zhang, Ren and Sun, "Deep Residual Learning for Image Recognition", CVPR 2016, table 1) along
 * one, two or three axes: stages of blocks y = F(x) + x, of which each but the first begins with a stride of 2 and has
 * twice the filters. Where the shape changes, x goes through a convolution of width 1 (the paper's option B).
 *
 * <p>A bottleneck strides in its middle convolution, where the paper strides in the first (Goyal et al. 2017, section
 * 5.1); the parameters are the same.
 *
 * @param blocks of each stage
 * @param filters of the first stage; a bottleneck gives four times as many
 */
public record ResidualTrunk(List<Integer> blocks, int filters, Block block, Stem stem) implements Trunk {
    private static final String NAME = "residual trunk";

    /** What F is. */
    public enum Block {
        /** Two convolutions of width 3. */
        BASIC(1),
        /** Convolutions of width 1, 3 and 1, the last of four times the filters. */
        BOTTLENECK(4);

        private final int expansion;

        Block(int expansion) {
            this.expansion = expansion;
        }
    }

    public ResidualTrunk {
        blocks = Checks.counts(NAME, "blocks", 6, blocks);
        Checks.require(filters >= 1, NAME, "1 filter or more", filters);
    }

    /** ResNet-18. */
    public static ResidualTrunk of18() {
        return new ResidualTrunk(List.of(2, 2, 2, 2), 64, Block.BASIC, Stem.WIDE);
    }

    /** ResNet-34. */
    public static ResidualTrunk of34() {
        return new ResidualTrunk(List.of(3, 4, 6, 3), 64, Block.BASIC, Stem.WIDE);
    }

    /** ResNet-50. */
    public static ResidualTrunk of50() {
        return new ResidualTrunk(List.of(3, 4, 6, 3), 64, Block.BOTTLENECK, Stem.WIDE);
    }

    /** ResNet-101. */
    public static ResidualTrunk of101() {
        return new ResidualTrunk(List.of(3, 4, 23, 3), 64, Block.BOTTLENECK, Stem.WIDE);
    }

    @Override
    public Features of(GraphBuilder g, String prefix, Seen seen) {
        return stages(g, prefix, seen).getLast();
    }

    /** What each stage gives, the finest first. */
    List<Features> stages(GraphBuilder g, String prefix, Seen seen) {
        List<Features> stages = new ArrayList<>();
        Features x = stem.of(g, prefix, Checks.places(NAME, g, seen), filters);
        for (int stage = 0; stage < blocks.size(); stage++) {
            for (int i = 0; i < blocks.get(stage); i++) {
                String name = prefix + "stage" + (stage + 1) + "." + (i + 1);
                x = block(g, name, x, filters << stage, stage > 0 && i == 0 ? 2 : 1);
            }
            stages.add(x);
        }
        return stages;
    }

    private Features block(GraphBuilder g, String name, Features x, int width, int stride) {
        int outputs = width * block.expansion;
        Features inner = switch (block) {
            case BASIC -> {
                Features first = Convolution.of(3).by(stride).rectified(g, name + ".1", x, width, true);
                yield Convolution.of(3).normed(g, name + ".2", first, outputs);
            }
            case BOTTLENECK -> {
                Features first = Convolution.of(1).rectified(g, name + ".1", x, width, true);
                Features second = Convolution.of(3).by(stride).rectified(g, name + ".2", first, width, true);
                yield Convolution.of(1).normed(g, name + ".3", second, outputs);
            }
        };
        Features around = stride == 1 && x.channels() == outputs
                ? x
                : Convolution.of(1).by(stride).normed(g, name + ".shortcut", x, outputs);
        return Convolution.relu(g, inner.with(g.add(Arithmetic.Add, inner.value(), around.value())));
    }
}

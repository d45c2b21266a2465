package org.prodrome.model.supervised;

import java.util.List;
import java.util.Map;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.ElementType;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Initialiser;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Operator.Creation;
import org.prodrome.graph.Operator.Logic;
import org.prodrome.graph.Operator.Selection;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.model.Model.Labelled;
import org.prodrome.regression.Forest;
import org.prodrome.regression.Tree;

/**
 * A {@link Forest}; the score is the mean share of abnormal rows in the leaves. In the graph all trees' questions are
 * asked at once, and a leaf is reached where all answers on the way to it are the right ones (Nakandala et al., "A
 * Tensor Compiler for Unified Machine Learning Prediction Serving", OSDI 2020, section 4.1), so that it runs wherever
 * the rest of the network does.
 *
 * @param trees 1 to 1000
 * @param depth cuts from a root to a leaf, 1 to 10
 */
public record ForestHead(int trees, int depth) implements Head {
    private static final String FEATURES = "fitted.features";
    private static final String THRESHOLDS = "fitted.thresholds";
    private static final String LEAVES = "fitted.leaves";
    private static final Seed SEED = new Seed(1);

    public ForestHead {
        if (trees < 1 || trees > 1000 || depth < 1 || depth > 10) {
            throw new IllegalArgumentException(
                    "random-forest: expected 1 to 1000 trees of a depth of 1 to 10, got " + trees + " and " + depth);
        }
    }

    private int nodes() {
        return (1 << depth) - 1;
    }

    @Override
    public Value score(GraphBuilder g, Value features, int width) {
        Value asked = g.node(Creation.Cast, g.state(FEATURES, new Initialiser.Constant(0), (long) trees * nodes()))
                .integer("to", ElementType.INT64.onnx())
                .output();
        Value values =
                g.node(Selection.Gather, features, asked).integer("axis", 1).output();
        Value thresholds = g.state(THRESHOLDS, new Initialiser.Constant(0), 1, (long) trees * nodes());
        Value right = number(g, g.add(Logic.Greater, values, thresholds));
        Value sides = g.add(Arithmetic.Sub, Layers.times(g, 2, right), g.constant(1));
        Value agreeing = g.add(
                Arithmetic.MatMul,
                Layers.reshape(g, sides, -1, trees, nodes()),
                g.constant(Array.of(ways(), nodes(), nodes() + 1L)));
        Value reached = number(g, g.add(Logic.Greater, agreeing, g.constant(depth - 0.5f)));
        Value leaves = g.state(LEAVES, new Initialiser.Constant(0), 1, trees, nodes() + 1L);
        return Layers.times(g, 1.0 / trees, Layers.sum(g, g.add(Arithmetic.Mul, reached, leaves), 1, 2));
    }

    private static Value number(GraphBuilder g, Value truth) {
        return g.node(Creation.Cast, truth)
                .integer("to", ElementType.FLOAT32.onnx())
                .output();
    }

    /** To which side of each node one must go for each leaf, -1 left and 1 right, 0 where it isn't on the way. */
    private float[] ways() {
        int leaves = nodes() + 1;
        float[] ways = new float[nodes() * leaves];
        for (int leaf = 0; leaf < leaves; leaf++) {
            for (int at = nodes() + leaf; at > 0; at = (at - 1) / 2) {
                ways[(at - 1) / 2 * leaves + leaf] = at % 2 == 1 ? -1 : 1;
            }
        }
        return ways;
    }

    /** The largest number of 32 bits that is no higher, so that what lay on either side of it still does. */
    private static float below(double threshold) {
        float near = (float) Math.min(threshold, Float.MAX_VALUE);
        return near > threshold ? Math.nextDown(near) : near;
    }

    @Override
    public Map<String, Array> state(double[][] rows, List<Labelled> cases) {
        Forest forest = Forest.of(rows, Head.abnormal(cases), trees, depth, SEED);
        float[] features = new float[trees * nodes()];
        float[] thresholds = new float[trees * nodes()];
        float[] leaves = new float[trees * (nodes() + 1)];
        for (int i = 0; i < trees; i++) {
            Tree tree = forest.trees().get(i);
            for (int node = 0; node < nodes(); node++) {
                features[i * nodes() + node] = tree.features()[node];
                thresholds[i * nodes() + node] = below(tree.thresholds()[node]);
            }
            for (int leaf = 0; leaf <= nodes(); leaf++) {
                leaves[i * (nodes() + 1) + leaf] = (float) tree.leaves()[leaf];
            }
        }
        return Map.of(
                FEATURES, Array.of(features, features.length),
                THRESHOLDS, Array.of(thresholds, 1, thresholds.length),
                LEAVES, Array.of(leaves, 1, trees, nodes() + 1L));
    }
}

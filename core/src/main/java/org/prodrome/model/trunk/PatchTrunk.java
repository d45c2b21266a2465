package org.prodrome.model.trunk;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Operator.Layer;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.model.FrontEnd.Seen;
import org.prodrome.model.coder.Features;

/**
 * The means of patches of several sizes, each size through dense layers of its own (Lu, Popuri, Ding, Balachandar and
 * Beg, "Multimodal and Multiscale Deep Neural Networks for the Early Diagnosis of Alzheimer's Disease using structural
 * MR and FDG-PET images", Scientific Reports 8, 2018, whose patches are clusters of voxels within regions of an atlas),
 * along one, two or three axes. Patches lie side by side; the end of an axis that fills no patch is left out.
 *
 * @param edges of the patches, in places along each axis, all different
 * @param units of each size's layers
 * @param dropout rate between two of them
 */
public record PatchTrunk(List<Integer> edges, List<Integer> units, double dropout) implements Trunk {
    private static final String NAME = "patch trunk";

    public PatchTrunk {
        edges = Checks.counts(NAME, "edges", 8, edges);
        Checks.require(new HashSet<>(edges).size() == edges.size(), NAME, "edges that all differ", edges);
        units = Checks.counts(NAME, "units", 4, units);
        new DenseLayers(units, dropout);
    }

    @Override
    public Features of(GraphBuilder g, String prefix, Seen seen) {
        Features x = Checks.places(NAME, g, seen);
        int axes = x.places().size();
        List<Value> sizes = new ArrayList<>();
        for (int edge : edges) {
            String name = prefix + "patches" + edge + ".";
            List<Integer> places = Convolution.places(name, x.places(), edge, edge, 0);
            Value means = g.node(Layer.AveragePool, x.value())
                    .integers("kernel_shape", Layers.alike(edge, axes))
                    .integers("strides", Layers.alike(edge, axes))
                    .output();
            Features patches = new Features(means, x.channels(), places);
            sizes.add(new DenseLayers(units, dropout).of(g, name, patches).value());
        }
        int channels = edges.size() * units.getLast();
        return new Features(Layers.concat(g, 1, sizes.toArray(Value[]::new)), channels, List.of());
    }
}

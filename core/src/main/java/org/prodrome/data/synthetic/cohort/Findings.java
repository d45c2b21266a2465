package org.prodrome.data.synthetic.cohort;

import java.util.ArrayList;
import java.util.List;
import org.prodrome.data.Truth;
import org.prodrome.data.Truth.Box;
import org.prodrome.data.synthetic.texture.Raster;

/**
 * What is wrong in a picture, and where.
 *
 * @param all none in the normal
 * @param severity how strong, in the simulator's measure; without meaning where there is none
 */
public record Findings(List<Finding> all, double severity) {

    /** @param name the field's word for it */
    public record Finding(String name, Raster.Cover cover) {}

    public Findings {
        all = List.copyOf(all);
    }

    /** From 0 where normal to 1. */
    public double at(double x, double y) {
        double most = 0;
        for (Finding finding : all) {
            most = Math.max(most, finding.cover().at(x, y));
        }
        return most;
    }

    /** The label, each finding's class, a mask of all and a box a finding, on a grid of {@code side} pixels. */
    public Truth truth(int side) {
        Truth truth = Made.truth(!all.isEmpty()).withMask(() -> Raster.mask(side, this::at));
        if (all.isEmpty()) {
            return truth;
        }
        List<Box> boxes = new ArrayList<>();
        for (Finding finding : all) {
            boxes.addAll(Raster.boxes(side, finding.cover(), finding.name()));
        }
        return truth.withClasses(all.stream().map(Finding::name).distinct().toList())
                .withSeverity(severity)
                .withBoxes(boxes);
    }
}

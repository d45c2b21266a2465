package org.prodrome.data.synthetic.spine;

import org.prodrome.data.Dataset;
import org.prodrome.data.Seed;
import org.prodrome.data.synthetic.Simulator;
import org.prodrome.data.synthetic.cohort.Cohort;
import org.prodrome.data.synthetic.texture.Raster;

/**
 * Simulated sagittal slices of the lumbar spine as pairs: "spine", T2w, and "organs", a table of the boxes that its
 * parts lie in: organ (0 a vertebra, 1 a disc, 2 the canal), level from the top, left, top, right and bottom in pixels,
 * right and bottom exclusive. The boxes are known of every case and say nothing of what is wrong.
 *
 * <p>The abnormal have a wedge fracture, a herniated disc or a metastasis; severity is how much height is lost, how far
 * the disc comes out or how strongly the metastasis stands out, from 0.4 to 1, for what is less is not reported. Worn
 * and bulging discs, haemangiomas, the coil and the spine's curve vary by one law in both. A pixel is the mean over
 * what lies in it. Sizes were set by hand. Missing: the sacrum's shape, scoliosis, stenosis, other contrasts, implants.
 *
 * @param cases how many, above 0; two a subject
 * @param side pixels of either axis, from 32 to 1024; the field of view is a square of 220 mm
 */
public record SpineMris(int cases, int side) implements Simulator {
    public SpineMris {
        Raster.check("spine with organ boxes", side);
    }

    @Override
    public Dataset dataset(Seed seed) {
        return new Cohort<>("simulated spine with organ boxes", side + " pixels", cases, SpineScanner.ALL)
                .pictures(seed, side, SpineScan::new);
    }
}

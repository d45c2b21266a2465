package org.prodrome.data.synthetic.brain;

import org.prodrome.data.Dataset;
import org.prodrome.data.Seed;
import org.prodrome.data.synthetic.Simulator;
import org.prodrome.data.synthetic.cohort.Cohort;
import org.prodrome.data.synthetic.texture.Raster;

/**
 * Simulated axial slices of the brain as pairs: "T1w", and "myelin", the ratio of T1w to T2w within the brain, in which
 * the coil's sensitivity cancels (Glasser and Van Essen, Journal of Neuroscience 31, 2011). Anatomy, lesions, fluid and
 * noise are those of {@link BrainMris}; the lesions count as demyelinated.
 *
 * @param cases how many, above 0; two a subject
 * @param side pixels of either axis, from 32 to 1024
 */
public record MyelinMaps(int cases, int side) implements Simulator {
    public MyelinMaps {
        Raster.check("T1w with myelin map", side);
    }

    @Override
    public Dataset dataset(Seed seed) {
        return new Cohort<>("simulated T1w with myelin map", side + " pixels", cases, Scanner.ALL)
                .pictures(seed, side, MyelinScan::new);
    }
}

package org.prodrome.data.synthetic.fundus;

import org.prodrome.data.Dataset;
import org.prodrome.data.Seed;
import org.prodrome.data.synthetic.Simulator;
import org.prodrome.data.synthetic.cohort.Cohort;
import org.prodrome.data.synthetic.texture.Raster;

/**
 * Simulated fundus photographs in colours of eight bits, with the macula in the middle and the optic disc beside it.
 * The abnormal have microaneurysms, haemorrhages or exudates, alone or together; severity is how many and how strong,
 * from 0 to 1. Pigment, tessellation, the cup, a few drusen, the flash and haze vary by one law in both.
 *
 * <p>Vessels fork by Murray's law (Murray, PNAS 12, 1926), at random angles, and keep off the fovea. A mask has the
 * pixels that are covered by more than half, so that the smallest spots may be missing from one of few pixels. Missing:
 * the vessels' central reflex and crossings, cotton wool spots, new vessels, other diseases, eyelashes and artefacts.
 *
 * @param cases how many, above 0; two a subject
 * @param side pixels of either axis, from 32 to 1024
 */
public record FundusPhotographs(int cases, int side) implements Simulator {
    public FundusPhotographs {
        Raster.check("fundus", side);
    }

    @Override
    public Dataset dataset(Seed seed) {
        return new Cohort<>("simulated fundus photographs", side + " pixels", cases, FundusCamera.ALL)
                .pictures(seed, side, FundusPhotograph::new);
    }
}

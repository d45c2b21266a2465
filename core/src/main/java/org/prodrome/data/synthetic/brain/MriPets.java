package org.prodrome.data.synthetic.brain;

import org.prodrome.data.Dataset;
import org.prodrome.data.Seed;
import org.prodrome.data.synthetic.Simulator;
import org.prodrome.data.synthetic.cohort.Cohort;
import org.prodrome.data.synthetic.texture.Raster;

/**
 * Simulated axial slices of the brain as pairs: "MRI", T1w by the law of {@link BrainMris}, and "PET", the uptake of
 * fluorodeoxyglucose as a share of healthy grey matter's. The abnormal take up less in one or two patches of their grey
 * matter, which look normal in MRI; severity is how much less, from 0 to 1. Where fluid takes the brain's place, PET is
 * dark in the normal, and MRI tells why.
 *
 * <p>Uptake of the tissues was set by hand; blur and noise are Gaussian. Missing: attenuation, scatter and
 * reconstruction, atrophy along with the loss, and the symmetric patterns of the dementias.
 *
 * @param cases how many, above 0; two a subject
 * @param side pixels of either axis, from 32 to 1024
 */
public record MriPets(int cases, int side) implements Simulator {
    public MriPets {
        Raster.check("MRI with PET", side);
    }

    @Override
    public Dataset dataset(Seed seed) {
        return new Cohort<>("simulated MRI with PET", side + " pixels", cases, PetScanner.ALL)
                .pictures(seed, side, PetScan::new);
    }
}

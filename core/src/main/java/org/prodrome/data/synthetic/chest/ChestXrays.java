package org.prodrome.data.synthetic.chest;

import org.prodrome.data.Dataset;
import org.prodrome.data.Seed;
import org.prodrome.data.synthetic.Simulator;
import org.prodrome.data.synthetic.cohort.Cohort;
import org.prodrome.data.synthetic.texture.Raster;

/**
 * Simulated chest radiographs from the front, of eight bits, dense bright. The abnormal have one or two opacities: a
 * patchy consolidation, a nodule, or an effusion that rises to the side. Their severity is how much tissue they put
 * into the beam, from 0 to 1. Hearts, breasts, nipples, leads, exposure and the body's build change the picture more
 * than they do, by one law in the normal and in the abnormal.
 *
 * <p>Thicknesses along the beam attenuate it by Beer and Lambert's law; scatter is a broad veil, photon noise Gaussian,
 * the display curve a sigmoid. Missing: the beam's divergence and its energies, rotation, arms, interstitial and
 * cavitary disease, tubes, and everything of the abdomen but the stomach's bubble.
 *
 * @param cases how many, above 0; two a subject
 * @param side pixels of either axis, from 32 to 1024; the field of view is a square of 400 mm
 */
public record ChestXrays(int cases, int side) implements Simulator {
    public ChestXrays {
        Raster.check("chest X-ray", side);
    }

    @Override
    public Dataset dataset(Seed seed) {
        return new Cohort<>("simulated chest X-ray", side + " pixels", cases, XrayUnit.ALL)
                .pictures(seed, side, ChestXray::new);
    }
}

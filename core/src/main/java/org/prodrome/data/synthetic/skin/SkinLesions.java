package org.prodrome.data.synthetic.skin;

import org.prodrome.data.Dataset;
import org.prodrome.data.Seed;
import org.prodrome.data.synthetic.Simulator;
import org.prodrome.data.synthetic.cohort.Cohort;
import org.prodrome.data.synthetic.texture.Raster;

/**
 * Simulated dermoscopy in colours of eight bits. Every picture shows a pigmented lesion. The abnormal ones are
 * melanomas: asymmetric, notched, of several colours with blue-grey, white and red areas, after the ABCD rule of
 * dermoscopy (Stolz and others, European Journal of Dermatology 4, 1994); their severity is how atypical they are, from
 * 0 to 1. Size, darkness, skin, hairs, gel, the frame and a ruler vary by one law in both.
 *
 * <p>Skin and pigment absorb exponentially, blue most. Missing: blood vessels, streaks and pseudopods, special sites
 * (palms, face), seborrhoeic keratoses, carcinomas and everything else that isn't a mole.
 *
 * @param cases how many, above 0; two a subject
 * @param side pixels of either axis, from 32 to 1024
 */
public record SkinLesions(int cases, int side) implements Simulator {
    public SkinLesions {
        Raster.check("skin", side);
    }

    @Override
    public Dataset dataset(Seed seed) {
        return new Cohort<>("simulated skin lesions", side + " pixels", cases, Dermatoscope.ALL)
                .pictures(seed, side, Photograph::new);
    }
}

package org.prodrome.data.synthetic.prostate;

import org.prodrome.data.Dataset;
import org.prodrome.data.Seed;
import org.prodrome.data.synthetic.Simulator;
import org.prodrome.data.synthetic.cohort.Cohort;
import org.prodrome.data.synthetic.texture.Raster;

/**
 * Simulated axial slices of the prostate as pairs: "ADC", the apparent diffusion coefficient in square micrometres a
 * millisecond (1e-3 square mm a second), and "T2w". The abnormal have one or two cancers, dark in both; severity is how
 * low their ADC is, from 0 to 1. Both have places that are as dark in T2w and less so in ADC, the normal more of them:
 * inflammation and scars in the peripheral zone, stromal nodules in the transition zone.
 *
 * <p>In the transition zone, cancers and nodules are about the means that were measured there, 1.02 and 1.27 to 1.34
 * (<a href="https://pubmed.ncbi.nlm.nih.gov/26760185">PubMed 26760185</a>); the rest of the contrasts was set by hand.
 * Missing: the diffusion weighted images themselves, contrast medium, growth through the capsule, seminal vesicles and
 * slices other than the middle.
 *
 * @param cases how many, above 0; two a subject
 * @param side pixels of either axis, from 32 to 1024; the field of view is a square of 90 mm
 */
public record ProstateMris(int cases, int side) implements Simulator {
    public ProstateMris {
        Raster.check("ADC with T2w", side);
    }

    @Override
    public Dataset dataset(Seed seed) {
        return new Cohort<>("simulated ADC with T2w of the prostate", side + " pixels", cases, ProstateScanner.ALL)
                .pictures(seed, side, ProstateScan::new);
    }
}

package org.prodrome.data.synthetic.oct;

import org.prodrome.data.Dataset;
import org.prodrome.data.Seed;
import org.prodrome.data.synthetic.Simulator;
import org.prodrome.data.synthetic.cohort.Cohort;
import org.prodrome.data.synthetic.texture.Raster;

/**
 * Simulated B-scans of the macula by optical coherence tomography, of eight bits, 6 mm wide and 1.2 mm high. The
 * abnormal have drusen, fluid under the retina or cysts in it; their severity is how high or how large, from 0 to 1.
 * Thickness, pit, choroid, vessels' shadows, tilt, place and signal vary by one law in both.
 *
 * <p>Layers are as thick as in BMC Ophthalmology 18:169 (2018), table 6, around a Gaussian pit. Speckle is a complex
 * Gaussian field under the point spread function, so that its power is exponential before frames are averaged (Goodman,
 * Speckle Phenomena in Optics, 2007); averaging n frames is taken as dividing its logarithm by the square root of n.
 * Missing: the vitreous' own structures, exudates, haemorrhages, atrophy, neovascular membranes, mirror and motion
 * artefacts.
 *
 * @param cases how many, above 0; two a subject
 * @param side pixels of either axis, from 32 to 1024
 */
public record OctScans(int cases, int side) implements Simulator {
    public OctScans {
        Raster.check("OCT", side);
    }

    @Override
    public Dataset dataset(Seed seed) {
        return new Cohort<>("simulated OCT", side + " pixels", cases, OctDevice.ALL).pictures(seed, side, OctScan::new);
    }
}

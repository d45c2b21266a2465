package org.prodrome.data.synthetic.ultrasound;

import org.prodrome.data.Dataset;
import org.prodrome.data.Seed;
import org.prodrome.data.synthetic.Simulator;
import org.prodrome.data.synthetic.cohort.Cohort;
import org.prodrome.data.synthetic.texture.Raster;

/**
 * Simulated B-mode ultrasound of the breast, of eight bits, 38 mm either way: skin, fat with septa, gland, muscle. The
 * abnormal have a solid mass, dark or rarely bright, of rough outline and taller than wide, with a shadow behind it;
 * its severity is how strongly it stands out, from 0 to 1. Three quarters of the normal, and a quarter of the abnormal,
 * have a cyst or a fibroadenoma: as dark and as large, but smooth, wider than tall and not shadowing. Lost contact
 * throws shadows in both.
 *
 * <p>White Gaussian scatterers as strong as the tissue are convolved with a separable Gaussian point spread function,
 * in the manner of Bamber and Dickinson (Physics in Medicine and Biology 25, 1980) but at baseband, so speckle is
 * Rayleigh; the envelope's logarithm is shown. Compounding averages independent fields. Missing: the carrier, a beam
 * that widens away from its focus, refraction at edges, reverberation, calcifications, Doppler, and other organs.
 *
 * @param cases how many, above 0; two a subject
 * @param side pixels of either axis, from 32 to 1024
 */
public record Ultrasounds(int cases, int side) implements Simulator {
    public Ultrasounds {
        Raster.check("ultrasound", side);
    }

    @Override
    public Dataset dataset(Seed seed) {
        return new Cohort<>("simulated breast ultrasound", side + " pixels", cases, Transducer.ALL)
                .pictures(seed, side, Sonogram::new);
    }
}

package org.prodrome.data.synthetic.ct;

import org.prodrome.data.Dataset;
import org.prodrome.data.Seed;
import org.prodrome.data.synthetic.Simulator;
import org.prodrome.data.synthetic.cohort.Cohort;
import org.prodrome.data.synthetic.texture.Raster;

/**
 * Simulated axial slices of the head in computed tomography, in Hounsfield units, at the height of the lateral
 * ventricles. The abnormal have one or two fresh haemorrhages: intraparenchymal with a dark rim of oedema, subdural (a
 * crescent that crosses sutures), epidural (a lens), subarachnoid (the sulci filled) or intraventricular (lying in the
 * ventricles' back). Their severity is how much blood there is, from 0 to 1. Both the normal and the abnormal have
 * calcifications as bright or brighter, thickened bone, old infarcts and swollen scalps.
 *
 * <p>Attenuations: Prokop, Spiral and Multislice Computed Tomography of the Body, Thieme 2003 (grey matter 37 to 45 HU,
 * white matter 20 to 30, haematoma 40 to 90, bone from 700). Noise is white before the point spread function and so
 * correlated after it; beam hardening is a smooth cup. Missing: the midline's shift and the ventricles' compression,
 * chronic and mixed blood, streaks, the skull's base, and slices other than this height.
 *
 * @param cases how many, above 0; two a subject
 * @param side pixels of either axis, from 32 to 1024; the field of view is a square of 240 mm
 */
public record HeadCts(int cases, int side) implements Simulator {
    public HeadCts {
        Raster.check("head CT", side);
    }

    @Override
    public Dataset dataset(Seed seed) {
        return new Cohort<>("simulated head CT", side + " pixels", cases, CtScanner.ALL)
                .pictures(seed, side, CtScan::new);
    }
}

package org.prodrome.data.synthetic.endoscopy;

import org.prodrome.data.Dataset;
import org.prodrome.data.Seed;
import org.prodrome.data.synthetic.Simulator;
import org.prodrome.data.synthetic.cohort.Cohort;
import org.prodrome.data.synthetic.texture.Raster;

/**
 * Simulated frames of bowel endoscopy in colours of eight bits: a tube with folds, vessels, juice, bubbles and glare,
 * framed as a disc (capsule) or a square with cut corners. The abnormal have an ulcer (pale, red-rimmed), a polyp (a
 * dome that its shading alone sets off) or bleeding; its severity is how strongly it stands out, from 0 to 1. Inflamed
 * patches, juice, the lamp and white balance change the colours of both the normal and the abnormal.
 *
 * <p>Colours were chosen by eye beside frames of WCEBleedGen (Hub and others, 2023, CC BY 4.0); there is no optical
 * model. Missing: true geometry (shadows, occlusion by folds), motion blur, stalked polyps, villi that are resolved,
 * instruments.
 *
 * @param cases how many, above 0; two a subject
 * @param side pixels of either axis, from 32 to 1024
 */
public record EndoscopyFrames(int cases, int side) implements Simulator {
    public EndoscopyFrames {
        Raster.check("endoscopy", side);
    }

    @Override
    public Dataset dataset(Seed seed) {
        return new Cohort<>("simulated endoscopy", side + " pixels", cases, Endoscope.ALL)
                .pictures(seed, side, Frame::new);
    }
}

package org.prodrome.data.synthetic.brain;

import java.util.List;
import java.util.SplittableRandom;
import org.prodrome.data.Dataset;
import org.prodrome.data.Image;
import org.prodrome.data.Seed;
import org.prodrome.data.Signal.Channel;
import org.prodrome.data.synthetic.Simulator;
import org.prodrome.data.synthetic.anatomy.Head;
import org.prodrome.data.synthetic.cohort.Cohort;
import org.prodrome.data.synthetic.cohort.Made;
import org.prodrome.data.synthetic.texture.Raster;

/**
 * Simulated axial slices of the brain at the height of the lateral ventricles, T1w and T2w. The abnormal have one to
 * three mottled lesions in the brain's substance. The normal have as bright and as large pockets of fluid more often
 * than they: what tells is where it lies, how its edge runs and what is within. The cortex is folded, and a pixel is
 * the mean over what lies in it.
 *
 * <p>The image is a magnitude with Rician noise (Gudbjartsson and Patz, MRM 1995) under a smooth multiplicative bias
 * field (Sled, Zijdenbos and Evans, IEEE TMI 17, 1998, eq. 1).
 *
 * @param cases how many, above 0; two a subject
 * @param side pixels of either axis, from 32 to 1024
 */
public record BrainMris(int cases, int side) implements Simulator {
    static final double SLICE = 0.08;
    static final double FIELD_OF_VIEW = 240;

    /** In mm: pixels are averaged over places no farther from one another. */
    private static final double FINE = 1.3;

    static final List<Channel> CONTRASTS = List.of(new Channel("T1w", "1"), new Channel("T2w", "1"));

    public BrainMris {
        Raster.check("brain MRI", side);
    }

    @Override
    public Dataset dataset(Seed seed) {
        return new Cohort<>("simulated brain MRI", side + " pixels", cases, Scanner.ALL).dataset(seed, member -> {
            Scan scan = new Scan(member, Head.folded(member.subject().split("head")), 0);
            Raster.Cover cover = (x, y) -> scan.abnormal(x, y, SLICE);
            return new Made(
                    scan.truth()
                            .withMask(() -> Raster.mask(side, cover))
                            .withBoxes(member.abnormal() ? Raster.boxes(side, cover, "lesion") : List.of()),
                    () -> image(scan));
        });
    }

    private Image image(Scan scan) {
        int fine = (int) Math.ceil(FIELD_OF_VIEW / side / FINE);
        Image image = Raster.averaged(side, fine, CONTRASTS, (x, y, values) -> scan.tissue(x, y, SLICE, values));
        float[] samples = image.samples();
        SplittableRandom random = scan.noise();
        int pixels = side * side;
        double[] values = new double[2];
        for (int i = 0; i < pixels; i++) {
            values[0] = samples[i];
            values[1] = samples[pixels + i];
            scan.received(Raster.place(i % side, side), Raster.place(i / side, side), SLICE, random, values);
            samples[i] = (float) values[0];
            samples[pixels + i] = (float) values[1];
        }
        return image;
    }
}

package org.prodrome.data.synthetic.brain;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.prodrome.data.Dataset;
import org.prodrome.data.Seed;
import org.prodrome.data.Signal.Channel;
import org.prodrome.data.Volume;
import org.prodrome.data.synthetic.Simulator;
import org.prodrome.data.synthetic.anatomy.Head;
import org.prodrome.data.synthetic.cohort.Cohort;
import org.prodrome.data.synthetic.cohort.Made;
import org.prodrome.data.synthetic.texture.Raster;

/**
 * Simulated brains as volumes, T1w and T2w, by the law of {@link BrainMris}; lesions lie within 0.3 of half the field
 * of view from the middle slice.
 *
 * @param cases how many, above 0; two a subject
 * @param side voxels of each axis, from 24 to 256; the field of view is a cube of 240 mm
 */
public record BrainMriVolumes(int cases, int side) implements Simulator {
    private static final double FIELD_OF_VIEW = BrainMris.FIELD_OF_VIEW;
    private static final double LESIONS_WITHIN = 0.3;

    /** In mm: voxels are averaged over places no farther from one another. */
    private static final double FINE = 4;

    public BrainMriVolumes {
        if (side < 24 || side > 256) {
            throw new IllegalArgumentException("brain MRI volumes: expected a side of 24 to 256 voxels, got " + side);
        }
    }

    @Override
    public Dataset dataset(Seed seed) {
        return new Cohort<>("simulated brain MRI volumes", side + " voxels", cases, Scanner.ALL)
                .dataset(seed, member -> {
                    Scan scan = new Scan(member, Head.folded(member.subject().split("head")), LESIONS_WITHIN);
                    return new Made(scan.truth().withMask(() -> mask(scan)), () -> volume(scan));
                });
    }

    private Volume volume(Scan scan) {
        SplittableRandom random = scan.noise();
        int fine = (int) Math.ceil(FIELD_OF_VIEW / side / FINE);
        double[] values = new double[2];
        return volume(BrainMris.CONTRASTS, (x, y, z, means) -> {
            Arrays.fill(means, 0);
            for (int part = 0; part < fine * fine * fine; part++) {
                double across = Raster.place(part % fine, fine) / side;
                double back = Raster.place(part / fine % fine, fine) / side;
                double up = Raster.place(part / fine / fine, fine) / side;
                scan.tissue(x + across, y + back, z + up, values);
                means[0] += values[0] / (fine * fine * fine);
                means[1] += values[1] / (fine * fine * fine);
            }
            scan.received(x, y, z, random, means);
        });
    }

    private Volume mask(Scan scan) {
        return volume(Raster.MASK, (x, y, z, values) -> values[0] = scan.abnormal(x, y, z) > 0.5 ? 1 : 0);
    }

    @FunctionalInterface
    private interface Scene {
        void at(double x, double y, double z, double[] values);
    }

    /** Columns run to the subject's left, rows backwards, slices upwards. */
    private Volume volume(List<Channel> channels, Scene scene) {
        float[] samples = new float[channels.size() * side * side * side];
        double[] values = new double[channels.size()];
        int voxel = 0;
        for (int slice = 0; slice < side; slice++) {
            for (int row = 0; row < side; row++) {
                for (int column = 0; column < side; column++) {
                    double z = Raster.place(slice, side);
                    scene.at(Raster.place(column, side), Raster.place(row, side), z, values);
                    for (int c = 0; c < values.length; c++) {
                        samples[c * side * side * side + voxel] = (float) values[c];
                    }
                    voxel++;
                }
            }
        }
        double mm = FIELD_OF_VIEW / side;
        double first = (FIELD_OF_VIEW - mm) / 2;
        return new Volume(
                samples,
                channels,
                side,
                side,
                side,
                List.of(mm, mm, mm),
                List.of(-mm, 0.0, 0.0, first, 0.0, -mm, 0.0, first, 0.0, 0.0, mm, -first, 0.0, 0.0, 0.0, 1.0));
    }
}

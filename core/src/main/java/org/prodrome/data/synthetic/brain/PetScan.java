package org.prodrome.data.synthetic.brain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.prodrome.data.Image;
import org.prodrome.data.Payload;
import org.prodrome.data.Seed;
import org.prodrome.data.Several;
import org.prodrome.data.Signal.Channel;
import org.prodrome.data.synthetic.anatomy.Head;
import org.prodrome.data.synthetic.anatomy.Tissue;
import org.prodrome.data.synthetic.cohort.Depiction;
import org.prodrome.data.synthetic.cohort.Findings;
import org.prodrome.data.synthetic.cohort.Findings.Finding;
import org.prodrome.data.synthetic.cohort.Member;
import org.prodrome.data.synthetic.texture.Blob;
import org.prodrome.data.synthetic.texture.Blur;
import org.prodrome.data.synthetic.texture.GradientNoise;
import org.prodrome.data.synthetic.texture.Raster;

/** A slice in T1w and what it takes up. */
final class PetScan implements Depiction {
    private static final List<Channel> UPTAKE = List.of(new Channel("uptake", "1"));
    private static final double FIELD_OF_VIEW = 240;
    private static final double SLICE = BrainMris.SLICE;
    private static final int TRIES = 100;

    private final PetScanner scanner;
    private final Seed visit;
    private final Scan scan;
    private final List<Blob> patches = new ArrayList<>();
    private final GradientNoise regional;
    private final double severity;
    private final double dose;

    PetScan(Member<PetScanner> member) {
        scanner = member.site();
        visit = member.visit();
        Seed subject = member.subject();
        scan = new Scan(new Member<>(scanner.mri(), false, subject, visit));
        regional = new GradientNoise(subject.split("regional"));
        SplittableRandom random = subject.split("patches").random();
        severity = random.nextDouble(0.35, 1);
        int count = member.abnormal() ? 1 + random.nextInt(2) : 0;
        for (int i = 0; i < count; i++) {
            patches.add(patch(random, subject.split("patch").split(i)));
        }
        dose = visit.split("dose").random().nextDouble(0.8, 1.2);
    }

    private Blob patch(SplittableRandom random, Seed seed) {
        double x = 0;
        double y = 0;
        for (int i = 0; i < TRIES; i++) {
            x = random.nextDouble(-0.7, 0.7);
            y = random.nextDouble(-0.8, 0.8);
            double radius = scan.head().radius(x, y, SLICE);
            if (radius > 0.6 && radius < 0.78) {
                break;
            }
        }
        double size = random.nextDouble(0.17, 0.3);
        return new Blob(x, y, size, size * random.nextDouble(0.7, 1), random.nextDouble(Math.PI), 0.15, seed);
    }

    private double cover(double imageX, double imageY) {
        double x = scan.headX(imageX);
        double y = scan.headY(imageY);
        double most = 0;
        for (Blob patch : patches) {
            most = Math.max(most, patch.cover(x, y, 0.5));
        }
        return most > 0 && scan.head().tissue(x, y, SLICE) == Tissue.GREY ? most : 0;
    }

    @Override
    public Findings findings() {
        return new Findings(
                patches.isEmpty() ? List.of() : List.of(new Finding("hypometabolism", this::cover)), severity);
    }

    @Override
    public Several picture(int side) {
        SplittableRandom random = scan.noise();
        double[] both = new double[2];
        Image mri = Raster.image(side, MyelinScan.T1W, (x, y, values) -> {
            scan.at(x, y, SLICE, random, both);
            values[0] = both[0];
        });
        Image pet = Raster.image(side, UPTAKE, (x, y, values) -> values[0] = uptake(x, y));
        float[] grid = pet.samples();
        double blur = scanner.blur() * side / FIELD_OF_VIEW;
        Blur.gaussian(grid, side, blur, blur);
        SplittableRandom counts = visit.split("counts").random();
        float[] noise = new float[grid.length];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) counts.nextGaussian();
        }
        double grain = 0.8 * blur;
        Blur.gaussian(noise, side, grain, grain);
        double louder = scanner.noise() * Math.max(1, 2 * Math.sqrt(Math.PI) * grain);
        for (int i = 0; i < grid.length; i++) {
            double seen = grid[i] + louder * Math.sqrt(Math.max(0.01, grid[i])) * noise[i];
            grid[i] = (float) Math.max(0, seen);
        }
        Map<String, Payload> parts = new LinkedHashMap<>();
        parts.put("MRI", mri);
        parts.put("PET", pet);
        return new Several(parts);
    }

    private double uptake(double imageX, double imageY) {
        double x = scan.headX(imageX);
        double y = scan.headY(imageY);
        Head head = scan.head();
        double usual = switch (head.tissue(x, y, SLICE)) {
            case AIR -> 0;
            case SCALP -> 0.20;
            case SKULL -> 0.10;
            case CSF, VENTRICLE -> 0.06;
            case GREY -> 1.0;
            case WHITE -> 0.34;
        };
        double region = 1 + 0.09 * regional.at(2.2 * x, 2.2 * y);
        double fluid = head.radius(x, y, SLICE) < Head.INNER_TABLE ? scan.fluid(imageX, imageY, SLICE) : 0;
        double kept = 1 - 0.75 * severity * cover(imageX, imageY);
        return dose * region * (usual * kept * (1 - fluid) + 0.06 * fluid);
    }
}

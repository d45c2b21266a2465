package org.prodrome.data.synthetic.spine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.prodrome.data.Seed;
import org.prodrome.data.synthetic.texture.Blob;
import org.prodrome.data.synthetic.texture.GradientNoise;

/**
 * A sagittal cut through the lumbar spine, in mm: x backwards from the vertebrae's middle line, y downwards. Seven
 * vertebrae are in view, with the discs below them, the canal with cord and roots, spinous processes, muscle and fat.
 *
 * @param pitch from one vertebra to the next
 * @param half of a vertebra from front to back
 * @param lordosis how far its line bends, and {@code phase} where
 * @param marrow brightness of the vertebrae as a share of fluid's
 * @param nuclei brightness of each disc's nucleus: dark where it is worn
 * @param bulges how far each disc bulges back, in mm
 * @param angiomas bright round bodies in the vertebrae, which are harmless
 */
record Spine(
        double pitch,
        double half,
        double lordosis,
        double phase,
        double marrow,
        List<Double> nuclei,
        List<Double> bulges,
        List<Blob> angiomas,
        Optional<SpineFault> fault,
        GradientNoise texture) {
    static final int LEVELS = 8;
    static final double TOP = -4 * 37.0;
    private static final double BODY = 0.74;
    private static final double CANAL = 15;

    enum Organ {
        VERTEBRA,
        DISC,
        CANAL,
        NONE
    }

    /** What is at a place, in which level from 0, and how bright it is as a share of fluid's brightness. */
    record Place(Organ organ, int level, double brightness) {}

    static Spine draw(boolean abnormal, Seed seed) {
        SplittableRandom random = seed.random();
        List<Double> nuclei = new ArrayList<>();
        List<Double> bulges = new ArrayList<>();
        List<Blob> angiomas = new ArrayList<>();
        double age = random.nextDouble();
        for (int i = 0; i < LEVELS; i++) {
            boolean worn = random.nextDouble() < 0.15 + 0.5 * age;
            nuclei.add(worn ? random.nextDouble(0.18, 0.38) : random.nextDouble(0.55, 0.85));
            bulges.add(worn ? random.nextDouble(0, 3) : random.nextDouble(0, 1));
            if (random.nextDouble() < 0.12) {
                double size = random.nextDouble(3, 7);
                angiomas.add(new Blob(
                        random.nextDouble(-9, 9),
                        random.nextDouble(8, 18) + 100 * i,
                        size,
                        size,
                        0,
                        0.03,
                        seed.split(i)));
            }
        }
        return new Spine(
                random.nextDouble(33, 39),
                random.nextDouble(15, 18.5),
                random.nextDouble(6, 17),
                random.nextDouble(-0.3, 0.3),
                random.nextDouble(0.32, 0.52) + 0.08 * age,
                List.copyOf(nuclei),
                List.copyOf(bulges),
                List.copyOf(angiomas),
                abnormal ? Optional.of(SpineFault.draw(seed.split("fault"))) : Optional.empty(),
                new GradientNoise(seed.split("texture")));
    }

    private double faultAt(SpineFault.Kind kind, int level) {
        return fault.filter(one -> one.kind() == kind && one.level() == level)
                .map(SpineFault::severity)
                .orElse(0.0);
    }

    /** Back from the vertebrae's middle line. */
    private double back(double x, double y) {
        return x - lordosis * StrictMath.sin(y / 62 + phase);
    }

    Place at(double x, double y) {
        double u = back(x, y);
        double slope = lordosis / 62 * StrictMath.cos(y / 62 + phase);
        double along = (y - slope * u - TOP) / pitch;
        int level = (int) Math.floor(along);
        double share = along - level;
        if (level >= 0 && level < LEVELS && u > -half - 8 && u < half + 12) {
            Place column = column(u, level, share);
            if (column.organ() != Organ.NONE) {
                return column;
            }
        }
        double front = u - half - 2;
        if (front > 0 && front < CANAL) {
            return new Place(Organ.CANAL, 0, canal(front, y, u));
        }
        return new Place(Organ.NONE, 0, around(u, front, share, y));
    }

    /** Where a vertebra's upper edge is, as a share of the pitch: lower in front where it is broken. */
    private double upper(double u, int level) {
        double lost = faultAt(SpineFault.Kind.FRACTURE, level);
        return 0.015 + lost * 0.42 * Math.clamp(0.62 - u / (2.4 * half), 0, 1);
    }

    private Place column(double u, int level, double share) {
        double upper = upper(u, level);
        double waist = 1.6 * StrictMath.sin(Math.PI * Math.clamp(share / BODY, 0, 1));
        if (share > upper && share < BODY) {
            double edge = Math.min(Math.min(share - upper, BODY - share) * pitch, half - waist - Math.abs(u));
            if (edge < 0) {
                return new Place(Organ.NONE, 0, 0);
            }
            return new Place(Organ.VERTEBRA, level, edge < 1 ? 0.10 : body(u, level, share));
        }
        int disc = share < BODY ? level - 1 : level;
        if (disc < 0) {
            return new Place(Organ.NONE, 0, 0);
        }
        double below = share < BODY ? share + 1 : share;
        double within = (below - BODY) / (1 + upper(u, disc + 1) - BODY);
        double out = faultAt(SpineFault.Kind.HERNIATION, disc);
        double round = 1 - 4 * (Math.min(1, within) - 0.5) * (Math.min(1, within) - 0.5);
        double rear = half + bulges.get(disc) * round + out * 11 * StrictMath.pow(Math.max(0, round), 0.7);
        if (u > rear || u < -half - 1.2 * round) {
            return new Place(Organ.NONE, 0, 0);
        }
        double nucleus = 1 - (u * u) / (0.55 * half * half) - 2.4 * (within - 0.5) * (within - 0.5) * 2;
        double wet = nuclei.get(disc) * (out > 0 ? 0.55 : 1);
        double bright = 0.13 + (wet - 0.13) * Blob.smooth(0.5 + nucleus);
        return new Place(Organ.DISC, disc, u > half + 2 ? 0.22 : bright);
    }

    private double body(double u, int level, double share) {
        double down = share * pitch;
        double value = marrow * (1 + 0.09 * texture.fractal(u / 5, (down + 60 * level) / 5, 3, 2, 0.7));
        for (Blob angioma : angiomas) {
            value += 0.8 * angioma.cover(u, down + 100 * level, 0.3) * (0.8 - value);
        }
        value += faultAt(SpineFault.Kind.FRACTURE, level) * 0.22 * Blob.smooth(1 - (share - 0.1) / 0.35);
        double strong = faultAt(SpineFault.Kind.METASTASIS, level);
        if (strong > 0) {
            SpineFault found = fault.orElseThrow();
            double mottled = 1 + 0.35 * texture.at(u / 3, down / 3, 11);
            double cover = found.spot().cover(u, down, 0.45);
            value += cover * (0.35 + 0.6 * strong) * (0.17 * mottled - value);
        }
        boolean vein = u > 0.55 * half && Math.abs(share - 0.37) < 0.03;
        return vein ? Math.max(value, 0.6) : value;
    }

    private double canal(double front, double y, double u) {
        if (front < 0.9 || front > CANAL - 0.9) {
            return 0.12;
        }
        double conus = Math.clamp((y - TOP - 2.2 * pitch) / 25, 0, 1);
        double cord = Math.abs(front - 0.55 * CANAL) / (3.6 * (1 - conus) + 0.01);
        if (conus < 1 && cord < 1) {
            return 0.42;
        }
        double root = 1 - 4 * Math.abs(texture.at(u / 1.6, y / 45, 15));
        boolean roots = y > TOP + 2.4 * pitch && front > 0.4 * CANAL;
        return roots && root > 0 ? 0.92 - 0.4 * root : 0.92;
    }

    private double around(double u, double front, double share, double y) {
        double grain = texture.fractal(u / 6, y / 6, 7, 2, 0.6);
        if (front > 0) {
            double behind = front - CANAL;
            boolean process = behind > 1 && behind < 26 && Math.abs(share - 0.62 - 0.006 * behind) < 0.20;
            if (process) {
                return 0.40 * (1 + 0.08 * grain);
            }
            if (behind < 30) {
                return behind < 5 ? -0.9 : 0.28 * (1 + 0.2 * grain);
            }
            return behind < 52 + 4 * texture.at(y / 60, 1) ? -1 : 0;
        }
        double ahead = -u - half;
        if (ahead < 2.5) {
            return 0.12;
        }
        if (ahead < 17) {
            return 0.06 + 0.04 * Math.abs(grain);
        }
        double loop = texture.at(u / 17, y / 15, 19);
        double bowel = Math.abs(loop - 0.3) < 0.12 ? 0.2 : 0.36 + 0.25 * texture.at(u / 40, y / 40, 21);
        return ahead < 20 ? 0.2 : loop > 0.2 ? bowel : -0.8 - 0.05 * grain;
    }

    /** From 0 to 1. */
    double abnormal(double x, double y) {
        if (fault.isEmpty()) {
            return 0;
        }
        SpineFault found = fault.get();
        Place place = at(x, y);
        double u = back(x, y);
        return switch (found.kind()) {
            case FRACTURE -> place.organ() == Organ.VERTEBRA && place.level() == found.level() ? 1 : 0;
            case HERNIATION -> place.organ() == Organ.DISC && place.level() == found.level() && u > 0.6 * half ? 1 : 0;
            case METASTASIS -> {
                if (place.organ() != Organ.VERTEBRA || place.level() != found.level()) {
                    yield 0;
                }
                double slope = lordosis / 62 * StrictMath.cos(y / 62 + phase);
                double down = y - slope * u - TOP - pitch * found.level();
                yield found.spot().cover(u, down, 0.45);
            }
        };
    }
}

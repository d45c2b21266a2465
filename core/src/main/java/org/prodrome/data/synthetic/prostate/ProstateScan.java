package org.prodrome.data.synthetic.prostate;

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
import org.prodrome.data.synthetic.cohort.Depiction;
import org.prodrome.data.synthetic.cohort.Findings;
import org.prodrome.data.synthetic.cohort.Findings.Finding;
import org.prodrome.data.synthetic.cohort.Member;
import org.prodrome.data.synthetic.texture.Blur;
import org.prodrome.data.synthetic.texture.GradientNoise;
import org.prodrome.data.synthetic.texture.Grain;
import org.prodrome.data.synthetic.texture.Raster;

/** One visit: the pelvis in T2w and its diffusion. */
final class ProstateScan implements Depiction {
    private static final List<Channel> ADC = List.of(new Channel("ADC", "um2/ms"));
    private static final List<Channel> T2W = List.of(new Channel("T2w", "1"));
    private static final double HALF = 45;

    private final ProstateScanner scanner;
    private final Seed visit;
    private final Pelvis pelvis;
    private final List<Change> cancers = new ArrayList<>();
    private final List<Change> benign = new ArrayList<>();
    private final GradientNoise coil;
    private final double severity;
    private final double gain;
    private final double shiftX;
    private final double shiftY;

    ProstateScan(Member<ProstateScanner> member) {
        scanner = member.site();
        visit = member.visit();
        Seed subject = member.subject();
        pelvis = Pelvis.draw(subject.split("pelvis"));
        SplittableRandom found = subject.split("found").random();
        severity = found.nextDouble();
        if (member.abnormal()) {
            int count = found.nextDouble() < 0.25 ? 2 : 1;
            for (int i = 0; i < count; i++) {
                cancers.add(
                        Change.cancer(pelvis, severity, subject.split("cancer").split(i)));
            }
        }
        int dark = found.nextInt(member.abnormal() ? 2 : 4);
        for (int i = 0; i < dark; i++) {
            benign.add(Change.benign(pelvis, subject.split("benign").split(i)));
        }
        int nodules = found.nextInt(4);
        for (int i = 0; i < nodules; i++) {
            benign.add(Change.nodule(pelvis, subject.split("nodule").split(i)));
        }
        coil = new GradientNoise(visit.split("coil"));
        SplittableRandom random = visit.split("position").random();
        gain = random.nextDouble(0.8, 1.2);
        shiftX = random.nextDouble(-3, 3);
        shiftY = random.nextDouble(-3, 3);
    }

    private double x(double imageX) {
        return imageX * HALF - shiftX;
    }

    private double y(double imageY) {
        return imageY * HALF - shiftY;
    }

    private double cancerous(double x, double y) {
        double most = 0;
        for (Change cancer : cancers) {
            most = Math.max(most, cancer.cover(x, y));
        }
        return most > 0 && pelvis.prostate().depth(x, y, 0) > 0 ? most : 0;
    }

    @Override
    public Findings findings() {
        return new Findings(
                cancers.isEmpty() ? List.of() : List.of(new Finding("cancer", (x, y) -> cancerous(x(x), y(y)))),
                severity);
    }

    @Override
    public Several picture(int side) {
        SplittableRandom random = visit.split("noise").random();
        Image t2 = Raster.image(side, T2W, (x, y, values) -> {
            double bias = gain * StrictMath.exp(scanner.bias() * (coil.at(0.8 * x, 0.8 * y) + 1.2 * y));
            values[0] = Grain.rician(bias * tissue(x(x), y(y), true), scanner.noise(), random);
        });
        Image adc = Raster.image(side, ADC, (x, y, values) -> {
            double u = x(x);
            double v = y(y);
            double near = (v - pelvis.rectum().y() + pelvis.rectum().along()) / 14;
            double pulled = pelvis.gas() ? scanner.warp() * StrictMath.exp(-near * near - u * u / 400) : 0;
            values[0] = tissue(u, v + 2 * pulled, false) + scanner.spread() * random.nextGaussian();
        });
        double coarse = scanner.coarse() * side / (2 * HALF);
        Blur.gaussian(adc.samples(), side, coarse, coarse);
        for (int i = 0; i < adc.samples().length; i++) {
            adc.samples()[i] = Math.max(0, adc.samples()[i]);
        }
        Map<String, Payload> parts = new LinkedHashMap<>();
        double mm = 2 * HALF / side;
        parts.put("ADC", new Image(adc.samples(), ADC, side, side, List.of(mm, mm)));
        parts.put("T2w", new Image(t2.samples(), T2W, side, side, List.of(mm, mm)));
        return new Several(parts);
    }

    private double tissue(double x, double y, boolean t2) {
        Pelvis.Part part = pelvis.part(x, y);
        double value = t2 ? part.t2() : part.adc();
        double grain = pelvis.texture().at(x / 3, y / 3, 5);
        switch (part) {
            case RECTUM -> value = pelvis.gas() || !t2 ? value : 0.35 + 0.1 * grain;
            case TRANSITION -> value += (t2 ? 0.17 : 0.15) * Math.clamp(pelvis.nodule(x, y), -1.6, 2);
            case PERIPHERAL -> value *= 1 + 0.06 * grain;
            case FAT -> value *= 1 + 0.08 * grain;
            default -> value *= 1 + 0.04 * grain;
        }
        boolean outside = part == Pelvis.Part.FAT
                || part == Pelvis.Part.MUSCLE
                || part == Pelvis.Part.RECTUM
                || part == Pelvis.Part.RECTUM_WALL;
        if (outside) {
            return value;
        }
        for (Change change : benign) {
            value += change.cover(x, y) * ((t2 ? change.t2() : change.adc()) - value);
        }
        for (Change cancer : cancers) {
            value += cancer.cover(x, y) * ((t2 ? cancer.t2() : cancer.adc()) - value);
        }
        return value;
    }
}

package org.prodrome.data.synthetic.ct;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.prodrome.data.Image;
import org.prodrome.data.Seed;
import org.prodrome.data.Signal.Channel;
import org.prodrome.data.synthetic.anatomy.Head;
import org.prodrome.data.synthetic.anatomy.Tissue;
import org.prodrome.data.synthetic.cohort.Depiction;
import org.prodrome.data.synthetic.cohort.Findings;
import org.prodrome.data.synthetic.cohort.Findings.Finding;
import org.prodrome.data.synthetic.cohort.Member;
import org.prodrome.data.synthetic.texture.Blur;
import org.prodrome.data.synthetic.texture.GradientNoise;
import org.prodrome.data.synthetic.texture.Raster;

/** One visit to the scanner. Attenuations in HU lie in the ranges that Prokop 2003 gives for the tissues. */
final class CtScan implements Depiction {
    private static final List<Channel> HU = List.of(new Channel("grey", "HU"));
    private static final double FIELD_OF_VIEW = 240;
    private static final double SHIFT = 0.03;
    private static final double WOBBLE = 0.017;

    private final CtScanner scanner;
    private final Seed visit;
    private final Head head;
    private final List<Haemorrhage> blood = new ArrayList<>();
    private final Lookalikes lookalikes;
    private final GradientNoise texture;
    private final double slice;
    private final double shiftX;
    private final double shiftY;
    private final double grey;
    private final double white;

    CtScan(Member<CtScanner> member) {
        scanner = member.site();
        visit = member.visit();
        Seed subject = member.subject();
        head = Head.draw(subject.split("head"), WOBBLE);
        SplittableRandom random = visit.split("position").random();
        slice = random.nextDouble(0.05, 0.11);
        shiftX = SHIFT * random.nextDouble(-1, 1);
        shiftY = SHIFT * random.nextDouble(-1, 1);
        if (member.abnormal()) {
            int count = subject.split("count").random().nextDouble() < 0.25 ? 2 : 1;
            for (int i = 0; i < count; i++) {
                blood.add(Haemorrhage.draw(head, slice, subject.split("blood").split(i)));
            }
        }
        lookalikes = Lookalikes.draw(head, slice, subject.split("lookalikes"));
        texture = new GradientNoise(subject.split("texture"));
        SplittableRandom substance = subject.split("substance").random();
        grey = substance.nextDouble(36, 41);
        white = grey - substance.nextDouble(7, 11);
    }

    @Override
    public Findings findings() {
        List<Finding> found = new ArrayList<>();
        double severity = 0;
        for (Haemorrhage one : blood) {
            found.add(new Finding(one.kind().word(), (x, y) -> one.cover(head, x - shiftX, y - shiftY, slice)));
            severity = Math.max(severity, one.severity());
        }
        return new Findings(found, severity);
    }

    @Override
    public Image picture(int side) {
        SplittableRandom random = visit.split("noise").random();
        double kernel = scanner.kernel() * side / FIELD_OF_VIEW;
        double louder = Math.max(1, 2 * Math.sqrt(Math.PI) * kernel);
        Image image = Raster.image(side, HU, (x, y, values) -> {
            double u = x - shiftX;
            double v = y - shiftY;
            double radius = head.radius(u, v, slice);
            double noise = scanner.noise() * (1.2 - 0.5 * Math.min(1, radius * radius));
            values[0] = attenuation(u, v, radius) + louder * noise * random.nextGaussian();
        });
        Blur.gaussian(image.samples(), side, kernel, kernel);
        double mm = FIELD_OF_VIEW / side;
        return new Image(image.samples(), HU, side, side, List.of(mm, mm));
    }

    private double attenuation(double x, double y, double radius) {
        if (radius > Head.INNER_TABLE) {
            return outside(x, y, radius);
        }
        double value = within(x, y) + scanner.offset() + scanner.cupping() * radius * radius * radius * radius;
        for (Haemorrhage one : blood) {
            double oedema = one.oedema(x, y);
            value -= 11 * oedema;
            double cover = one.cover(head, x, y, slice);
            if (cover > 0) {
                double clot = one.density() + 5 * texture.at(9 * x, 9 * y, 4) + scanner.offset();
                value += cover * (clot - value);
            }
        }
        return lookalikes.over(value, x, y, radius);
    }

    private double within(double x, double y) {
        Tissue tissue = head.tissue(x, y, slice);
        return switch (tissue) {
            case GREY -> grey;
            case WHITE -> white + 1.5 * texture.at(5 * x, 5 * y, 1);
            case VENTRICLE -> 5;
            default -> Math.abs(x) < 0.02 && Math.abs(y) > 0.25 ? 42 : 11;
        };
    }

    private double outside(double x, double y, double radius) {
        if (radius > 1 + lookalikes.swelling(x, y)) {
            boolean rest = y > 0.35 && Math.abs(Math.hypot(x, y + 0.02) - 0.985) < 0.012;
            return rest ? -450 : -1000;
        }
        if (radius > Head.OUTER_TABLE) {
            if (radius > 1) {
                return 55;
            }
            return texture.at(4 * x, 4 * y, 2) > -0.1 ? 45 : -50;
        }
        double middle = (Head.INNER_TABLE + Head.OUTER_TABLE) / 2;
        double table = Math.abs(radius - middle) / (Head.OUTER_TABLE - middle);
        double diploe = 500 + 150 * texture.at(14 * x, 14 * y, 3);
        return diploe + (1250 - diploe) * Math.min(1, 1.4 * table * table);
    }
}

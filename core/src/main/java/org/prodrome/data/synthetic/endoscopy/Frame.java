package org.prodrome.data.synthetic.endoscopy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.prodrome.data.Image;
import org.prodrome.data.Seed;
import org.prodrome.data.synthetic.cohort.Depiction;
import org.prodrome.data.synthetic.cohort.Findings;
import org.prodrome.data.synthetic.cohort.Findings.Finding;
import org.prodrome.data.synthetic.cohort.Member;
import org.prodrome.data.synthetic.texture.GradientNoise;
import org.prodrome.data.synthetic.texture.Raster;
import org.prodrome.data.synthetic.texture.Sensor;

/** One frame: the wall, what is wrong with it, bubbles, the lamp and the sensor. */
final class Frame implements Depiction {
    private static final double EDGE = 0.97;

    private final Endoscope endoscope;
    private final Seed visit;
    private final Wall wall;
    private final GradientNoise seep;
    private final List<Sign> signs = new ArrayList<>();
    private final List<double[]> bubbles = new ArrayList<>();
    private final double[] gains;

    Frame(Member<Endoscope> member) {
        endoscope = member.site();
        visit = member.visit();
        Seed subject = member.subject();
        wall = Wall.draw(subject.split("wall"), visit.split("wall"));
        seep = new GradientNoise(visit.split("seep"));
        if (member.abnormal()) {
            signs.add(Sign.draw(visit.split("sign")));
        }
        SplittableRandom random = visit.split("lamp").random();
        double light = endoscope.light() * random.nextDouble(0.75, 1.2);
        gains = new double[] {
            light * endoscope.red() * random.nextDouble(0.93, 1.07),
            light,
            light * endoscope.blue() * random.nextDouble(0.85, 1.15)
        };
        int count = random.nextDouble() < 0.4 ? 2 + random.nextInt(7) : 0;
        double x = random.nextDouble(-0.7, 0.7);
        double y = random.nextDouble(-0.7, 0.7);
        for (int i = 0; i < count; i++) {
            bubbles.add(new double[] {
                x + random.nextDouble(-0.25, 0.25), y + random.nextDouble(-0.25, 0.25), random.nextDouble(0.03, 0.12)
            });
        }
    }

    @Override
    public Findings findings() {
        List<Finding> found = new ArrayList<>();
        double severity = 0;
        for (Sign sign : signs) {
            found.add(new Finding(sign.kind().word(), (x, y) -> outside(x, y) ? 0 : sign.cover(x, y)));
            severity = Math.max(severity, sign.severity());
        }
        return new Findings(found, severity);
    }

    private boolean outside(double x, double y) {
        double a = Math.abs(x);
        double b = Math.abs(y);
        return endoscope.round() ? x * x + y * y > EDGE * EDGE : Math.max(Math.max(a, b), (a + b) / 1.45) > EDGE;
    }

    @Override
    public Image picture(int side) {
        Image image = Raster.image(side, Raster.RGB, this::at);
        double blur = endoscope.blur() * side / 2;
        return Sensor.read(image, blur, endoscope.noise(), visit.split("noise").random());
    }

    private void at(double x, double y, double[] colour) {
        if (outside(x, y)) {
            Arrays.fill(colour, 0.02);
            return;
        }
        wall.at(x, y, colour);
        if (!signs.isEmpty()) {
            double seeping = seep.at(7 * x, 7 * y);
            double light = Math.min(1.1, 1.5 * colour[0]);
            for (Sign sign : signs) {
                for (int c = 0; c < 3; c++) {
                    colour[c] /= light;
                }
                sign.paint(x, y, seeping, colour);
                for (int c = 0; c < 3; c++) {
                    colour[c] *= light;
                }
            }
        }
        bubbles(x, y, colour);
        double glare = wall.glare(x, y);
        double falloff = 1 - endoscope.falloff() * (x * x + y * y);
        for (int c = 0; c < 3; c++) {
            double lit = colour[c] * gains[c] * falloff;
            colour[c] = lit + glare * (1 - lit);
        }
    }

    /** Thin bright rings with a spot of the lamp in each. */
    private void bubbles(double x, double y, double[] colour) {
        for (double[] bubble : bubbles) {
            double dx = (x - bubble[0]) / bubble[2];
            double dy = (y - bubble[1]) / bubble[2];
            double r = dx * dx + dy * dy;
            if (r < 1) {
                double ring = r > 0.7 ? 0.25 : 0.04;
                double spot = (dx + 0.4) * (dx + 0.4) + (dy + 0.4) * (dy + 0.4) < 0.04 ? 0.5 : 0;
                for (int c = 0; c < 3; c++) {
                    colour[c] = colour[c] * (1 - 0.1 * r) + ring * colour[c] + spot;
                }
            }
        }
    }
}

package org.prodrome.data.synthetic.fundus;

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
import org.prodrome.data.synthetic.texture.Blob;
import org.prodrome.data.synthetic.texture.GradientNoise;
import org.prodrome.data.synthetic.texture.Raster;
import org.prodrome.data.synthetic.texture.Sensor;

/** One photograph: the fundus with disc, vessels and macula, what is wrong, dust on the lens, the flash, the sensor. */
final class FundusPhotograph implements Depiction {
    private static final double[] PALE = {0.90, 0.50, 0.26};
    private static final double[] DARK = {0.58, 0.25, 0.12};
    private static final double[] DISC = {0.98, 0.83, 0.55};
    private static final double[] BLOOD = {0.46, 0.08, 0.05};
    private static final double[] LIPID = {0.98, 0.86, 0.45};

    private final FundusCamera camera;
    private final Seed visit;
    private final double discX;
    private final double discY;
    private final double discSize;
    private final double cup;
    private final double pigment;
    private final double tessellation;
    private final Vessels vessels;
    private final List<Signs> signs;
    private final List<Blob> drusen = new ArrayList<>();
    private final GradientNoise texture;
    private final GradientNoise light;
    private final double shiftX;
    private final double shiftY;
    private final double flash;
    private final double haze;

    FundusPhotograph(Member<FundusCamera> member) {
        camera = member.site();
        visit = member.visit();
        Seed subject = member.subject();
        SplittableRandom body = subject.split("eye").random();
        double nasal = body.nextBoolean() ? 1 : -1;
        discX = nasal * body.nextDouble(0.50, 0.60);
        discY = body.nextDouble(-0.09, 0.03);
        discSize = body.nextDouble(0.10, 0.135);
        cup = body.nextDouble(0.3, 0.6);
        pigment = body.nextDouble(camera.palest(), camera.darkest());
        tessellation = body.nextDouble(0.02, 0.12);
        vessels = Vessels.draw(discX, discY, nasal, subject.split("vessels"));
        signs = member.abnormal() ? Signs.draw(discX, discY, subject.split("signs")) : List.of();
        texture = new GradientNoise(subject.split("texture"));
        light = new GradientNoise(visit.split("light"));
        int count = body.nextDouble() < 0.3 ? 3 + body.nextInt(8) : 0;
        for (int i = 0; i < count; i++) {
            double size = body.nextDouble(0.015, 0.035);
            drusen.add(new Blob(
                    body.nextDouble(-0.3, 0.3), body.nextDouble(-0.3, 0.3), size, size, 0, 0, subject.split(i)));
        }
        SplittableRandom random = visit.split("camera").random();
        shiftX = random.nextDouble(-0.08, 0.08);
        shiftY = random.nextDouble(-0.08, 0.08);
        flash = random.nextDouble(0.7, 1.15);
        haze = random.nextDouble(0, 0.14);
    }

    private boolean outside(double x, double y) {
        return x * x + y * y > camera.radius() * camera.radius();
    }

    @Override
    public Findings findings() {
        List<Finding> found = new ArrayList<>();
        double severity = 0;
        for (Signs one : signs) {
            found.add(new Finding(one.kind().word(), (x, y) -> outside(x, y) ? 0 : one.cover(x - shiftX, y - shiftY)));
            severity = one.severity();
        }
        return new Findings(found, severity);
    }

    @Override
    public Image picture(int side) {
        float[] blood = vessels.blood(side, shiftX, shiftY);
        Image image = Raster.image(side, Raster.RGB, (x, y, colour) -> {
            int row = (int) ((y + 1) / 2 * side);
            int column = (int) ((x + 1) / 2 * side);
            at(x, y, blood[row * side + column], colour);
        });
        double blur = camera.blur() * side / 2;
        return Sensor.read(image, blur, camera.noise(), visit.split("noise").random());
    }

    private void at(double x, double y, double vessel, double[] colour) {
        if (outside(x, y)) {
            Arrays.fill(colour, 0.015);
            return;
        }
        fundus(x - shiftX, y - shiftY, vessel, colour);
        double r = (x * x + y * y) / (camera.radius() * camera.radius());
        double lit = flash * (1 - camera.falloff() * r) * (1 + 0.07 * light.at(1.2 * x, 1.2 * y));
        double veil = haze * (0.7 + 0.3 * light.at(1.5 * x, 1.5 * y, 4));
        colour[0] = lit * (colour[0] + 0.5 * veil);
        colour[1] = lit * (colour[1] + 0.55 * veil);
        colour[2] = lit * (colour[2] + 0.45 * veil);
    }

    private void fundus(double x, double y, double vessel, double[] colour) {
        double stripes = texture.fractal(5 * x, 5 * y, 2, 2, 0.6);
        double mottled = texture.at(22 * x, 22 * y, 5);
        double macula = StrictMath.exp(-(x * x + y * y) / 0.035);
        double fovea = StrictMath.exp(-(x * x + y * y) / 0.004);
        double shade = 1 + tessellation * stripes + 0.02 * mottled - 0.16 * macula - 0.14 * fovea;
        double dx = x - discX;
        double dy = (y - discY) * 0.9;
        double from = StrictMath.sqrt(dx * dx + dy * dy) / discSize * (1 + 0.04 * texture.at(6 * x, 6 * y, 8));
        double disc = Blob.smooth(0.5 + (1 - from) / 0.25);
        double pit = Blob.smooth(0.5 + (cup - from) / 0.3);
        for (int c = 0; c < 3; c++) {
            double base = shade * (PALE[c] + pigment * (DARK[c] - PALE[c]));
            colour[c] = base + disc * ((0.86 + 0.14 * pit) * DISC[c] - base);
        }
        for (Blob druse : drusen) {
            mix(colour, LIPID, 0.45 * druse.cover(x, y, 0.8));
        }
        mix(colour, BLOOD, Math.abs(vessel) * (vessel < 0 ? 0.72 : 0.5));
        for (Signs one : signs) {
            double cover = one.cover(x, y);
            if (cover > 0) {
                double strong = 0.45 + 0.5 * one.severity();
                mix(colour, one.kind() == Signs.Kind.EXUDATES ? LIPID : BLOOD, strong * cover);
            }
        }
    }

    private static void mix(double[] colour, double[] with, double share) {
        for (int c = 0; c < 3; c++) {
            colour[c] += share * (with[c] - colour[c]);
        }
    }
}

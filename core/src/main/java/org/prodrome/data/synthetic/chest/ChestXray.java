package org.prodrome.data.synthetic.chest;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.prodrome.data.Image;
import org.prodrome.data.Seed;
import org.prodrome.data.synthetic.cohort.Depiction;
import org.prodrome.data.synthetic.cohort.Findings;
import org.prodrome.data.synthetic.cohort.Findings.Finding;
import org.prodrome.data.synthetic.cohort.Member;
import org.prodrome.data.synthetic.texture.Blob;
import org.prodrome.data.synthetic.texture.Blur;
import org.prodrome.data.synthetic.texture.Raster;

/** One exposure: what the beam meets (Beer and Lambert's law), scatter, photon noise and the display curve. */
final class ChestXray implements Depiction {
    /**
     * Linear attenuation a cm near 60 keV: NIST's mass coefficients (Hubbell and Seltzer) times ICRU 44's densities.
     */
    private static final double TISSUE = 0.21;

    private static final double LUNG = 0.055;
    private static final double BONE = 0.60;
    private static final double FIELD_OF_VIEW = 400;
    private static final double PIXEL = 3;

    private final XrayUnit unit;
    private final Seed visit;
    private final Thorax thorax;
    private final List<Opacity> opacities = new ArrayList<>();
    private final Overlay overlay;
    private final double exposure;
    private final double contrast;
    private final double shiftX;
    private final double shiftY;
    private final double zoom;

    ChestXray(Member<XrayUnit> member) {
        unit = member.site();
        visit = member.visit();
        Seed subject = member.subject();
        thorax = Thorax.draw(subject.split("thorax"));
        if (member.abnormal()) {
            int count = 1 + subject.split("count").random().nextInt(2);
            for (int i = 0; i < count; i++) {
                opacities.add(Opacity.draw(thorax, subject.split("opacity").split(i)));
            }
        }
        overlay = Overlay.draw(unit.bedside(), subject.split("nipples"), visit.split("overlay"));
        SplittableRandom random = visit.split("position").random();
        exposure = random.nextDouble(-0.18, 0.18);
        contrast = unit.contrast() * random.nextDouble(0.85, 1.15);
        shiftX = random.nextDouble(-0.06, 0.06);
        shiftY = random.nextDouble(-0.06, 0.06);
        zoom = random.nextDouble(0.80, 0.92);
    }

    private double x(double imageX) {
        return (imageX - shiftX) * zoom;
    }

    private double y(double imageY) {
        return (imageY - shiftY) * zoom;
    }

    @Override
    public Findings findings() {
        List<Finding> found = new ArrayList<>();
        double severity = 0;
        for (Opacity one : opacities) {
            found.add(new Finding(one.kind().word(), (x, y) -> one.cover(thorax, x(x), y(y))));
            severity = Math.max(severity, one.severity());
        }
        return new Findings(found, severity);
    }

    @Override
    public Image picture(int side) {
        Image image =
                Raster.image(side, Raster.GREY, (x, y, values) -> values[0] = StrictMath.exp(-attenuation(x(x), y(y))));
        float[] beam = image.samples();
        float[] veil = beam.clone();
        Blur.gaussian(veil, side, 0.08 * side, 0.08 * side);
        double blur = unit.blur() * side / FIELD_OF_VIEW;
        SplittableRandom random = visit.split("noise").random();
        double photons = unit.photons() * Math.pow(FIELD_OF_VIEW / side / PIXEL, 2);
        for (int i = 0; i < beam.length; i++) {
            double seen = beam[i] + unit.scatter() * Math.min(0.06, veil[i]);
            beam[i] = (float) (seen + StrictMath.sqrt(seen / photons) * random.nextGaussian());
        }
        Blur.gaussian(beam, side, blur, blur);
        for (int i = 0; i < beam.length; i++) {
            double x = Raster.place(i % side, side);
            double y = Raster.place(i / side, side);
            double density = -StrictMath.log(Math.max(1e-4, beam[i]));
            double shown = 1 / (1 + StrictMath.exp(-contrast * 1.9 * (density - 2.75 - exposure)));
            beam[i] = Raster.level(Math.max(shown, overlay.marker(x, y)));
        }
        return image;
    }

    /** Along the beam, without a unit. */
    private double attenuation(double x, double y) {
        double body = thorax.body(x, y);
        if (body == 0) {
            return overlay.leads(x, y);
        }
        double lung = Math.min(thorax.lung(x, y), 0.85 * body);
        double air = Math.min(lung > 0 ? 0 : thorax.air(x, y), 0.5 * body);
        double filled = 0;
        if (lung > 0) {
            double tissue = thorax.vessels(x, y) * Blob.smooth(lung / 3);
            for (Opacity one : opacities) {
                tissue += one.thickness(thorax, x, y);
            }
            filled = Math.min(lung, tissue);
        }
        double soft = body - lung - air + filled + thorax.breasts(x, y) + overlay.nipple(x, y);
        double grain = 1 + 0.012 * thorax.texture().at(6 * x, 6 * y, 9);
        return grain * TISSUE * soft * 0.8
                + LUNG * (lung - filled)
                + (BONE - TISSUE) * thorax.bone(x, y)
                + overlay.leads(x, y);
    }
}

package org.prodrome.data.synthetic.oct;

import java.util.List;
import java.util.SplittableRandom;
import org.prodrome.data.Image;
import org.prodrome.data.Seed;
import org.prodrome.data.synthetic.cohort.Depiction;
import org.prodrome.data.synthetic.cohort.Findings;
import org.prodrome.data.synthetic.cohort.Findings.Finding;
import org.prodrome.data.synthetic.cohort.Member;
import org.prodrome.data.synthetic.texture.Blur;
import org.prodrome.data.synthetic.texture.Raster;

/** One B-scan: a retina, how it lies in the frame, speckle, the detector's noise and the logarithm of what is seen. */
final class OctScan implements Depiction {
    static final double HALF_WIDTH = 3;
    static final double HALF_HEIGHT = 600;

    private final OctDevice device;
    private final Seed visit;
    private final Retina retina;
    private final double offset;
    private final double level;
    private final double tilt;
    private final double bend;
    private final double strength;

    OctScan(Member<OctDevice> member) {
        device = member.site();
        visit = member.visit();
        retina = Retina.draw(member.abnormal(), member.subject().split("retina"));
        SplittableRandom random = visit.split("position").random();
        offset = random.nextDouble(-0.4, 0.4);
        level = random.nextDouble(0, 260);
        tilt = random.nextDouble(-35, 35);
        bend = random.nextDouble(-4, 14);
        strength = random.nextDouble(-6, 1);
    }

    private double height(double x, double y) {
        return level + tilt * x - bend * x * x - y * HALF_HEIGHT;
    }

    private Retina.Column column(double x) {
        return retina.new Column(x * HALF_WIDTH - offset);
    }

    @Override
    public Findings findings() {
        if (retina.fault().isEmpty()) {
            return new Findings(List.of(), 0);
        }
        Fault fault = retina.fault().get();
        Finding found = new Finding(fault.kind().word(), (x, y) -> column(x).abnormal(height(x * HALF_WIDTH, y)));
        return new Findings(List.of(found), fault.severity());
    }

    @Override
    public Image picture(int side) {
        Retina.Column[] columns = new Retina.Column[side];
        for (int i = 0; i < side; i++) {
            columns[i] = column(Raster.place(i, side));
        }
        double axial = device.axial() * side / (2 * HALF_HEIGHT);
        double lateral = device.lateral() * side / (2000 * HALF_WIDTH);
        float[] real = new float[side * side];
        float[] imaginary = new float[side * side];
        SplittableRandom random = visit.split("speckle").random();
        Image image = Raster.image(side, Raster.GREY, (x, y, values) -> {
            int column = (int) ((x + 1) / 2 * side);
            int row = (int) ((y + 1) / 2 * side);
            double shown = columns[column].brightness(height(x * HALF_WIDTH, y));
            values[0] = decibel((shown - 1) * device.range() + strength);
            real[row * side + column] = (float) random.nextGaussian();
            imaginary[row * side + column] = (float) random.nextGaussian();
        });
        float[] seen = image.samples();
        Blur.gaussian(seen, side, axial + 0.3, lateral + 0.3);
        Blur.gaussian(real, side, axial + 0.4, lateral + 0.5);
        Blur.gaussian(imaginary, side, axial + 0.4, lateral + 0.5);
        double power = 0;
        for (int i = 0; i < seen.length; i++) {
            power += (real[i] * real[i] + imaginary[i] * imaginary[i]) / seen.length;
        }
        double calm = 1 / Math.sqrt(device.frames());
        double floor = decibel(device.floor());
        for (int i = 0; i < seen.length; i++) {
            double speckle = (real[i] * real[i] + imaginary[i] * imaginary[i]) / power + 1e-3;
            double noise = floor * (1 + calm * random.nextGaussian());
            double seenPower = seen[i] * StrictMath.pow(speckle, calm) + Math.max(0, noise);
            seen[i] = Raster.level(1 + 10 * StrictMath.log10(seenPower + 1e-9) / device.range());
        }
        return image;
    }

    private static double decibel(double value) {
        return StrictMath.pow(10, value / 10);
    }
}

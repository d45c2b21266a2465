package org.prodrome.data.synthetic.ultrasound;

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
import org.prodrome.data.synthetic.texture.GradientNoise;
import org.prodrome.data.synthetic.texture.Raster;

/** One picture: scatterers under the point spread function, envelope, gain and the logarithm of what comes back. */
final class Sonogram implements Depiction {
    static final double HALF = 19;

    private final Transducer transducer;
    private final Seed visit;
    private final Breast breast;
    private final List<Body> bodies = new ArrayList<>();
    private final GradientNoise contact;
    private final double gain;
    private final double slope;
    private final double shift;
    private final double lost;
    private final double lostAt;

    Sonogram(Member<Transducer> member) {
        transducer = member.site();
        visit = member.visit();
        Seed subject = member.subject();
        breast = Breast.draw(subject.split("breast"));
        SplittableRandom found = subject.split("found").random();
        if (member.abnormal()) {
            bodies.add(Body.mass(breast, subject.split("mass")));
        }
        if (found.nextDouble() < (member.abnormal() ? 0.25 : 0.75)) {
            bodies.add(Body.benign(breast, subject.split("benign")));
        }
        contact = new GradientNoise(visit.split("contact"));
        SplittableRandom random = visit.split("settings").random();
        gain = random.nextDouble(-5, 8);
        slope = random.nextDouble(-0.15, 0.15);
        shift = random.nextDouble(-3, 3);
        lost = random.nextDouble() < 0.4 ? random.nextDouble(6, 16) : 0;
        lostAt = random.nextDouble(-17, 17);
    }

    private double x(double imageX) {
        return imageX * HALF - shift;
    }

    private static double depth(double imageY) {
        return (imageY + 1) * HALF;
    }

    @Override
    public Findings findings() {
        List<Finding> found = new ArrayList<>();
        double severity = 0;
        for (Body one : bodies) {
            if (one.abnormal()) {
                found.add(new Finding(one.kind().word(), (x, y) -> one.cover(x(x), depth(y))));
                severity = one.severity();
            }
        }
        return new Findings(found, severity);
    }

    @Override
    public Image picture(int side) {
        float[] echoes = Raster.image(side, Raster.GREY, (x, y, values) -> values[0] = amplitude(echo(x(x), depth(y))))
                .samples();
        double mm = 2 * HALF / side;
        float[] power = new float[side * side];
        SplittableRandom random = visit.split("scatterers").random();
        for (int look = 0; look < transducer.compounded(); look++) {
            float[] real = scattered(echoes, side, mm, random);
            float[] imaginary = scattered(echoes, side, mm, random);
            for (int i = 0; i < power.length; i++) {
                power[i] += (real[i] * real[i] + imaginary[i] * imaginary[i]) / transducer.compounded();
            }
        }
        double floor = amplitude(2 * transducer.floor());
        float[] shown = power;
        for (int i = 0; i < power.length; i++) {
            double x = x(Raster.place(i % side, side));
            double depth = depth(Raster.place(i / side, side));
            double noise = -floor * StrictMath.log(1 - random.nextDouble());
            double decibel = 10 * StrictMath.log10(power[i] + noise) + gain + passed(x, depth);
            shown[i] = Raster.level(1 + (decibel - 3) / transducer.range());
        }
        return new Image(shown, Raster.GREY, side, side, List.of(mm, mm));
    }

    /** One quadrature of the field: white scatterers, as strong as the tissue, under the point spread function. */
    private float[] scattered(float[] echoes, int side, double mm, SplittableRandom random) {
        float[] field = new float[echoes.length];
        double axial = transducer.axial() / mm;
        double lateral = transducer.lateral() / mm;
        double loud = Math.max(1, 2 * Math.sqrt(Math.PI * Math.max(0.25, axial) * Math.max(0.25, lateral)));
        for (int i = 0; i < field.length; i++) {
            field[i] = (float) (loud * echoes[i] * random.nextGaussian() / Math.sqrt(2));
        }
        Blur.gaussian(field, side, axial, lateral);
        return field;
    }

    private double echo(double x, double depth) {
        double echo = breast.echo(x, depth);
        for (Body body : bodies) {
            double cover = body.cover(x, depth);
            double edge = cover * (1 - cover) * 4;
            echo += cover * (body.echo() - echo) + edge * body.rim();
        }
        return echo;
    }

    /** Gain and loss of the way to a place and back, in dB. */
    private double passed(double x, double depth) {
        double sum = (slope - transducer.attenuation()) * depth;
        for (Body body : bodies) {
            sum += body.shade(x, depth);
        }
        double gap = Math.abs(x - lostAt) / 2.5;
        sum -= gap < 1 ? lost * Blob.smooth(1 - gap) * Blob.smooth(depth / 6) : 0;
        double focused = (depth - transducer.focus()) / 16;
        return sum + 1.5 * contact.at(x / 8, 1) - 3 * focused * focused;
    }

    private static double amplitude(double decibel) {
        return StrictMath.pow(10, decibel / 20);
    }
}

package org.prodrome.data.synthetic.barn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.prodrome.data.Payload;
import org.prodrome.data.Seed;
import org.prodrome.data.Several;
import org.prodrome.data.Signal;
import org.prodrome.data.Truth;
import org.prodrome.data.Truth.Interval;
import org.prodrome.data.synthetic.cohort.Made;
import org.prodrome.data.synthetic.cohort.Member;
import org.prodrome.data.synthetic.texture.GradientNoise;

/** One recording of a barn: what happens is fixed by the seed, its samples are made when asked for. */
final class Barn {
    private static final double STEP = 60;
    private static final double HOUR = 3600;
    private static final int SLOW = 5;
    private static final double OUTSIDE_CO2 = 420;

    private final Member<Farm> member;
    private final double seconds;
    private final Trouble trouble;
    private final double strength;
    private final double start;
    private final double end;
    private final double weight;
    private final double feeding;
    private final double set;
    private final double quiet;

    Barn(Member<Farm> member, double seconds) {
        this.member = member;
        this.seconds = seconds;
        SplittableRandom random = member.subject().split("barn").random();
        trouble = Trouble.values()[random.nextInt(Trouble.values().length)];
        weight = random.nextDouble(30, 105);
        feeding = random.nextDouble(5.5, 8.5);
        set = random.nextDouble(18, 22);
        quiet = random.nextDouble(52, 58);
        SplittableRandom visit = member.visit().split("trouble").random();
        strength = StrictMath.exp(0.25 * visit.nextGaussian());
        double length = seconds * visit.nextDouble(0.2, 0.4);
        start = visit.nextDouble(0.15 * seconds, 0.95 * seconds - length);
        end = start + length;
    }

    Truth truth() {
        Truth truth = Made.truth(member.abnormal());
        return member.abnormal()
                ? truth.withClasses(List.of(trouble.finding()))
                        .withSeverity(strength)
                        .withIntervals(List.of(new Interval(start, end, trouble.finding())))
                : truth;
    }

    /** From 0 to its strength, with edges of an hour. */
    private double harm(Trouble asked, double time) {
        boolean here = member.abnormal() && trouble == asked;
        return here ? strength * Math.clamp(Math.min(time - start, end - time) / HOUR, 0, 1) : 0;
    }

    Several payload() {
        Seed seed = member.visit().split("samples");
        int length = (int) Math.round(seconds / STEP);
        Herd herd = new Herd(weight, feeding, seed.split("herd"));
        float[][] climate = climate(length, herd, seed);
        float[][] moves = new float[1][length / SLOW];
        SplittableRandom random = seed.split("activity").random();
        for (int i = 0; i < moves[0].length; i++) {
            double time = i * SLOW * STEP;
            double sick = 1 - 0.4 * Math.min(1.5, harm(Trouble.RESPIRATORY_DISEASE, time));
            moves[0][i] = (float) Math.max(0, 100 * sick * herd.activity(time) * (1 + 0.08 * random.nextGaussian()));
        }
        Map<String, Payload> parts = new LinkedHashMap<>();
        parts.put(
                "climate",
                new Signal(
                        climate,
                        1 / STEP,
                        List.of(
                                new Signal.Channel("temperature", "Cel"),
                                new Signal.Channel("humidity", "%"),
                                new Signal.Channel("NH3", "ppm"),
                                new Signal.Channel("CO2", "ppm"),
                                new Signal.Channel("sound", "dB"))));
        parts.put("activity", new Signal(moves, 1 / (SLOW * STEP), List.of(new Signal.Channel("activity", "1"))));
        return new Several(parts);
    }

    /** [channel, time]: heat, water, carbon dioxide and ammonia come from the animals and go with the air. */
    private float[][] climate(int length, Herd herd, Seed seed) {
        Farm farm = member.site();
        Weather weather = Weather.draw(farm.winter(), seed.split("weather"));
        GradientNoise dirt = new GradientNoise(seed.split("dirt"));
        SplittableRandom random = seed.split("sensors").random();
        double offset = 0.5 * random.nextGaussian();
        double drift = 1 + 0.08 * random.nextGaussian();
        double warm = set;
        double water = weather.moisture() + 3;
        double carbon = 1500;
        double ammonia = 12;
        float[][] samples = new float[5][length];
        for (int i = -360; i < length; i++) {
            double time = i * STEP;
            double hour = Math.floorMod((long) time, 86_400L) / HOUR;
            double active = herd.activity(time);
            double outside = weather.temperature(hour, Math.max(0, time / seconds));
            double asked = herd.least() + (herd.most() - herd.least()) * Math.clamp((warm - set) / 4, 0, 1);
            double fresh = asked * Math.max(0.3, 1 - 0.4 * harm(Trouble.VENTILATION, time));
            double flow = fresh / 3600 / Air.VOLUME;
            double gained = herd.sensible(warm) * active + herd.heating(warm, set);
            double lost = (farm.insulation() + flow * Air.HEAT) * (warm - outside);
            warm += STEP * (gained - lost) / herd.capacity();
            double exchange = Math.min(0.5, STEP * fresh / 3600 / herd.room());
            water += exchange * (weather.moisture() + herd.vapour(warm) * active / (3600 * flow) - water);
            carbon += exchange * (OUTSIDE_CO2 + herd.carbon() * active / fresh * 1e6 - carbon);
            double slurry = farm.slurry() * (1 + 0.45 * dirt.at(time / (7 * HOUR), 0.5)) * Math.exp(0.06 * (warm - 20));
            double released = 230 * slurry * (1 + 0.9 * harm(Trouble.AMMONIA, time)) * (0.7 + 0.3 * active);
            ammonia += exchange * (released / fresh - ammonia);
            if (i >= 0) {
                double coughs = harm(Trouble.RESPIRATORY_DISEASE, time);
                boolean cough = random.nextDouble() < 0.25 * coughs;
                double sound = quiet
                        + 9 * Math.log10(0.3 + active)
                        + 5 * herd.fed(time)
                        + 2.5 * coughs
                        + (cough ? random.nextDouble(3, 9) : 0);
                boolean slammed = random.nextDouble() < 0.012;
                samples[0][i] = rounded(warm + offset + 0.08 * random.nextGaussian(), 10);
                samples[1][i] = rounded(
                        Math.clamp(100 * water / Air.saturated(warm) + 0.7 * random.nextGaussian(), 15, 100), 10);
                samples[2][i] = rounded(Math.max(0, drift * ammonia + 0.4 * random.nextGaussian()), 10);
                samples[3][i] = rounded(carbon * (2 - drift) + 18 * random.nextGaussian(), 1);
                samples[4][i] =
                        rounded(sound + 0.9 * random.nextGaussian() + (slammed ? random.nextDouble(4, 14) : 0), 10);
            }
        }
        return samples;
    }

    private static float rounded(double value, int parts) {
        return (float) Math.round(value * parts) / parts;
    }
}

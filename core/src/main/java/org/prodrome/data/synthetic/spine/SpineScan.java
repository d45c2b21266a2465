package org.prodrome.data.synthetic.spine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.prodrome.data.Image;
import org.prodrome.data.Payload;
import org.prodrome.data.Seed;
import org.prodrome.data.Several;
import org.prodrome.data.Signal.Channel;
import org.prodrome.data.Table;
import org.prodrome.data.synthetic.cohort.Depiction;
import org.prodrome.data.synthetic.cohort.Findings;
import org.prodrome.data.synthetic.cohort.Findings.Finding;
import org.prodrome.data.synthetic.cohort.Member;
import org.prodrome.data.synthetic.texture.Blur;
import org.prodrome.data.synthetic.texture.GradientNoise;
import org.prodrome.data.synthetic.texture.Grain;
import org.prodrome.data.synthetic.texture.Raster;

/** One visit to the scanner, and where the parts of the spine are in the picture. */
final class SpineScan implements Depiction {
    private static final List<Channel> T2W = List.of(new Channel("T2w", "1"));
    private static final List<String> COLUMNS = List.of("organ", "level", "left", "top", "right", "bottom");
    private static final double HALF = 110;

    /** In mm: pixels are averaged over places no farther from one another. */
    private static final double FINE = 1;

    private final SpineScanner scanner;
    private final Seed visit;
    private final Spine spine;
    private final GradientNoise coil;
    private final double gain;
    private final double shiftX;
    private final double shiftY;

    SpineScan(Member<SpineScanner> member) {
        scanner = member.site();
        visit = member.visit();
        spine = Spine.draw(member.abnormal(), member.subject().split("spine"));
        coil = new GradientNoise(visit.split("coil"));
        SplittableRandom random = visit.split("position").random();
        gain = random.nextDouble(0.75, 1.2);
        shiftX = random.nextDouble(-22, 2);
        shiftY = random.nextDouble(-10, 10);
    }

    private double x(double imageX) {
        return imageX * HALF - shiftX;
    }

    private double y(double imageY) {
        return imageY * HALF - shiftY;
    }

    @Override
    public Findings findings() {
        return spine.fault()
                .map(fault -> new Findings(
                        List.of(new Finding(fault.kind().word(), (x, y) -> spine.abnormal(x(x), y(y)))),
                        fault.severity()))
                .orElse(new Findings(List.of(), 0));
    }

    @Override
    public Several picture(int side) {
        SplittableRandom random = visit.split("noise").random();
        Map<List<Integer>, double[]> boxes =
                new TreeMap<>((a, b) -> a.get(0).equals(b.get(0)) ? a.get(1) - b.get(1) : a.get(0) - b.get(0));
        int fine = (int) Math.ceil(2 * HALF / side / FINE);
        Image image = Raster.averaged(side, fine, T2W, (x, y, values) -> {
            Spine.Place place = spine.at(x(x), y(y));
            values[0] = place.brightness() < 0 ? -place.brightness() * scanner.fat() : place.brightness();
            if (place.organ() != Spine.Organ.NONE) {
                double column = Math.floor((x + 1) / 2 * side);
                double row = Math.floor((y + 1) / 2 * side);
                double[] box = boxes.computeIfAbsent(
                        List.of(place.organ().ordinal(), place.level()), _ -> new double[] {side, side, 0, 0});
                box[0] = Math.min(box[0], column);
                box[1] = Math.min(box[1], row);
                box[2] = Math.max(box[2], column + 1);
                box[3] = Math.max(box[3], row + 1);
            }
        });
        float[] samples = image.samples();
        double blur = scanner.blur() * side / (2 * HALF);
        Blur.gaussian(samples, side, blur, blur);
        for (int i = 0; i < samples.length; i++) {
            double x = Raster.place(i % side, side);
            double y = Raster.place(i / side, side);
            double lost = 1 - scanner.falloff() * Math.clamp(0.5 - 0.6 * x, 0, 1);
            double bias = gain * lost * (1 + 0.08 * coil.at(1.2 * x, 1.2 * y));
            samples[i] = (float) Grain.rician(bias * samples[i], scanner.noise(), random);
        }
        double[][] rows = boxes.entrySet().stream()
                .map(entry -> {
                    double[] box = entry.getValue();
                    return new double[] {entry.getKey().get(0), entry.getKey().get(1), box[0], box[1], box[2], box[3]};
                })
                .toArray(double[][]::new);
        double mm = 2 * HALF / side;
        Map<String, Payload> parts = new LinkedHashMap<>();
        parts.put("spine", new Image(samples, T2W, side, side, List.of(mm, mm)));
        parts.put("organs", new Table(COLUMNS, rows));
        return new Several(parts);
    }
}

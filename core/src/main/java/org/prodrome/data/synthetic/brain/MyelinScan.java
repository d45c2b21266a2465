package org.prodrome.data.synthetic.brain;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.prodrome.data.Image;
import org.prodrome.data.Payload;
import org.prodrome.data.Several;
import org.prodrome.data.Signal.Channel;
import org.prodrome.data.synthetic.anatomy.Head;
import org.prodrome.data.synthetic.cohort.Depiction;
import org.prodrome.data.synthetic.cohort.Findings;
import org.prodrome.data.synthetic.cohort.Findings.Finding;
import org.prodrome.data.synthetic.cohort.Member;
import org.prodrome.data.synthetic.texture.Raster;

/** A slice in T1w, and its ratio to T2w. */
final class MyelinScan implements Depiction {
    static final List<Channel> T1W = List.of(new Channel("T1w", "1"));
    private static final List<Channel> MYELIN = List.of(new Channel("myelin", "1"));
    private static final double DARKEST = 0.05;

    private final Scan scan;

    MyelinScan(Member<Scanner> member) {
        scan = new Scan(member);
    }

    @Override
    public Findings findings() {
        Raster.Cover cover = (x, y) -> scan.abnormal(x, y, BrainMris.SLICE);
        return new Findings(
                scan.isAbnormal() ? List.of(new Finding("demyelination", cover)) : List.of(), scan.severity());
    }

    @Override
    public Several picture(int side) {
        SplittableRandom random = scan.noise();
        float[] both = Raster.image(
                        side, BrainMris.CONTRASTS, (x, y, values) -> scan.at(x, y, BrainMris.SLICE, random, values))
                .samples();
        float[] t1 = Arrays.copyOf(both, side * side);
        Image myelin = Raster.image(side, MYELIN, (x, y, values) -> {
            double radius = scan.head().radius(scan.headX(x), scan.headY(y), BrainMris.SLICE);
            values[0] = radius < Head.BRAIN ? 1 : 0;
        });
        float[] ratio = myelin.samples();
        for (int i = 0; i < ratio.length; i++) {
            ratio[i] *= (float) (t1[i] / Math.max(DARKEST, both[side * side + i]));
        }
        Map<String, Payload> parts = new LinkedHashMap<>();
        parts.put("T1w", new Image(t1, T1W, side, side, List.of()));
        parts.put("myelin", myelin);
        return new Several(parts);
    }
}

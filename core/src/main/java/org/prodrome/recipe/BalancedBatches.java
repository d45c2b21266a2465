package org.prodrome.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.model.Model;
import org.prodrome.objective.Objective;
import org.prodrome.signal.Windows;
import org.prodrome.train.Loop;

/**
 * Draws windows at random places of random recordings. A site is drawn as often as it has recordings, and within a site
 * normal and abnormal ones equally often, so that telling the site doesn't help to tell the label.
 */
final class BalancedBatches implements Loop.Batches {
    private final List<Prepared> cases;
    private final Map<String, List<List<Prepared>>> strata = new TreeMap<>();
    private final Windows windows;
    private final int size;
    private final Seed seed;

    BalancedBatches(List<Prepared> cases, Windows windows, int size, Seed seed) {
        this.cases = cases;
        this.windows = windows;
        this.size = size;
        this.seed = seed;
        for (boolean abnormal : new boolean[] {false, true}) {
            Map<String, List<Prepared>> bySite = new TreeMap<>();
            for (Prepared one : cases) {
                if (one.abnormal() == abnormal) {
                    bySite.computeIfAbsent(one.of().site(), _ -> new ArrayList<>())
                            .add(one);
                }
            }
            bySite.forEach((site, members) ->
                    strata.computeIfAbsent(site, _ -> new ArrayList<>()).add(members));
        }
    }

    @Override
    public Map<String, Array> at(long step) {
        SplittableRandom random = seed.split(step).random();
        float[] signal = new float[size * windows.length()];
        float[] label = new float[size];
        for (int i = 0; i < size; i++) {
            String site = cases.get(random.nextInt(cases.size())).of().site();
            List<List<Prepared>> classes = strata.getOrDefault(site, List.of());
            List<Prepared> members = classes.get(random.nextInt(classes.size()));
            Prepared one = members.get(random.nextInt(members.size()));
            int room = Math.max(1, one.samples().length - windows.length() + 1);
            windows.copy(one.samples(), random.nextInt(room), signal, i);
            label[i] = one.abnormal() ? 1 : 0;
        }
        return Map.of(
                Model.SIGNAL, Array.of(signal, size, 1, windows.length()),
                Objective.LABEL, Array.of(label, size));
    }
}

package org.prodrome.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.prodrome.graph.Array;

/** What models are told of made-up cases, of which every other one is abnormal. */
final class Told {
    private Told() {}

    /** By the inputs' names. */
    static Map<String, Array> of(List<Target> targets, Grid grid, int cases) {
        Map<String, Array> told = new HashMap<>();
        for (Target target : targets) {
            int size = target.size(grid);
            float[] values = new float[cases * size];
            for (int i = 0; i < cases; i++) {
                boolean abnormal = i % 2 == 1;
                switch (target) {
                    case Target.Classes classes -> {
                        int others = classes.names().size() - 1;
                        values[i * size + (abnormal ? 1 + i / 2 % others : 0)] = 1;
                    }
                    case Target.Subject _ -> values[i * size + i % size] = 1;
                    case Target.Severity _ -> values[i] = i % 4 == 0 ? Float.NaN : abnormal ? 2 : 0;
                    case Target.Tags _ -> {
                        for (int j = 0; j < size / 2 && abnormal; j++) {
                            values[i * size + j] = j == 0 ? Target.Tags.BEGINS : Target.Tags.INSIDE;
                        }
                    }
                    case Target.Mask _ -> {
                        for (int j = 0; j < size / 2; j++) {
                            values[i * size + j] = abnormal ? 1 : 0;
                        }
                    }
                }
            }
            told.put(target.input(), Array.of(values, target.shape(grid, cases)));
        }
        return told;
    }
}

package org.prodrome.data.synthetic.barn;

import java.util.List;
import org.prodrome.data.synthetic.cohort.Site;

/**
 * A farm.
 *
 * @param winter degrees Celsius outside on average
 * @param animals fattening pigs in one barn
 * @param insulation heat lost through walls and roof, in W/K for each animal
 * @param slurry ammonia from its floor, against the others
 */
record Farm(String site, String device, double abnormal, double winter, int animals, double insulation, double slurry)
        implements Site {
    static final List<Farm> ALL = List.of(
            new Farm("farm-1", "wired sensors", 0.45, 8, 600, 2.2, 1),
            new Farm("farm-2", "wireless sensors", 0.35, 12, 1000, 1.8, 1.3),
            new Farm("farm-3", "wireless sensors, old", 0.5, 4, 300, 3, 0.8));
}

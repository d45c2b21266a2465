package org.prodrome.evaluate.map;

import java.util.List;
import org.prodrome.evaluate.metric.UndefinedMetricException;

/**
 * The pointing game (Zhang et al. 2018): how often a map's highest sample lies on a lesion. Where several samples are
 * highest, the share of them that does, which is what drawing one of them would give on average.
 */
public final class PointingGame {
    /** How near counts as on it, in samples, in the paper. */
    public static final int TOLERANCE = 15;

    private PointingGame() {}

    /**
     * @param tolerance how far off a lesion a sample may lie, 0 or more, in samples along the straight line
     * @return the mean over the maps that hold a lesion, in [0, 1]
     * @throws UndefinedMetricException if none does
     */
    public static double of(List<ScoredMap> maps, int tolerance) throws UndefinedMetricException {
        double sum = 0;
        int played = 0;
        for (ScoredMap map : maps) {
            boolean any = false;
            double highest = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < map.scores().length; i++) {
                any |= map.lesion()[i];
                highest = Math.max(highest, map.scores()[i]);
            }
            if (any) {
                sum += share(map, highest, tolerance);
                played++;
            }
        }
        if (played == 0) {
            throw new UndefinedMetricException(
                    "pointing game", "a map with a lesion", "none in " + maps.size() + " maps");
        }
        return sum / played;
    }

    private static double share(ScoredMap map, double highest, int tolerance) {
        int hit = 0;
        int all = 0;
        for (int i = 0; i < map.scores().length; i++) {
            if (map.scores()[i] == highest) {
                all++;
                hit += near(map, i, tolerance) ? 1 : 0;
            }
        }
        return (double) hit / all;
    }

    private static boolean near(ScoredMap map, int sample, int tolerance) {
        Extent extent = map.extent();
        int x = sample % extent.width();
        int y = sample / extent.width() % extent.height();
        int z = sample / extent.width() / extent.height();
        for (int k = Math.max(0, z - tolerance); k <= Math.min(extent.depth() - 1, z + tolerance); k++) {
            for (int j = Math.max(0, y - tolerance); j <= Math.min(extent.height() - 1, y + tolerance); j++) {
                for (int i = Math.max(0, x - tolerance); i <= Math.min(extent.width() - 1, x + tolerance); i++) {
                    int square = (k - z) * (k - z) + (j - y) * (j - y) + (i - x) * (i - x);
                    if (square <= tolerance * tolerance
                            && map.lesion()[(k * extent.height() + j) * extent.width() + i]) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}

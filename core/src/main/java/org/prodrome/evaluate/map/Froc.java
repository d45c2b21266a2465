package org.prodrome.evaluate.map;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.prodrome.evaluate.metric.UndefinedMetricException;

/**
 * Free-response ROC (Bunch et al. 1978): the share of all lesions that are found against the false positives a map,
 * from the highest threshold down, drawn as steps.
 *
 * @param falsePositives [point] a map, rising
 * @param sensitivity [point] share of the lesions, rising
 */
@SuppressWarnings("ArrayRecordComponent") // drawn once
public record Froc(double[] falsePositives, double[] sensitivity) {
    /** The false positives a map over which the challenges CAMELYON16 and, with one more, LUNA16 take the mean. */
    private static final double[] CUSTOMARY = {0.25, 0.5, 1, 2, 4, 8};

    /**
     * A place that was marked.
     *
     * @param score the higher, the surer
     * @param lesions the indices of those that it hits; empty for a false positive
     */
    public record Mark(double score, List<Integer> lesions) {
        public Mark {
            lesions = List.copyOf(lesions);
            if (!Double.isFinite(score)) {
                throw new IllegalArgumentException("mark: expected a finite score, got " + score);
            }
        }
    }

    /**
     * Marks of any kind. A lesion that is marked twice is found once, and the second mark is no false positive.
     *
     * @param lesions how many there are in all maps
     * @param maps how many there are, normal ones too
     * @throws UndefinedMetricException if there is no lesion
     */
    public static Froc of(List<Mark> marks, int lesions, int maps) throws UndefinedMetricException {
        if (lesions == 0 || maps == 0) {
            throw new UndefinedMetricException("FROC", "a lesion", lesions + " in " + maps + " maps");
        }
        List<Mark> falling = new ArrayList<>(marks);
        falling.sort(Comparator.comparingDouble(Mark::score).reversed());
        boolean[] hit = new boolean[lesions];
        List<double[]> points = new ArrayList<>();
        points.add(new double[2]);
        int found = 0;
        int wrong = 0;
        for (int i = 0; i < falling.size(); i++) {
            Mark mark = falling.get(i);
            wrong += mark.lesions().isEmpty() ? 1 : 0;
            for (int lesion : mark.lesions()) {
                found += hit[lesion] ? 0 : 1;
                hit[lesion] = true;
            }
            if (i + 1 == falling.size() || falling.get(i + 1).score() < mark.score()) {
                points.add(new double[] {(double) wrong / maps, (double) found / lesions});
            }
        }
        return new Froc(
                points.stream().mapToDouble(point -> point[0]).toArray(),
                points.stream().mapToDouble(point -> point[1]).toArray());
    }

    /**
     * The connected pieces of each map that score at least a floor are its marks, each with its highest score; a mark
     * hits the lesions with which it shares a sample.
     *
     * @param floor the same for all maps
     * @throws UndefinedMetricException if there is no lesion
     */
    public static Froc of(List<ScoredMap> maps, double floor) throws UndefinedMetricException {
        List<Mark> marks = new ArrayList<>();
        int lesions = 0;
        for (ScoredMap map : maps) {
            int[] lesionOf = new int[map.scores().length];
            for (int[] lesion : Components.of(map.lesion(), map.extent())) {
                lesions++;
                for (int sample : lesion) {
                    lesionOf[sample] = lesions;
                }
            }
            for (int[] piece : Components.of(map.at(floor), map.extent())) {
                marks.add(mark(piece, map.scores(), lesionOf));
            }
        }
        return of(marks, lesions, maps.size());
    }

    /** @param lesionOf [sample] its number from 1, or 0 */
    private static Mark mark(int[] piece, double[] scores, int[] lesionOf) {
        double score = Double.NEGATIVE_INFINITY;
        List<Integer> hit = new ArrayList<>();
        for (int sample : piece) {
            score = Math.max(score, scores[sample]);
            int lesion = lesionOf[sample] - 1;
            if (lesion >= 0 && !hit.contains(lesion)) {
                hit.add(lesion);
            }
        }
        return new Mark(score, hit);
    }

    /** The highest sensitivity with at most so many false positives a map; nothing is interpolated. */
    public double sensitivityAt(double most) {
        double best = 0;
        for (int i = 0; i < falsePositives.length; i++) {
            best = falsePositives[i] <= most ? sensitivity[i] : best;
        }
        return best;
    }

    /** The mean sensitivity at 1/4, 1/2, 1, 2, 4 and 8 false positives a map, as CAMELYON16 scores. */
    public double mean() {
        double sum = 0;
        for (double most : CUSTOMARY) {
            sum += sensitivityAt(most);
        }
        return sum / CUSTOMARY.length;
    }
}

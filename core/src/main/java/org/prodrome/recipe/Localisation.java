package org.prodrome.recipe;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.prodrome.evaluate.map.PixelMetrics;
import org.prodrome.evaluate.map.PointingGame;
import org.prodrome.evaluate.map.ScoredMap;
import org.prodrome.evaluate.metric.UndefinedMetricException;

/**
 * How well maps say where, over the places of all tested cases of which that is known, on the network's grid. It says
 * nothing of cases without an abnormal place among those that have one, so that it is no figure of detection.
 *
 * @param auroc of places
 * @param averagePrecision of places
 * @param overlap {@link PixelMetrics#perRegionOverlap} up to {@link PixelMetrics#LIMIT}
 * @param pointing share of the abnormal cases whose highest place is an abnormal one: the pointing game without a
 *     tolerance
 * @param share of the abnormal cases' places that are abnormal, which is what pointing by chance reaches
 * @param abnormal cases with an abnormal place
 * @param normal cases
 */
record Localisation(
        double auroc,
        double averagePrecision,
        double overlap,
        double pointing,
        double share,
        int abnormal,
        int normal) {

    /** Empty where no place is abnormal, or every one. */
    static Optional<Localisation> of(List<ScoredMap> maps) {
        List<ScoredMap> abnormal = maps.stream().filter(map -> count(map) > 0).toList();
        try {
            return Optional.of(new Localisation(
                    PixelMetrics.auroc(maps),
                    PixelMetrics.averagePrecision(maps),
                    PixelMetrics.perRegionOverlap(maps, PixelMetrics.LIMIT),
                    PointingGame.of(maps, 0),
                    abnormal.stream()
                            .mapToDouble(map -> (double) count(map) / map.lesion().length)
                            .average()
                            .orElseThrow(),
                    abnormal.size(),
                    maps.size() - abnormal.size()));
        } catch (UndefinedMetricException _) {
            return Optional.empty();
        }
    }

    /** The mean of the folds' figures; empty where no fold has any. */
    static Optional<Localisation> mean(List<Localisation> folds) {
        if (folds.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Localisation(
                mean(folds, Localisation::auroc),
                mean(folds, Localisation::averagePrecision),
                mean(folds, Localisation::overlap),
                mean(folds, Localisation::pointing),
                mean(folds, Localisation::share),
                folds.stream().mapToInt(Localisation::abnormal).sum(),
                folds.stream().mapToInt(Localisation::normal).sum()));
    }

    private static double mean(List<Localisation> folds, ToDoubleFunction<Localisation> figure) {
        return folds.stream().mapToDouble(figure).average().orElseThrow();
    }

    private static int count(ScoredMap map) {
        int count = 0;
        for (boolean lesion : map.lesion()) {
            count += lesion ? 1 : 0;
        }
        return count;
    }

    /** A sentence for the page. */
    String sentence() {
        return String.format(
                Locale.ROOT,
                "where the model points, in %d abnormal and %d normal cases: AUROC of places %.3f, average precision"
                        + " of places %.3f, overlap by region (PRO) %.3f; the highest place is abnormal in %.3f of the"
                        + " abnormal cases, and %.3f of their places are",
                abnormal,
                normal,
                auroc,
                averagePrecision,
                overlap,
                pointing,
                share);
    }
}

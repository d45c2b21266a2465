package org.prodrome.evaluate;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.prodrome.data.Seed;
import org.prodrome.evaluate.Comparison.Difference;
import org.prodrome.evaluate.statistic.AurocDifference;
import org.prodrome.evaluate.statistic.Interval;
import org.prodrome.evaluate.statistic.SubjectBootstrap;

/**
 * What a system loses where it was never taught: its area within each site after other subjects of that site were
 * learned from, beside its area on the same cases after the site was left out. Areas are within a site, all folds'
 * predictions together, and the mean over the sites, so that telling the sites apart earns nothing.
 *
 * @param sites those that have both classes of two subjects or more; others are left out
 * @param seen area where the site's other subjects were learned from
 * @param unseen area where the site was left out
 * @param gap the first less the second; its interval draws each subject for both alike
 * @param p two-sided, of equal areas: within each site by DeLong's paired test (Obuchowski's where subjects have
 *     several cases), then the mean over the sites
 */
public record SiteGap(List<String> sites, Figure seen, Figure unseen, Difference gap, double p) {
    private static final Set<Metric> AREA = EnumSet.of(Metric.AUROC);

    /**
     * Of one system that was judged twice.
     *
     * @param seen judged by folds of subjects
     * @param unseen judged with each site left out
     * @return nothing where no site has both classes of two subjects or more
     * @throws IllegalArgumentException if the two were not judged once each on the same cases
     */
    public static Optional<SiteGap> of(Contender seen, Contender unseen, Seed seed) {
        SameCases.require(List.of(seen, unseen));
        if (!seen.once() || !unseen.once()) {
            throw new IllegalArgumentException(
                    seen.name() + ": expected each case to be judged once, got several times");
        }
        Map<String, Prediction> beside = unseen.first();
        List<String> sites = new ArrayList<>();
        List<Sample> first = new ArrayList<>();
        List<Sample> second = new ArrayList<>();
        List<AurocDifference> differences = new ArrayList<>();
        bySite(seen).forEach((site, ids) -> {
            Sample of = seen.samples(ids).getFirst().getFirst();
            PairedAreas.difference(of.predictions(), beside).ifPresent(difference -> {
                sites.add(site);
                first.add(of);
                second.add(unseen.samples(ids).getFirst().getFirst());
                differences.add(difference);
            });
        });
        if (sites.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new SiteGap(
                List.copyOf(sites),
                figure(first, seed),
                figure(second, seed),
                gap(first, second, seed),
                AurocDifference.mean(differences).p()));
    }

    private static Map<String, Set<String>> bySite(Contender contender) {
        Map<String, Set<String>> ids = new TreeMap<>();
        contender
                .first()
                .forEach((id, each) -> ids.computeIfAbsent(each.site(), site -> new TreeSet<>())
                        .add(id));
        return ids;
    }

    private static Figure figure(List<Sample> sites, Seed seed) {
        double mean = mean(sites.stream().map(Judged::figures).toList());
        List<Prediction> all =
                sites.stream().flatMap(site -> site.predictions().stream()).toList();
        double pooled = new Sample(all).figures().getOrDefault(Metric.AUROC, mean);
        return Figure.of(
                mean, interval(sites.stream().map(site -> site.only(AREA)).toList(), seed), pooled, all);
    }

    private static Difference gap(List<Sample> seen, List<Sample> unseen, Seed seed) {
        List<PairedFigures> pairs = new ArrayList<>();
        for (int i = 0; i < seen.size(); i++) {
            pairs.add(new PairedFigures(List.of(List.of(seen.get(i))), List.of(List.of(unseen.get(i))), AREA));
        }
        int subjects = pairs.stream().mapToInt(PairedFigures::count).sum();
        return new Difference(
                mean(pairs.stream().map(PairedFigures::figures).toList()),
                subjects < Figure.FEWEST_SUBJECTS ? Optional.empty() : interval(pairs, seed));
    }

    private static double mean(List<Map<Metric, Double>> sites) {
        return sites.stream()
                .mapToDouble(site -> site.getOrDefault(Metric.AUROC, 0.0))
                .average()
                .orElseThrow();
    }

    private static Optional<Interval> interval(List<? extends SubjectBootstrap.Part<Metric>> parts, Seed seed) {
        return Optional.ofNullable(SubjectBootstrap.intervals(parts, Evaluation.DRAWS, seed.split("sites"))
                .get(Metric.AUROC));
    }
}

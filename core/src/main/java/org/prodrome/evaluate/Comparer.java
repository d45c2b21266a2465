package org.prodrome.evaluate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.prodrome.data.Seed;
import org.prodrome.data.Truth.Label;
import org.prodrome.evaluate.Comparison.Called;
import org.prodrome.evaluate.Comparison.Contrast;
import org.prodrome.evaluate.Comparison.Difference;
import org.prodrome.evaluate.Comparison.Entrant;
import org.prodrome.evaluate.Comparison.Group;
import org.prodrome.evaluate.Comparison.Grouped;
import org.prodrome.evaluate.statistic.Holm;
import org.prodrome.evaluate.statistic.Interval;
import org.prodrome.evaluate.statistic.McNemar;
import org.prodrome.evaluate.statistic.SubjectBootstrap;

/** Computes a {@link Comparison}; what its figures mean is said there. */
final class Comparer {
    private static final Set<Metric> HEADLINES = EnumSet.copyOf(Metric.HEADLINES);

    private final List<Contender> contenders;
    /** [contender][time][fold] */
    private final List<List<List<Sample>>> samples;

    private final Map<String, Prediction> cases;
    private final boolean clustered;
    private final Seed seed;
    /** [contrast] the two contenders' indices */
    private final List<int[]> pairs = new ArrayList<>();

    private final Set<String> remarks = new TreeSet<>();

    Comparer(List<Contender> contenders, Seed seed) {
        if (contenders.size() < 2) {
            throw new IllegalArgumentException("comparison: expected two systems or more, got " + contenders.size());
        }
        SameCases.require(contenders);
        this.contenders = contenders;
        this.samples = contenders.stream().map(Contender::samples).toList();
        this.cases = contenders.getFirst().first();
        this.clustered = subjects(cases.keySet()) < cases.size();
        this.seed = seed;
        for (int first = 0; first < contenders.size(); first++) {
            for (int second = first + 1; second < contenders.size(); second++) {
                pairs.add(new int[] {first, second});
            }
        }
    }

    Comparison compare(Map<String, Map<String, String>> groupings) {
        List<Entrant> entrants =
                IntStream.range(0, contenders.size()).mapToObj(this::entrant).toList();
        List<Contrast> contrasts = contrasts();
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        Map<String, String> sites = new LinkedHashMap<>();
        cases.forEach((id, each) -> sites.put(id, each.site()));
        all.put("site", sites);
        all.putAll(groupings);
        List<Grouped> groups = new ArrayList<>();
        all.forEach((name, values) -> groups.add(grouped(name, values)));
        groups.removeIf(each -> each.groups().size() < 2);
        return new Comparison(
                cases.size(),
                abnormal(cases.keySet()),
                subjects(cases.keySet()),
                clustered,
                entrants,
                contrasts,
                groups,
                List.copyOf(remarks));
    }

    private Entrant entrant(int of) {
        Map<Metric, Figure> figures = new EnumMap<>(Metric.class);
        String name = contenders.get(of).name();
        List<List<Sample>> own = samples.get(of);
        if (own.stream().flatMap(List::stream).count() == 1
                && !own.getFirst().getFirst().stands()) {
            remarks.add(name + ": no figure, for not both classes and two subjects are there.");
        } else {
            figures.putAll(figures(new Repeats(own), seed.split("own")));
        }
        return new Entrant(name, figures);
    }

    private static Map<Metric, Figure> figures(Judged judged, Seed chance) {
        Map<Metric, Figure> figures = new EnumMap<>(Metric.class);
        Map<Metric, Double> values = judged.figures();
        SubjectBootstrap.intervals(List.of(judged.only(HEADLINES)), Evaluation.DRAWS, chance)
                .forEach((metric, interval) -> {
                    double value = values.getOrDefault(metric, 0.0);
                    figures.put(metric, Figure.of(value, Optional.of(interval), value, judged.under(metric)));
                });
        return figures;
    }

    private List<Contrast> contrasts() {
        List<Optional<Double>> areas = Holm.adjusted(pairs.stream()
                .map(pair -> PairedAreas.p(
                        contenders.get(pair[0]), samples.get(pair[0]).getFirst(), contenders.get(pair[1])))
                .toList());
        List<Optional<Called>> found = called(Label.ABNORMAL);
        List<Optional<Called>> spared = called(Label.NORMAL);
        return IntStream.range(0, pairs.size())
                .mapToObj(i -> {
                    int[] pair = pairs.get(i);
                    List<List<Sample>> first = samples.get(pair[0]);
                    List<List<Sample>> second = samples.get(pair[1]);
                    return new Contrast(
                            pair[0],
                            pair[1],
                            differences(new PairedFigures(first, second, HEADLINES), "pair"),
                            areas.get(i),
                            found.get(i),
                            spared.get(i));
                })
                .toList();
    }

    private Map<Metric, Difference> differences(PairedFigures pair, String chance) {
        Map<Metric, Difference> differences = new EnumMap<>(Metric.class);
        boolean enough = pair.count() >= Figure.FEWEST_SUBJECTS;
        Map<Metric, Interval> intervals =
                enough ? SubjectBootstrap.intervals(List.of(pair), Evaluation.DRAWS, seed.split(chance)) : Map.of();
        pair.figures()
                .forEach((metric, value) ->
                        differences.put(metric, new Difference(value, Optional.ofNullable(intervals.get(metric)))));
        return differences;
    }

    private List<Optional<Called>> called(Label label) {
        List<Optional<McNemar>> tests = pairs.stream()
                .map(pair -> mcNemar(contenders.get(pair[0]), contenders.get(pair[1]), label))
                .toList();
        List<Optional<Double>> adjusted = Holm.adjusted(
                tests.stream().map(test -> test.map(McNemar::midP)).toList());
        return IntStream.range(0, tests.size())
                .mapToObj(i -> tests.get(i)
                        .map(test -> new Called(test, adjusted.get(i).orElseThrow())))
                .toList();
    }

    private Optional<McNemar> mcNemar(Contender first, Contender second, Label label) {
        if (clustered || !first.once() || !second.once()) {
            return Optional.empty();
        }
        Map<String, Prediction> other = second.first();
        List<boolean[]> right = new ArrayList<>();
        first.first().forEach((id, each) -> {
            Optional<Boolean> beside = Optional.ofNullable(other.get(id)).flatMap(Prediction::decision);
            if (each.label() == label && each.decision().isPresent() && beside.isPresent()) {
                boolean abnormal = label == Label.ABNORMAL;
                right.add(new boolean[] {each.decision().get() == abnormal, beside.get() == abnormal});
            }
        });
        boolean[] one = new boolean[right.size()];
        boolean[] two = new boolean[right.size()];
        for (int i = 0; i < one.length; i++) {
            one[i] = right.get(i)[0];
            two[i] = right.get(i)[1];
        }
        return right.isEmpty() ? Optional.empty() : Optional.of(McNemar.of(one, two));
    }

    private Grouped grouped(String name, Map<String, String> values) {
        Map<String, Set<String>> groups = new TreeMap<>();
        cases.keySet()
                .forEach(id -> Optional.ofNullable(values.get(id))
                        .ifPresent(value -> groups.computeIfAbsent(value, key -> new TreeSet<>())
                                .add(id)));
        int without =
                cases.size() - groups.values().stream().mapToInt(Set::size).sum();
        if (without > 0) {
            remarks.add(
                    "By " + name + ": " + without + " of " + cases.size() + " cases have none and stand in no group.");
        }
        List<Group> rows = new ArrayList<>();
        groups.forEach((value, ids) -> rows.add(group(name + " " + value, value, ids)));
        return new Grouped(name, rows);
    }

    private Group group(String what, String value, Set<String> ids) {
        int abnormal = abnormal(ids);
        int subjects = subjects(ids);
        boolean defined = abnormal > 0 && abnormal < ids.size() && subjects > 1;
        List<List<List<Sample>>> samples =
                contenders.stream().map(each -> each.samples(ids)).toList();
        return new Group(
                value,
                ids.size(),
                abnormal,
                subjects,
                samples.stream()
                        .map(each -> defined
                                ? Optional.ofNullable(figures(new Repeats(each), seed.split(what))
                                        .get(Metric.AUROC))
                                : Optional.<Figure>empty())
                        .toList(),
                pairs.stream()
                        .map(pair -> defined
                                ? Optional.ofNullable(differences(
                                                new PairedFigures(
                                                        samples.get(pair[0]),
                                                        samples.get(pair[1]),
                                                        EnumSet.of(Metric.AUROC)),
                                                what)
                                        .get(Metric.AUROC))
                                : Optional.<Difference>empty())
                        .toList());
    }

    private int abnormal(Set<String> ids) {
        return (int) cases.values().stream()
                .filter(each -> ids.contains(each.id()) && each.label() == Label.ABNORMAL)
                .count();
    }

    private int subjects(Set<String> ids) {
        return (int) cases.entrySet().stream()
                .filter(each -> ids.contains(each.getKey()))
                .map(each -> each.getValue().subject().id())
                .distinct()
                .count();
    }
}

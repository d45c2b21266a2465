package org.prodrome.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.prodrome.evaluate.AcrossSets;
import org.prodrome.evaluate.Comparison;
import org.prodrome.evaluate.Comparison.Called;
import org.prodrome.evaluate.Comparison.Contrast;
import org.prodrome.evaluate.Comparison.Difference;
import org.prodrome.evaluate.Comparison.Grouped;
import org.prodrome.evaluate.Comparisons;
import org.prodrome.evaluate.Metric;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A comparison for machines. */
final class ComparisonJson {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ComparisonJson() {}

    static String of(Comparisons comparisons) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("systems", comparisons.systems());
        all.put(
                "data_sets",
                comparisons.sets().stream()
                        .map(set -> set(set.name(), set.comparison()))
                        .toList());
        comparisons.across().ifPresent(across -> all.put("across", across(across)));
        return JSON.writeValueAsString(all);
    }

    private static Map<String, Object> set(String name, Comparison comparison) {
        Map<String, Object> set = new LinkedHashMap<>();
        set.put("name", name);
        set.put("cases", comparison.cases());
        set.put("abnormal", comparison.abnormal());
        set.put("subjects", comparison.subjects());
        set.put(
                "figures",
                comparison.entrants().stream()
                        .map(each -> {
                            Map<String, Object> figures = new LinkedHashMap<>();
                            figures.put("system", each.name());
                            each.figures().forEach((metric, figure) -> figures.put(metric.key(), figure));
                            return figures;
                        })
                        .toList());
        set.put(
                "pairs",
                comparison.contrasts().stream()
                        .map(each -> pair(comparison, each))
                        .toList());
        set.put(
                "groups",
                comparison.groups().stream()
                        .map(each -> grouped(comparison, each))
                        .toList());
        set.put("remarks", comparison.remarks());
        return set;
    }

    private static Map<String, Object> pair(Comparison comparison, Contrast each) {
        Map<String, Object> pair = new LinkedHashMap<>();
        pair.put("first", comparison.entrants().get(each.first()).name());
        pair.put("second", comparison.entrants().get(each.second()).name());
        Map<String, Object> differences = new LinkedHashMap<>();
        for (Metric metric : Metric.HEADLINES) {
            Optional.ofNullable(each.differences().get(metric))
                    .ifPresent(value -> differences.put(metric.key(), difference(value)));
        }
        pair.put("differences", differences);
        each.auroc().ifPresent(p -> pair.put(comparison.clustered() ? "obuchowski_p_holm" : "delong_p_holm", p));
        each.sensitivity().ifPresent(called -> pair.put("mcnemar_abnormal", called(called)));
        each.specificity().ifPresent(called -> pair.put("mcnemar_normal", called(called)));
        return pair;
    }

    private static Map<String, Object> difference(Difference difference) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("value", difference.value());
        difference.interval().ifPresent(interval -> {
            values.put("low", interval.low());
            values.put("high", interval.high());
        });
        return values;
    }

    private static Map<String, Object> called(Called called) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("first_only", called.test().firstOnly());
        values.put("second_only", called.test().secondOnly());
        values.put("exact_p", called.test().exact());
        values.put("mid_p", called.test().midP());
        values.put("mid_p_holm", called.adjusted());
        return values;
    }

    private static Map<String, Object> grouped(Comparison comparison, Grouped grouped) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("by", grouped.name());
        List<Object> groups = new ArrayList<>();
        for (Comparison.Group group : grouped.groups()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("value", group.value());
            row.put("cases", group.cases());
            row.put("abnormal", group.abnormal());
            row.put("subjects", group.subjects());
            row.put("auroc", group.auroc());
            row.put(
                    "differences",
                    group.differences().stream()
                            .map(each -> each.map(ComparisonJson::difference))
                            .toList());
            groups.add(row);
        }
        values.put("groups", groups);
        List<Optional<Double>> gaps = new ArrayList<>();
        for (int i = 0; i < comparison.entrants().size(); i++) {
            gaps.add(grouped.gap(i));
        }
        values.put("highest_less_lowest", gaps);
        return values;
    }

    private static Map<String, Object> across(AcrossSets across) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("over", across.seeds() ? "seeds" : "data sets");
        values.put("rows", across.rows());
        values.put("auroc", across.auroc());
        across.friedman().ifPresent(test -> {
            values.put("mean_ranks", test.meanRanks());
            values.put("friedman_p", test.p());
            values.put("nemenyi_critical_difference", across.criticalDifference());
        });
        values.put(
                "pairs",
                across.pairs().stream()
                        .map(each -> {
                            Map<String, Object> pair = new LinkedHashMap<>();
                            pair.put("first", across.systems().get(each.first()));
                            pair.put("second", across.systems().get(each.second()));
                            pair.put("wilcoxon_p", each.wilcoxon().p());
                            pair.put("wilcoxon_p_holm", each.adjusted());
                            each.nemenyi().ifPresent(p -> pair.put("nemenyi_p", p));
                            return pair;
                        })
                        .toList());
        return values;
    }
}

package org.prodrome.recipe;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.prodrome.evaluate.CalibrationMeasure;
import org.prodrome.evaluate.Checkpoints;
import org.prodrome.evaluate.ClassEvaluation;
import org.prodrome.evaluate.EntityFigures;
import org.prodrome.evaluate.Evaluation;
import org.prodrome.evaluate.Figure;
import org.prodrome.evaluate.InnerChoice;
import org.prodrome.evaluate.Metric;
import org.prodrome.evaluate.Reliability;
import org.prodrome.evaluate.SeverityFigures;
import org.prodrome.evaluate.Subgroup;
import org.prodrome.evaluate.statistic.Interval;
import org.prodrome.model.gan.Likeness;
import org.prodrome.recipe.report.Chosen;
import org.prodrome.recipe.report.ReportContent.Published;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A run's figures for machines.
 *
 * @param judgedBy subject, or record where the source names no subjects
 * @param baselineName what the trivial baseline does
 * @param siteAlone what a site's share of abnormal cases reaches, where there are several sites
 * @param events figures by event, of continuous recordings
 * @param reliability whether the probabilities hold, where there are any
 * @param subgroups those kinds of which there are several
 * @param likeness of an adversarial model, how like real cases the made ones are, by training
 * @param chosen what was chosen within the training parts
 * @param localisation where it is known where tested cases are abnormal
 * @param entities where the model tags words and it is known where entities are
 * @param severity where the model tells it and it is known of tested cases
 */
record MetricsJson(
        String recipe,
        String protocol,
        String profile,
        String judgedBy,
        Evaluation model,
        String baselineName,
        Evaluation baseline,
        Optional<Evaluation> siteAlone,
        Map<String, Double> events,
        Map<String, Likeness> likeness,
        Chosen chosen,
        Optional<Reliability> reliability,
        Optional<Localisation> localisation,
        Optional<SeverityFigures> severity,
        Optional<EntityFigures> entities,
        List<Subgroup> subgroups,
        List<Published> published) {
    static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    String write() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("recipe", recipe);
        all.put("protocol", protocol);
        all.put("profile", profile);
        all.put("judged_by", judgedBy);
        all.put("metrics", figures(model.metrics()));
        all.put("baseline_name", baselineName);
        all.put("baseline", figures(baseline.metrics()));
        siteAlone.ifPresent(evaluation -> all.put("site_alone", figures(evaluation.metrics())));
        if (!events.isEmpty()) {
            all.put("events", events);
        }
        all.put("sites", sites(model));
        all.put("baseline_sites", sites(baseline));
        all.put("subgroups", subgroups(subgroups));
        all.put("folds", model.folds().stream().map(MetricsJson::fold).toList());
        reliability.ifPresent(each -> all.put("calibration", calibration(each)));
        if (!likeness.isEmpty()) {
            all.put(
                    "trainings",
                    likeness.entrySet().stream().map(MetricsJson::training).toList());
        }
        if (!chosen.readings().isEmpty()) {
            all.put(
                    "choices",
                    chosen.readings().stream().map(MetricsJson::reading).toList());
        }
        if (!chosen.checkpoints().isEmpty()) {
            all.put("checkpoints", checkpoints(chosen));
        }
        localisation.ifPresent(where -> all.put("localisation", where(where)));
        severity.ifPresent(figures -> all.put("severity", severity(figures)));
        entities.ifPresent(figures -> all.put("entities", entities(figures)));
        model.classes().ifPresent(classes -> all.put("classes", classes(classes)));
        all.put("remarks", List.copyOf(model.remarks()));
        all.put("published", published);
        return JSON.writeValueAsString(all) + "\n";
    }

    private static Map<String, Object> severity(SeverityFigures figures) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("cases", figures.cases());
        put(values, SeverityFigures.Kind.values(), SeverityFigures.Kind::key, figures.values(), figures.intervals());
        return values;
    }

    private static Map<String, Object> entities(EntityFigures figures) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("known", figures.known());
        values.put("said", figures.said());
        put(values, EntityFigures.Kind.values(), EntityFigures.Kind::key, figures.values(), figures.intervals());
        return values;
    }

    private static <K> void put(
            Map<String, Object> all,
            K[] kinds,
            Function<K, String> key,
            Map<K, Double> values,
            Map<K, Interval> intervals) {
        for (K kind : kinds) {
            Double value = values.get(kind);
            if (value != null) {
                Map<String, Object> figure = new LinkedHashMap<>();
                figure.put("value", value);
                Optional.ofNullable(intervals.get(kind)).ifPresent(interval -> {
                    figure.put("low", interval.low());
                    figure.put("high", interval.high());
                });
                all.put(key.apply(kind), figure);
            }
        }
    }

    private static Map<String, Object> sites(Evaluation evaluation) {
        Map<String, Object> sites = new LinkedHashMap<>();
        evaluation.sites().forEach((site, figures) -> sites.put(site, figures(figures)));
        return sites;
    }

    /** By kind, then by name. */
    private static Map<String, Map<String, Object>> subgroups(List<Subgroup> subgroups) {
        Map<String, Map<String, Object>> kinds = new LinkedHashMap<>();
        for (Subgroup group : subgroups) {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("normal", group.normal());
            values.put("abnormal", group.abnormal());
            values.put("subjects", group.subjects().size());
            values.put("metrics", figures(group.figures()));
            kinds.computeIfAbsent(group.by().key(), _ -> new LinkedHashMap<>()).put(group.name(), values);
        }
        return kinds;
    }

    private static Map<String, Object> figures(Map<Metric, Figure> figures) {
        Map<String, Object> named = new LinkedHashMap<>();
        figures.forEach((metric, figure) -> named.put(metric.key(), figure));
        return named;
    }

    private static Map<String, Object> classes(ClassEvaluation classes) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("names", classes.names());
        values.put("several", classes.several());
        if (!classes.several()) {
            values.put("confusion", classes.confusion());
        }
        values.put("auroc", classes.auroc());
        classes.overall().forEach((overall, figure) -> values.put(overall.key(), figure));
        return values;
    }

    private static Map<String, Object> calibration(Reliability reliability) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (CalibrationMeasure measure : CalibrationMeasure.values()) {
            Figure figure = reliability.figures().get(measure);
            if (figure != null) {
                values.put(measure.key(), figure);
            }
        }
        values.put("bins", reliability.bins());
        values.put("remarks", reliability.remarks());
        return values;
    }

    private static Map<String, Object> reading(InnerChoice choice) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("training", choice.training());
        values.put("inner_auroc", choice.scores());
        values.put("chosen", choice.chosen());
        return values;
    }

    private static Map<String, Object> checkpoints(Chosen chosen) {
        Map<String, Object> values = new LinkedHashMap<>();
        chosen.worth().ifPresent(worth -> {
            values.put("folds", worth.folds());
            values.put("test_auroc_last", worth.last());
            values.put("test_auroc_chosen", worth.chosen());
            values.put("test_auroc_best_not_attainable", worth.best());
        });
        values.put(
                "trainings",
                chosen.checkpoints().stream().map(MetricsJson::checkpoints).toList());
        return values;
    }

    private static Map<String, Object> checkpoints(Checkpoints fold) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("training", fold.training());
        values.put("last_step", fold.last().step());
        values.put("chosen_step", fold.chosen().step());
        fold.best().ifPresent(best -> values.put("best_step_not_attainable", best.step()));
        values.put(
                "looks",
                fold.looks().stream()
                        .map(look -> {
                            Map<String, Object> each = new LinkedHashMap<>();
                            each.put("step", look.step());
                            each.put("synthetic_auroc", look.synthetic());
                            look.test().ifPresent(auroc -> each.put("test_auroc", auroc));
                            return each;
                        })
                        .toList());
        return values;
    }

    private static Map<String, Object> where(Localisation where) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("auroc", where.auroc());
        values.put("average_precision", where.averagePrecision());
        values.put("per_region_overlap", where.overlap());
        values.put("pointing_game", where.pointing());
        values.put("share_abnormal", where.share());
        values.put("abnormal", where.abnormal());
        values.put("normal", where.normal());
        return values;
    }

    private static Map<String, Object> training(Map.Entry<String, Likeness> one) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("training", one.getKey());
        values.put("spread", one.getValue().spread());
        values.put("energy_coefficient", one.getValue().energy());
        values.put("collapsed", one.getValue().collapse().isPresent());
        return values;
    }

    private static Map<String, Object> fold(Evaluation.FoldResult fold) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("fold", fold.fold());
        values.put("name", fold.name());
        values.put("normal", fold.normal());
        values.put("abnormal", fold.abnormal());
        values.put("threshold", fold.threshold());
        Map<String, Object> metrics = new LinkedHashMap<>();
        fold.metrics().forEach((metric, value) -> metrics.put(metric.key(), value));
        values.put("metrics", metrics);
        return values;
    }
}

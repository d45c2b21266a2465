package org.prodrome.recipe;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.evaluate.Evaluation;
import org.prodrome.evaluate.Prediction;
import org.prodrome.evaluate.Reliability;
import org.prodrome.evaluate.Subgroup;
import org.prodrome.evaluate.SubjectResult;
import org.prodrome.model.Model;
import org.prodrome.recipe.report.Reach;
import org.prodrome.recipe.report.ReportContent;
import org.prodrome.recipe.report.ReportContent.Mistake;
import org.prodrome.recipe.report.Setup;

/**
 * Gathers what the page of a run tells.
 *
 * @param yaml the recipe as it is written
 * @param duplicates what is said of cases that are there twice
 */
record Story(Recipe recipe, String yaml, Profile profile, String protocol, Dataset dataset, List<String> duplicates) {
    private static final int MISTAKES = 8;

    ReportContent content(
            Evaluation model,
            List<FoldRun.Tested> tested,
            Evaluation baseline,
            List<Prediction> baselinePredictions,
            Map<String, Prepared> prepared,
            PlainFeatures plain,
            Optional<Reliability> reliability,
            Reach reach,
            List<Subgroup> subgroups,
            List<SubjectResult> subjects,
            Map<String, String> provenance)
            throws IOException, FormatException {
        Exhibits exhibits = new Exhibits(recipe, plain);
        List<Mistake> mistakes = new ArrayList<>();
        for (FoldRun.Tested one : worst(tested)) {
            Prepared shown =
                    Objects.requireNonNull(prepared.get(one.prediction().id()));
            mistakes.add(new Mistake(
                    one.prediction(),
                    one.threshold(),
                    exhibits.of(shown, one.map()),
                    shown.of().truth()));
        }
        return new ReportContent(
                recipe.name(),
                recipe.title(),
                recipe.summary(),
                recipe.citation(),
                recipe.deviations(),
                dataset.name() + " (" + dataset.origin() + "; licence: " + dataset.licence() + ")",
                protocol,
                judgedBy(dataset),
                profile.key(),
                recipe.score().operatingPoint(),
                model,
                tested.stream().map(FoldRun.Tested::prediction).toList(),
                baseline,
                baselinePredictions,
                baselineName(recipe.model(), plain),
                calibration(),
                reliability,
                reach,
                setup(),
                subgroups,
                subjects,
                recipe.published(),
                mistakes,
                duplicates,
                provenance);
    }

    private Setup setup() {
        return new Setup(
                yaml,
                recipe.modality(),
                recipe.wants(),
                recipe.model().supervision() == Model.Supervision.LABELLED,
                recipe.model().mapHop(recipe.preparation().grid()).isPresent(),
                recipe.training().steps(),
                recipe.training().batch(),
                recipe.training().calibrationShare(),
                recipe.training().balance().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    /** As the recipe names it. */
    private String calibration() {
        return recipe.score().calibration().name().toLowerCase(Locale.ROOT);
    }

    /** What the trivial baseline does. */
    static String baselineName(Model model, PlainFeatures plain) {
        return switch (model.supervision()) {
            case LABELLED -> "logistic regression on " + plain.name();
            case NORMALS -> "the distance from the normal cases’ mean in " + plain.name();
        };
    }

    /** What a fold, an interval and a count go by. */
    static String judgedBy(Dataset dataset) {
        return dataset.cases().stream().allMatch(one -> one.subject().known()) ? "subject" : "record";
    }

    /** The few wrongly called that are shown, farthest from the threshold first, in units of their fold's spread. */
    static List<FoldRun.Tested> worst(List<FoldRun.Tested> tested) {
        Map<Integer, DoubleSummaryStatistics> folds = tested.stream()
                .map(FoldRun.Tested::prediction)
                .collect(Collectors.groupingBy(Prediction::fold, Collectors.summarizingDouble(Prediction::score)));
        return tested.stream()
                .filter(one -> one.prediction().wrong())
                .sorted(Comparator.comparingDouble((FoldRun.Tested one) ->
                                Math.abs(one.prediction().score() - one.threshold()) / spread(one, folds))
                        .reversed()
                        .thenComparing(one -> one.prediction().id()))
                .limit(MISTAKES)
                .toList();
    }

    private static double spread(FoldRun.Tested one, Map<Integer, DoubleSummaryStatistics> folds) {
        DoubleSummaryStatistics scores =
                Objects.requireNonNull(folds.get(one.prediction().fold()));
        return Math.max(1e-12, scores.getMax() - scores.getMin());
    }
}

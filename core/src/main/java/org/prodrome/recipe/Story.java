package org.prodrome.recipe;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.evaluate.Evaluation;
import org.prodrome.evaluate.Prediction;
import org.prodrome.evaluate.Reliability;
import org.prodrome.evaluate.Subgroup;
import org.prodrome.evaluate.SubjectResult;
import org.prodrome.model.Model;
import org.prodrome.recipe.report.Chosen;
import org.prodrome.recipe.report.Course;
import org.prodrome.recipe.report.Reach;
import org.prodrome.recipe.report.ReportContent;
import org.prodrome.recipe.report.ReportContent.Shown;
import org.prodrome.recipe.report.Setup;

/**
 * Gathers what the page of a run tells.
 *
 * @param yaml the recipe as it is written
 * @param duplicates what is said of cases that are there twice
 */
record Story(Recipe recipe, String yaml, Profile profile, String protocol, Dataset dataset, List<String> duplicates) {
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
            Chosen chosen,
            List<Course> courses,
            Map<String, String> provenance)
            throws IOException, FormatException {
        Exhibits exhibits = new Exhibits(recipe, plain);
        List<Shown> cases = new ArrayList<>();
        for (ShownCase each : ShownCase.of(tested)) {
            FoldRun.Tested one = each.tested();
            Prepared shown =
                    Objects.requireNonNull(prepared.get(one.prediction().id()));
            cases.add(new Shown(
                    each.kind(),
                    each.rank(),
                    each.of(),
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
                chosen,
                recipe.published(dataset),
                cases,
                courses,
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
}

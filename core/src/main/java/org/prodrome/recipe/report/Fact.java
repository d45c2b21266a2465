package org.prodrome.recipe.report;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.prodrome.evaluate.Evaluation;
import org.prodrome.evaluate.Figure;
import org.prodrome.evaluate.Grouping;
import org.prodrome.evaluate.Metric;
import org.prodrome.evaluate.Prediction;
import org.prodrome.evaluate.Subgroup;

/** What a run can say of itself, each in a sentence or two; empty where it can't. */
enum Fact {
    TITLE(content -> said(content.title())),
    SUMMARY(content -> said(content.summary())),
    CITATION(content -> said(content.citation())),
    GOAL(content -> said("To train a detector by the recipe " + content.recipe()
            + " and to judge it beside a trivial baseline: " + content.baselineName() + ".")),
    SUPERVISION(content -> said("It learns from " + content.setup().learnsFrom() + ".")),
    ORIGIN(content -> said("Trained by the recipe " + content.recipe() + ", profile " + content.profile()
            + provenance(content, "finished", ", on ") + ".")),
    VERSION(content -> said("Prodrome" + provenance(content, "prodrome_commit", ", commit ")
            + provenance(content, "jvm", ", on ") + provenance(content, "operating_system", ", ") + ".")),
    SEED(content -> Optional.ofNullable(content.provenance().get("seed"))
            .map(seed -> "Drawn from the seed " + seed + " by the rule of each layer.")),
    DATA(content -> said(content.data() + (content.data().endsWith(".") ? "" : "."))),
    WANTS(content -> said("The whole of each case: " + content.setup().wants() + ".")),
    SITES(Fact::sites),
    DEVICES(content -> groups(content, Grouping.DEVICE)),
    FINDINGS(content -> groups(content, Grouping.FINDING)),
    PREPARATION(content -> said("As preparation and front_end in the recipe say, which is printed on this page.")),
    DUPLICATES(content -> said(
            content.duplicates().isEmpty()
                    ? "No case was found twice."
                    : content.duplicates().getFirst() + "; they count to one subject.")),
    LEFT_OUT(Fact::leftOut),
    PARTITION(content -> said(content.protocol() + ", by " + content.grouping() + ". Of each training side a share of "
            + Numbers.significant(content.setup().calibrationShare(), 2)
            + " is kept for threshold and calibration, and not learned from.")),
    DISJOINT(content -> said(
            content.grouping().equals("record")
                    ? "By record: the source names no subjects, and one person may stand on both sides."
                    : "By subject: none stands on both sides of a split.")),
    REACH(content -> said(content.reach().sentence())),
    MODEL(content -> said("As model in the recipe says, which is printed on this page; layer by layer in"
            + " detector/detector.onnx beside it.")),
    TRAINING(content -> said(
            "As training in the recipe says: " + Numbers.count(content.setup().steps(), "step") + " in batches of "
                    + content.setup().batch() + ", in the profile " + content.profile() + ".")),
    SELECTION(content -> said("As early_stopping and averaging in the recipe say; no test case chose anything.")),
    ENSEMBLE(content -> said("None: one model scores a case.")),
    BALANCE(content -> said("Batches are balanced by: " + content.setup().balance() + ".")),
    OUTPUT(content -> said("A score, the higher the more abnormal, and a decision at the operating point"
            + (content.calibration().equals("none") ? "." : "; calibrated by " + content.calibration() + "."))),
    THRESHOLD(content -> said("For the purpose “" + content.operatingPoint()
            + "”, chosen in each fold on calibration cases, before any test case was scored.")),
    BLIND(content -> said("The model is not told a test case’s label.")),
    METRICS(content -> said(Metric.HEADLINES.stream().map(Metric::title).collect(Collectors.joining(", "))
            + "; further ones on this page.")),
    UNCERTAINTY(content -> said("95 % percentile bootstrap over " + content.grouping() + "s, "
            + Numbers.count(Evaluation.DRAWS, "draw") + "; no interval below " + Figure.FEWEST_SUBJECTS
            + " subjects. One training a fold: the spread over seeds is not in it.")),
    CALIBRATION(content -> content.reliability()
            .map(each -> "Reliability diagram, calibration errors, slope and intercept of probabilities by "
                    + content.calibration() + "; decision curve.")),
    MAPS(content -> content.setup().localises()
            ? Optional.of("The model’s own map of where it found a case abnormal, drawn on this page.")
            : Optional.empty()),
    INTERNAL(content -> content.reach() == Reach.UNSEEN_SITES
            ? Optional.empty()
            : said("Cross-validated: " + content.protocol() + ".")),
    EXTERNAL(content -> switch (content.reach()) {
        case UNSEEN_SITES -> said("Sites that were left out of training: " + figures(content) + ".");
        case BOTH -> said("Some sites were not learned from; see the subgroups.");
        case ONE_SITE, SEEN_SITES -> Optional.empty();
    }),
    COUNTS(content -> said(Population.of(content.predictions()).counted(content.grouping()) + ".")),
    FOLDS(Fact::folds),
    FIGURES(content ->
            Optional.of(figures(content)).filter(each -> !each.isEmpty()).map(each -> each + ".")),
    VERDICT(content -> said(Verdict.of(
                    content.model().metrics().get(Metric.AUROC),
                    content.baseline().metrics().get(Metric.AUROC))
            .sentence("AUROC"))),
    CONFUSION(Fact::confusion),
    ABSTENTIONS(content -> said("The detector abstained on "
            + Numbers.count(Calls.of(content.predictions()).abstained(), "labelled case")
            + "; decisions’ figures leave them out.")),
    FAILURES(content -> {
        Calls calls = Calls.of(content.predictions());
        return said(Numbers.count(calls.falseAlarms(), "false alarm") + " and "
                + Numbers.count(calls.missed(), "missed case") + "; some are shown on this page.");
    }),
    HETEROGENEITY(Fact::heterogeneity),
    SUBGROUPS(content -> content.subgroups().isEmpty()
            ? Optional.empty()
            : Optional.of("By "
                    + content.subgroups().stream()
                            .map(each -> each.by().title())
                            .distinct()
                            .collect(Collectors.joining("; by "))
                    + ": see the subgroups.")),
    LIMITATIONS(Fact::limitations),
    USE(content ->
            said("Research: to put cases of " + content.setup().modality() + " in order of how abnormal they are.")),
    OUT_OF_SCOPE(content -> said(
            "Any decision about a patient. Data other than: " + content.setup().wants() + ".")),
    RECIPE(content -> said("The recipe, printed on this page, and its digest in the provenance.")),
    AVAILABILITY(content -> said("The detector as an ONNX file with its manifest lies beside this page in detector/.")),
    AUDIT(content -> said("predictions.csv holds each test case’s score and decision; detector/ is checked against its"
            + " golden input and output whenever it is loaded.")),
    BAD_INPUT(content -> said("A case that can’t be read, or lacks what the preparation needs, is refused by name;"
            + " prodrome score warns when a site’s cases no longer score as the calibration cases did."));

    @SuppressWarnings("ImmutableEnumChecker") // a function without state
    private final Function<ReportContent, Optional<String>> said;

    Fact(Function<ReportContent, Optional<String>> said) {
        this.said = said;
    }

    Optional<String> of(ReportContent content) {
        return said.apply(content);
    }

    private static Optional<String> said(String text) {
        return Optional.of(text);
    }

    private static String provenance(ReportContent content, String key, String before) {
        String value = content.provenance().get(key);
        return value == null ? "" : before + value;
    }

    private static Optional<String> sites(ReportContent content) {
        List<String> sites = content.predictions().stream()
                .map(Prediction::site)
                .distinct()
                .sorted()
                .toList();
        return sites.isEmpty()
                ? Optional.empty()
                : Optional.of(Numbers.count(sites.size(), "site") + ": "
                        + sites.stream().limit(Page.MOST_ROWS).collect(Collectors.joining(", ")) + ".");
    }

    private static Optional<String> groups(ReportContent content, Grouping by) {
        List<Subgroup> groups =
                content.subgroups().stream().filter(each -> each.by() == by).toList();
        return groups.isEmpty()
                ? Optional.empty()
                : Optional.of(groups.stream()
                                .map(each -> each.name() + " ("
                                        + Numbers.count(
                                                by == Grouping.FINDING
                                                        ? each.abnormal()
                                                        : each.normal() + each.abnormal())
                                        + ")")
                                .collect(Collectors.joining(", "))
                        + ".");
    }

    private static Optional<String> leftOut(ReportContent content) {
        int unlabelled = Population.of(content.predictions()).unlabelled();
        return said(Numbers.count(unlabelled, "case") + " without a label stand in no figure.");
    }

    private static Optional<String> folds(ReportContent content) {
        return content.model().folds().isEmpty()
                ? Optional.empty()
                : Optional.of("Tested: "
                        + content.model().folds().stream()
                                .limit(Page.MOST_ROWS)
                                .map(fold -> fold.name() + ": " + fold.normal() + " normal, " + fold.abnormal()
                                        + " abnormal")
                                .collect(Collectors.joining("; "))
                        + ".");
    }

    private static String figures(ReportContent content) {
        return Metric.HEADLINES.stream()
                .flatMap(metric -> Optional.ofNullable(content.model().metrics().get(metric))
                        .map(figure -> metric.title() + " " + figure.text())
                        .stream())
                .collect(Collectors.joining(", "));
    }

    private static Optional<String> confusion(ReportContent content) {
        Calls calls = Calls.of(content.predictions());
        return said("Abnormal: " + Numbers.count(calls.found()) + " called abnormal, " + Numbers.count(calls.missed())
                + " normal. Normal: " + Numbers.count(calls.falseAlarms()) + " called abnormal, "
                + Numbers.count(calls.spared()) + " normal. Abstained: " + Numbers.count(calls.abstained()) + ".");
    }

    private static Optional<String> heterogeneity(ReportContent content) {
        return content.model().sites().size() < 2
                ? Optional.empty()
                : Optional.of("AUROC by site: "
                        + content.model().sites().entrySet().stream()
                                .limit(Page.MOST_ROWS)
                                .map(site -> site.getKey() + " "
                                        + Optional.ofNullable(site.getValue().get(Metric.AUROC))
                                                .map(Figure::text)
                                                .orElse("undefined"))
                                .collect(Collectors.joining(", "))
                        + ".");
    }

    private static Optional<String> limitations(ReportContent content) {
        String smoke = content.profile().equals("smoke") ? " Trained for seconds: the figures say nothing." : "";
        String record = content.grouping().equals("record") ? " Parted by record, for subjects are not named." : "";
        String deviations =
                content.deviations().stream().map(each -> " " + each).collect(Collectors.joining());
        return said(content.reach().sentence() + record + smoke + deviations);
    }
}

package org.prodrome.recipe.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;
import org.prodrome.data.Signal;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth;
import org.prodrome.data.Truth.Label;
import org.prodrome.evaluate.Checkpoints;
import org.prodrome.evaluate.Evaluation;
import org.prodrome.evaluate.Grouping;
import org.prodrome.evaluate.InnerChoice;
import org.prodrome.evaluate.Metric;
import org.prodrome.evaluate.Prediction;
import org.prodrome.evaluate.Subgroup;
import org.prodrome.evaluate.SubjectResult;
import org.prodrome.evaluate.calibration.CalibrationMethod;
import org.prodrome.recipe.report.ReportContent.Shown;

final class ReportTest {
    private final ExampleContent example = new ExampleContent();

    @Test
    void isOneFileThatAsksNothingOfTheNetwork() throws IOException {
        String html = Report.html(example.content());
        // For a look at it in a browser.
        Files.writeString(Path.of("target", "report.html"), html);

        assertThat(html).startsWith("<!doctype html>").contains("default-src 'none'");
        assertThat(words(html)).doesNotContain("<script", "@import", "url(", "http:", "https:", "NaN", "null");
        assertThat(html).doesNotContainPattern("(href|src)=\"(?!#|data:)");
    }

    @Test
    void saysWhatItIsFor() {
        assertThat(Report.html(example.content()))
                .contains("Research use only. Not a medical device.")
                .contains("The model’s AUROC lies above the baseline’s interval")
                .contains("1,188 labelled cases (277 abnormal, 23.3 %) of 1,188 records at 4 sites")
                .contains("12 further cases without a label")
                .contains("The source names no subjects");
    }

    @Test
    void furtherFiguresCarryTheirIntervalCasesAndSubjects() {
        String further = Report.html(example.content()).split("<details id=\"further\">", -1)[1];
        further = further.substring(0, further.indexOf("</details>"));
        assertThat(further.split("<tr>", -1)).hasSize(Metric.FURTHER.size() + 2);
        assertThat(further)
                .contains("partial AUROC up to 10 % false alarms", "0.220–0.277", "pooled 0.244", "1,188")
                .containsPattern(
                        "positive likelihood ratio</th>\\s*<td class=\"number\">\\s*<span class=\"undefined\">");
    }

    @Test
    void admitsThatOverlappingIntervalsShowNothing() {
        example.baseline = ExampleContent.evaluation(0.82, 0.03, 5);
        assertThat(Report.html(example.content()))
                .contains("The model’s AUROC overlaps the baseline’s interval: this run does not show");
    }

    @Test
    void whatWasChosenStandsBesideWhatNobodyCanAttain() {
        assertThat(Report.html(example.content())).doesNotContain("Chosen within the training parts", "#chosen");
        Map<String, Double> inner = new LinkedHashMap<>();
        inner.put("as written", 0.71);
        inner.put("slow", 0.74);
        example.chosen = new Chosen(
                List.of(new InnerChoice("fold 1", inner)),
                List.of(
                        new Checkpoints("fold 1", List.of(look(10, 0.9, 0.6), look(20, 0.95, 0.7), look(30, 0.8, 0.9))),
                        new Checkpoints(
                                "fold 2", List.of(look(10, 0.9, 0.8), look(20, 0.9, 0.5), look(30, 0.8, 0.6)))));
        String html = Report.html(example.content());
        assertThat(html).contains("#chosen");
        assertThat(html.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " "))
                .contains("fold 1 0.710 0.740 slow", "Best step (not attainable)")
                .contains("fold 1 30 0.900 20 0.700 30 0.900")
                .contains("fold 2 30 0.600 10 0.800 10 0.800")
                .contains("Mean of 2 folds 0.750 0.750 0.850");
        assertThat(example.chosen.sentences())
                .containsExactly(
                        "Inner folds chose among [as written, slow] by AUROC: fold 1 slow.",
                        "The checkpoint was chosen by synthetic anomalies; AUROC of test cases, mean of 2 folds: last"
                                + " 0.750, chosen 0.750, best 0.850, which is not attainable, for it takes their"
                                + " labels.");
    }

    /** It names trainings, which leave-one-site-out calls after sites. */
    @Test
    void whatInnerFoldsChoseIsNoRemarkAboutASite() {
        String remark = "Inner folds chose among [x, y] by AUROC: "
                + example.model.sites().keySet().iterator().next() + " left out x.";
        example.model = example.model.noting(List.of(remark));
        assertThat(Report.html(example.content()).split(Pattern.quote(remark), -1))
                .hasSize(2);
    }

    private static Checkpoints.Look look(long step, double synthetic, double test) {
        return new Checkpoints.Look(step, synthetic, OptionalDouble.of(test));
    }

    @Test
    void aScoreIsNoProbabilityUntilItIsCalibrated() {
        assertThat(Report.html(example.content()))
                .contains("a score is a score and no probability")
                .doesNotContain("Decision curve", "Reliability.");
    }

    @Test
    void probabilitiesAreHeldAgainstWhatIs() throws IOException {
        Labelled labelled = Labelled.of(example.predictions);
        example.calibrate(
                "platt",
                CalibrationMethod.PLATT
                        .fit(labelled.scores(), labelled.abnormal())
                        .orElseThrow());
        String html = Report.html(example.content());
        Files.writeString(Path.of("target", "report-calibrated.html"), html);
        assertThat(words(html))
                .contains("Probabilities by <code>platt</code>", "judged on 1,188 test cases (277 abnormal)")
                .contains("Reliability diagram. Mean probability 0.", "expected calibration error, ten bins")
                .contains("The model is worth more than both at a risk of ")
                .doesNotContain("NaN", "Infinity");
    }

    @Test
    void pValuesAreNoProbabilities() {
        Labelled labelled = Labelled.of(example.predictions);
        example.calibrate(
                "empirical",
                CalibrationMethod.EMPIRICAL
                        .fit(labelled.scores(), labelled.abnormal())
                        .orElseThrow());
        assertThat(Report.html(example.content()))
                .contains("how often a normal case would score at least as high")
                .doesNotContain("Decision curve.", "Reliability diagram");
    }

    @Test
    void saysHowFarTheFiguresReach() {
        assertThat(Report.html(example.content())).contains("In-domain.", "--protocol leave-one-site-out");
        example.reach = Reach.UNSEEN_SITES;
        assertThat(Report.html(example.content())).contains("Sites that the model has not seen.");
    }

    @Test
    void namesTheWorstSubjectAndTheSubjectsOfASmallSubgroup() {
        List<Prediction> few = example.predictions.subList(0, 6);
        example.subgroups = List.of(
                Subgroup.of(Grouping.DEVICE, "stethoscope", few, example.folds, new Seed(1)),
                Subgroup.of(Grouping.DEVICE, "telephone", example.predictions, example.folds, new Seed(1)));
        String worst =
                SubjectResult.of(example.predictions, example.folds).getFirst().subject();
        assertThat(Report.html(example.content()))
                .contains("the worst is " + worst)
                .contains("Too few for an interval: r0, r1, r2, r3, r4, r5.")
                .containsSubsequence("telephone", "911", "277");
    }

    @Test
    void aHundredThousandCasesOfThousandsOfFoldsMakeASmallPage() {
        example.predictions = IntStream.range(0, 100_000)
                .mapToObj(i -> new Prediction(
                        "case " + i,
                        Subject.of("subject " + i),
                        "site " + i % 500,
                        i % 5,
                        i % 3 == 0 ? Label.ABNORMAL : Label.NORMAL,
                        Math.sin(i) + (i % 3 == 0 ? 0.5 : 0),
                        Optional.of(i % 2 == 0)))
                .toList();
        example.baselinePredictions = example.predictions;
        example.model = ExampleContent.evaluation(0.8, 0.01, 5000);
        String html = Report.html(example.content());
        assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(3_000_000);
        assertThat(html).contains("The first 40 of 5,000 folds", "of 100,000 are drawn");
    }

    @Test
    void showsMarkupAsText() {
        String hostile = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";
        Shown shown = ExampleContent.shown("a1", Label.ABNORMAL, 1);
        Prediction honest = shown.prediction();
        Prediction prediction = new Prediction(
                hostile, honest.subject(), hostile, 2, honest.label(), honest.score(), honest.decision());
        Truth truth = Truth.of(Label.ABNORMAL).withIntervals(List.of(new Truth.Interval(0, 1, hostile)));
        Signal signal = new Signal(
                new float[2][100], 50, List.of(new Signal.Channel(hostile, hostile), new Signal.Channel("b", "mV")));
        example.shown = List.of(new Shown(
                CaseKind.MISSED,
                1,
                1,
                prediction,
                1,
                new Exhibit.Waveform(signal, Optional.empty(), Optional.empty(), 1),
                truth));
        example.title = hostile;
        example.deviations = List.of(hostile);
        example.predictions = List.of(prediction);

        assertThat(Report.html(example.content()))
                .doesNotContain("<script", "<img src=x", "\"'>")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;");
    }

    @Test
    void showsAPictureBesideItsMapAndWhatIsKnown() {
        float[][] rows = {{0, 1, 2}, {3, 4, 5}};
        List<Truth.Box> boxes = List.of(new Truth.Box(0, 0, 2, 1, "polyp <b>"));
        Exhibit.Picture picture = new Exhibit.Picture(
                List.of(new Exhibit.Plane("", rows, Optional.of(rows), Optional.of(rows), boxes, 1, 1)));
        example.shown = List.of(shown(picture, Truth.of(Label.ABNORMAL).withBoxes(boxes)));
        assertThat(Report.html(example.content()))
                .contains(
                        "picture; the same with a map of where the model found it abnormal over it; mask of what is known.")
                .contains("viewBox=\"0 0 3 2\"", "polyp &lt;b&gt;", "<rect x=\"0\" y=\"0\" width=\"2\" height=\"1\"")
                .contains("The map shows where the model found the case abnormal", "2 of 7 missed cases");
    }

    @Test
    void aVolumesPlanesAreAsHighAsTheirSpacingSays() {
        float[][] rows = {{0, 1, 2}, {3, 4, 5}};
        example.shown = List.of(shown(
                new Exhibit.Picture(List.of(
                        new Exhibit.Plane(
                                "slice 1 of 2", rows, Optional.of(rows), Optional.empty(), List.of(), 0.5, 0.5),
                        new Exhibit.Plane("row 1 of 3", rows, Optional.of(rows), Optional.empty(), List.of(), 4, 0.5),
                        new Exhibit.Plane(
                                "column 1 of 3", rows, Optional.of(rows), Optional.empty(), List.of(), 4, 0.5))),
                Truth.of(Label.ABNORMAL)));
        assertThat(Report.html(example.content()))
                .contains("viewBox=\"0 0 3 2\"", "viewBox=\"0 0 3 16\"")
                .contains("slice 1 of 2, as recorded", "row 1 of 3, the map over it")
                .doesNotContain("what is known<");
    }

    @Test
    void saysWhichCasesAreThereTwice() {
        assertThat(Report.html(example.content())).doesNotContain("Duplicates");
        example.duplicates = List.of("duplicates: 1 groups of 2 cases", "a and b: alike, correlation 0.990");
        assertThat(Report.html(example.content()))
                .containsSubsequence("Duplicates", "1 groups of 2 cases", "a and b: alike");
    }

    @Test
    void showsTheOddestColumnsFirst() {
        Exhibit.Columns columns = new Exhibit.Columns(
                List.of("age", "sodium"), new double[] {61, Double.NaN}, Optional.of(new float[] {0.1f, 2}));
        example.shown = List.of(shown(columns, Truth.of(Label.NORMAL)));
        assertThat(Report.html(example.content())).containsSubsequence("sodium", "missing", "age", "61");
    }

    private static Shown shown(Exhibit exhibit, Truth truth) {
        return new Shown(
                CaseKind.MISSED,
                2,
                7,
                ExampleContent.shown("a1", truth.label(), 1).prediction(),
                1,
                exhibit,
                truth);
    }

    @Test
    void twelveLongRecordingsOfTwelveLeadsStayUnderThreeMegabytes() {
        example.shown = Collections.nCopies(15, ExampleContent.shown("a1", Label.ABNORMAL, 12));
        String html = Report.html(example.content());
        assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(3_000_000);
        assertThat(html).contains("The first 12 of 15 are shown.");
        assertThat(html.split("<article", -1)).hasSize(1 + 12);
    }

    @Test
    void standsWithNextToNothing() {
        example.shown = List.of();
        example.published = List.of();
        example.deviations = List.of();
        example.predictions = List.of();
        example.baselinePredictions = List.of();
        example.model = new Evaluation(Map.of(), Map.of(), List.of(), List.of());
        example.baseline = example.model;
        assertThat(Report.html(example.content()))
                .contains("There are none to show.")
                .contains("The recipe names no published figure")
                .contains("undefined")
                .doesNotContain("NaN", "null");
    }

    @Test
    void saysWhyAClassIsMissing() {
        example.predictions = labelled(Label.NORMAL);
        example.model = new Evaluation(Map.of(), Map.of(), List.of(), List.of("fold 1: no abnormal case"));
        assertThat(Report.html(example.content()))
                .contains("No curves:")
                .contains("cannot be compared")
                .contains("fold 1: no abnormal case");
    }

    @Test
    void bearsUnlabelledCasesOnly() {
        example.predictions = labelled(Label.UNKNOWN);
        assertThat(Report.html(example.content())).contains("0 labelled cases (0 abnormal) of 0 records at 0 sites");
    }

    @Test
    void bearsEqualScoresAtOneSiteInOneFold() {
        example.predictions = example.predictions.stream()
                .map(p -> new Prediction(p.id(), p.subject(), "here", 0, p.label(), 0.5, p.decision()))
                .toList();
        example.model = ExampleContent.evaluation(0.5, 0.1, 1);
        example.grouping = "subject";
        assertThat(words(Report.html(example.content())))
                .contains("The value of the one fold")
                .contains("of 1,188 subjects at 1 site.")
                .doesNotContain("The source names no subjects", "NaN");
    }

    /** Without the images, whose letters may spell anything. */
    private static String words(String html) {
        return html.replaceAll("base64,[^\"]*", "");
    }

    private List<Prediction> labelled(Label label) {
        return example.predictions.stream()
                .map(p -> new Prediction(p.id(), p.subject(), p.site(), p.fold(), label, p.score(), p.decision()))
                .toList();
    }
}

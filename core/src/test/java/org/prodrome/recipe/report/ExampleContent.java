package org.prodrome.recipe.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.prodrome.data.Seed;
import org.prodrome.data.Signal;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth;
import org.prodrome.data.Truth.Label;
import org.prodrome.evaluate.Evaluation;
import org.prodrome.evaluate.Evaluation.FoldResult;
import org.prodrome.evaluate.Figure;
import org.prodrome.evaluate.Fold;
import org.prodrome.evaluate.Metric;
import org.prodrome.evaluate.Prediction;
import org.prodrome.evaluate.Reliability;
import org.prodrome.evaluate.Subgroup;
import org.prodrome.evaluate.SubjectResult;
import org.prodrome.evaluate.calibration.Calibration;
import org.prodrome.recipe.report.ReportContent.Published;
import org.prodrome.recipe.report.ReportContent.Shown;

/** A made-up run that looks like a real one; a test changes what it is about. */
final class ExampleContent {
    private static final List<String> SITES = List.of("training-a", "training-b", "training-c", "training-e");
    private static final double THRESHOLD = 1.25;

    List<Prediction> predictions = predictions(1.2);
    List<Prediction> baselinePredictions = predictions(0.35);
    Evaluation model = evaluation(0.842, 0.03, 5);
    Evaluation baseline = evaluation(0.624, 0.045, 5);
    List<Shown> shown = List.of(
            shown("a0123", Label.ABNORMAL, 1), shown("e00457", Label.NORMAL, 1), shown("c0009", Label.ABNORMAL, 1));
    List<Published> published = List.of(
            new Published(
                    "Potes et al. 2016",
                    "mean of sensitivity and specificity, hidden test set",
                    "0.860",
                    Optional.empty()),
            new Published(
                    "Zabihi et al. 2016",
                    "mean of sensitivity and specificity, hidden test set",
                    "0.859",
                    Optional.empty()));
    List<String> deviations = List.of(
            "The paper leaves the window's overlap open; half a window is used.",
            "Trained for 60 epochs rather than 200, for validation loss no longer fell.");
    String title = "Convolutional auto-encoder on log-mel heart sounds";
    String grouping = "record";
    List<Course> courses = List.of();
    List<String> duplicates = List.of();
    String calibration = "none";
    Reach reach = Reach.SEEN_SITES;
    List<Subgroup> subgroups = List.of();
    Chosen chosen = new Chosen(List.of(), List.of());
    List<Fold> folds = IntStream.range(0, 5)
            .mapToObj(fold -> new Fold("fold " + (fold + 1), THRESHOLD))
            .toList();

    ReportContent content() {
        return new ReportContent(
                "heart-sound/2021-cae",
                title,
                "An auto-encoder learns to redraw the log-mel spectrogram of normal heart sounds; a recording is scored by"
                        + " what it fails to redraw.",
                "Doe J, Roe R. Heart sounds that an auto-encoder can't redraw. Journal of Examples 12 (2021) 34–56.",
                deviations,
                "PhysioNet/CinC Challenge 2016 training set (Liu et al. 2016), Open Data Commons Attribution v1.0.",
                "5-fold",
                grouping,
                "standard",
                "95 % specificity on the calibration part of each fold",
                model,
                predictions,
                baseline,
                baselinePredictions,
                "loudness of the recording",
                calibration,
                Reliability.of(predictions, new Seed(3)),
                reach,
                new Setup(
                        "name: heart-sound/2021-cae\n",
                        "heart sound",
                        "recordings of heart sounds",
                        false,
                        true,
                        1000,
                        16,
                        0.2,
                        "none"),
                subgroups,
                SubjectResult.of(predictions, folds),
                chosen,
                published,
                shown,
                courses,
                duplicates,
                provenance());
    }

    /** Each score calibrated. */
    void calibrate(String method, Calibration by) {
        calibration = method;
        predictions = predictions.stream()
                .map(p -> new Prediction(
                        p.id(),
                        p.subject(),
                        p.site(),
                        p.fold(),
                        p.label(),
                        p.score(),
                        p.decision(),
                        Optional.of(by.read(p.score()))))
                .toList();
    }

    private static List<Prediction> predictions(double shift) {
        SplittableRandom random = new Seed(7).random();
        List<Prediction> predictions = new ArrayList<>();
        for (int i = 0; i < 1200; i++) {
            boolean abnormal = random.nextDouble() < 0.22;
            double score = Math.exp(0.45 * random.nextGaussian() + (abnormal ? shift * 0.6 : 0));
            String site = SITES.get(random.nextInt(SITES.size()));
            Label label = i % 100 == 99 ? Label.UNKNOWN : abnormal ? Label.ABNORMAL : Label.NORMAL;
            predictions.add(new Prediction(
                    "r" + i, Subject.ofRecord("r" + i), site, i % 5, label, score, Optional.of(score >= THRESHOLD)));
        }
        return predictions;
    }

    static Evaluation evaluation(double auroc, double half, int folds) {
        List<FoldResult> results = new ArrayList<>();
        for (int fold = 0; fold < folds; fold++) {
            double off = (fold - 2) * 0.012;
            Map<Metric, Double> metrics = Map.of(
                    Metric.AUROC, auroc + off,
                    Metric.AVERAGE_PRECISION, auroc - 0.2 + off,
                    Metric.SENSITIVITY, auroc - 0.14 - 2 * off,
                    Metric.SPECIFICITY, auroc - 0.05 + 2 * off,
                    Metric.MACC, auroc - 0.095);
            results.add(new FoldResult(fold, "fold " + (fold + 1), 187, 53, THRESHOLD + off * 4, metrics));
        }
        Map<String, Map<Metric, Figure>> sites = new LinkedHashMap<>();
        for (int i = 0; i < SITES.size() - 1; i++) {
            sites.put(SITES.get(i), figures(auroc - 0.02 * i, half * 1.8, 300));
        }
        sites.put("training-e", Map.of(Metric.SPECIFICITY, new Figure(0.91, 0.88, 0.94, 0.91, 300, 300)));
        return new Evaluation(
                withFurther(figures(auroc, half, 1188)),
                sites,
                results,
                List.of("training-e: no abnormal case in its test parts, so that only specificity is defined."));
    }

    static Map<Metric, Figure> figures(double auroc, double half, int cases) {
        return Map.of(
                Metric.AUROC, figure(auroc, half, cases),
                Metric.AVERAGE_PRECISION, figure(auroc - 0.2, half * 1.5, cases),
                Metric.SENSITIVITY, figure(auroc - 0.14, half * 1.7, cases),
                Metric.SPECIFICITY, figure(auroc - 0.05, half, cases),
                Metric.MACC, figure(auroc - 0.095, half, cases));
    }

    /** All but the positive likelihood ratio, as where nothing normal was called abnormal. */
    private static Map<Metric, Figure> withFurther(Map<Metric, Figure> headlines) {
        Map<Metric, Figure> all = new LinkedHashMap<>(headlines);
        Metric.FURTHER.forEach(metric -> all.put(metric, figure(0.05 + 0.04 * metric.ordinal(), 0.03, 1188)));
        all.remove(Metric.POSITIVE_LIKELIHOOD_RATIO);
        return all;
    }

    private static Figure figure(double value, double half, int cases) {
        return new Figure(value, value - half, value + half * 0.9, value - 0.006, cases, cases);
    }

    static Shown shown(String id, Label label, int channels) {
        boolean called = label == Label.NORMAL;
        double score = called ? 4.381 : 0.4127;
        Prediction prediction = new Prediction(
                id, Subject.ofRecord(id), "training-" + id.charAt(0), 2, label, score, Optional.of(called));
        List<Truth.Interval> murmurs = new ArrayList<>();
        for (double start = 0.32; label == Label.ABNORMAL && start < 14; start += 0.85) {
            murmurs.add(new Truth.Interval(start, start + 0.18, "systolic murmur"));
        }
        SplittableRandom random = new Seed(11).split(id).random();
        return new Shown(
                called ? CaseKind.FALSE_ALARM : CaseKind.MISSED,
                1,
                23,
                prediction,
                THRESHOLD,
                new Exhibit.Waveform(
                        sound(random, 15, channels),
                        Optional.of(new Exhibit.Spectrogram(spectrogram(random, 64, 937), 20, 1000, 0.016)),
                        Optional.of(map(random, 234)),
                        0.064),
                Truth.of(label).withIntervals(murmurs));
    }

    private static Signal sound(SplittableRandom random, double seconds, int channels) {
        float[][] samples = new float[channels][(int) (seconds * 2000)];
        List<Signal.Channel> named = new ArrayList<>();
        for (int channel = 0; channel < channels; channel++) {
            for (int i = 0; i < samples[channel].length; i++) {
                double phase = i / 2000.0 % 0.85;
                double beat = burst(phase, 0.18) * Math.sin(2 * Math.PI * 55 * phase)
                        + 0.6 * burst(phase, 0.5) * Math.sin(2 * Math.PI * 80 * phase);
                samples[channel][i] = (float) (0.4 * beat + 0.015 * random.nextGaussian());
            }
            named.add(new Signal.Channel(channels == 1 ? "sound" : "lead " + (channel + 1), "1"));
        }
        return new Signal(samples, 2000, named);
    }

    private static float[][] spectrogram(SplittableRandom random, int bands, int frames) {
        float[][] values = new float[bands][frames];
        for (int band = 0; band < bands; band++) {
            for (int frame = 0; frame < frames; frame++) {
                double phase = frame * 0.016 % 0.85;
                double beat = 46 * Math.exp(-band / 9.0) * (burst(phase, 0.18) + 0.7 * burst(phase, 0.5));
                values[band][frame] = (float) (-72 + beat - 0.15 * band + 3 * random.nextGaussian());
            }
        }
        return values;
    }

    private static float[] map(SplittableRandom random, int values) {
        float[] map = new float[values];
        for (int i = 0; i < values; i++) {
            map[i] = (float) (0.2 + burst(i * 0.064 % 0.85, 0.35) + 0.1 * random.nextDouble());
        }
        return map;
    }

    private static double burst(double phase, double at) {
        return Math.exp(-Math.pow((phase - at) / 0.035, 2));
    }

    private static Map<String, String> provenance() {
        Map<String, String> provenance = new LinkedHashMap<>();
        provenance.put("recipe digest", "b7e23ec29af22b0b4e41da31e868d57226121c84aa1f2f0c3a4e0d2d3c9a1f00");
        provenance.put("data digest", "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae");
        provenance.put("commit", "64d7ab1");
        provenance.put("seed", "20160401");
        provenance.put("JVM", "OpenJDK 25+36");
        provenance.put("operating system", "Linux 6.18 amd64");
        provenance.put("device", "cpu, 2 threads");
        return provenance;
    }
}

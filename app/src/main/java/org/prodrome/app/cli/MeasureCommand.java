package org.prodrome.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.prodrome.data.FormatException;
import org.prodrome.data.source.LabelledFolder;
import org.prodrome.recipe.KeptRuns;
import org.prodrome.recipe.RecipeException;
import org.prodrome.recipe.ResultsPage;
import org.prodrome.recipe.SiteGaps;
import org.prodrome.recipe.measure.Measurement;
import org.prodrome.recipe.measure.QrsMeasurement;
import org.prodrome.recipe.measure.RecordedSegmentation;
import org.prodrome.recipe.measure.SimulatedSegmentation;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code prodrome measure}. */
@Command(
        name = "measure",
        description = {
            "Measures what no single run shows, and prints a table in Markdown.",
            "heart-sounds: S1 and S2 by the segmentation and by a threshold, in simulated recordings with noise; with"
                    + " --data in WFDB records that have a channel PCG and one ECG, against the ECG. qrs: beats in the"
                    + " first lead, against the annotations of --data.",
            "site-gap: what systems lose at sites that they never saw, from two runs of each, one of them with --protocol"
                    + " leave-one-site-out."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  prodrome measure heart-sounds",
            "  prodrome measure heart-sounds --data physionet2016/training-a",
            "  prodrome measure qrs --data mitbih --add      # docs/results/measured/*.json, docs/results.md",
            "  prodrome measure site-gap cnn-5-fold cnn-sites-out gru-5-fold gru-sites-out"
        })
final class MeasureCommand implements Callable<Integer> {
    /** What is measured. */
    enum Subject {
        HEART_SOUNDS("heart-sounds"),
        QRS("qrs"),
        SITE_GAP("site-gap");

        private final String key;

        Subject(String key) {
            this.key = key;
        }
    }

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "WHAT",
            converter = OfSubject.class,
            index = "0",
            description = "heart-sounds, qrs or site-gap.")
    private Subject subject = Subject.HEART_SOUNDS;

    @Parameters(
            paramLabel = "RUN",
            index = "1..*",
            description = "Of site-gap: folders that 'prodrome run' has written.")
    private List<Path> runs = List.of();

    @Option(names = "--data", paramLabel = "DIR", description = "A folder of records (see prodrome sources).")
    private @Nullable Path data;

    @Option(names = "--add", description = "Keep the table among the results and write their page anew.")
    private boolean add;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            defaultValue = "docs/results",
            description = "Where results are kept, as of 'prodrome results' (default: docs/results).")
    private Path folder = Path.of("docs/results");

    @Override
    public Integer call() throws Exception {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Optional<KeptRuns> kept = add ? Optional.of(new KeptRuns(folder)) : Optional.empty();
        Measurement measurement = measured();
        out.print(ResultsPage.of(measurement));
        if (kept.isPresent()) {
            out.println("kept: " + kept.get().add(measurement));
            out.println("page: " + kept.get().writePage());
        }
        return 0;
    }

    private Measurement measured() throws IOException, FormatException, RecipeException {
        if (subject == Subject.SITE_GAP ? data != null : !runs.isEmpty()) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    subject.key + ": expected "
                            + (subject == Subject.SITE_GAP
                                    ? "folders of runs, got --data"
                                    : "--data alone, got " + runs.getFirst()));
        }
        Optional<Path> from = Optional.ofNullable(data);
        return switch (subject) {
            case HEART_SOUNDS ->
                from.isPresent()
                        ? RecordedSegmentation.of(from.get()).measurement()
                        : SimulatedSegmentation.measurement();
            case QRS ->
                QrsMeasurement.of(LabelledFolder.read(from.orElseThrow(() -> new FormatException(
                                "qrs", "--data with annotated ECG records of more than five minutes", "none"))))
                        .measurement();
            case SITE_GAP -> SiteGaps.of(runs);
        };
    }

    static final class OfSubject implements ITypeConverter<Subject> {
        @Override
        public Subject convert(String typed) {
            for (Subject each : Subject.values()) {
                if (each.key.equals(typed)) {
                    return each;
                }
            }
            throw Choices.wrong(
                    typed, Arrays.stream(Subject.values()).map(each -> each.key).toList());
        }
    }
}

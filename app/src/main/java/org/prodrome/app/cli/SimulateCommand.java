package org.prodrome.app.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.Seed;
import org.prodrome.data.synthetic.Modality;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code prodrome simulate}. */
@Command(
        name = "simulate",
        description = {
            "Makes cases with known truth in the field's own formats: EDF+ with annotations, WAV, NIfTI, PNG, texts, and the layouts of"
                    + " the PhysioNet/CinC Challenge 2012 (icu) and of Stress-Predict (wearable).",
            "Beside them lie cases.csv (path, subject, site, label, device, class, severity, mask and so on) and findings.csv"
                    + " (where in a case), which are read back as they are: prodrome sources DIR."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  prodrome simulate ecg --out simulated-ecg",
            "  prodrome simulate brain-mri --out simulated-mri --cases 400 --seed 7",
            "  prodrome simulate heart-sound --out sounds && prodrome inspect sounds"
        })
final class SimulateCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "MODALITY",
            completionCandidates = Keys.class,
            converter = OfModality.class,
            description = "One of: ${COMPLETION-CANDIDATES}.")
    private @Nullable Modality modality;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "A new or empty folder.")
    private @Nullable Path out;

    @Option(
            names = "--seed",
            paramLabel = "N",
            converter = Choices.OfSeed.class,
            defaultValue = "1",
            description = "Decides all chance; the same seed makes the same cases. Default: ${DEFAULT-VALUE}.")
    private @Nullable Seed seed;

    @Option(
            names = "--cases",
            paramLabel = "N",
            converter = Choices.OfCount.class,
            defaultValue = "100",
            description = "How many, two of each subject. Default: ${DEFAULT-VALUE}.")
    private int cases;

    @Override
    public Integer call() throws Exception {
        PrintWriter said = Objects.requireNonNull(spec).commandLine().getOut();
        Path folder = Objects.requireNonNull(out);
        Modality kind = Objects.requireNonNull(modality);
        Seed origin = Objects.requireNonNull(seed);
        NewFolder.require(folder);
        Dataset dataset = kind.cases(cases).dataset(origin);
        Files.createDirectories(folder);
        String command =
                "prodrome simulate " + kind.key() + " --out DIR --seed " + origin.value() + " --cases " + cases;
        SimulatedFolder written = new SimulatedFolder(folder);
        try (ProgressLine progress =
                new ProgressLine(Objects.requireNonNull(spec).commandLine().getErr())) {
            int done = 0;
            for (Case one : dataset.cases()) {
                written.add(one);
                progress.at("simulating", ++done, cases);
            }
        }
        written.close(dataset, command);
        said.println("wrote " + cases + " cases to " + folder);
        return 0;
    }

    /** The modalities' keys. */
    static final class Keys implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Modality.keys().iterator();
        }
    }

    static final class OfModality implements ITypeConverter<Modality> {
        @Override
        public Modality convert(String typed) {
            return Modality.of(typed).orElseThrow(() -> Choices.wrong(typed, Modality.keys()));
        }
    }
}

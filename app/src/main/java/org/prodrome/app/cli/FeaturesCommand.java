package org.prodrome.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.prodrome.data.Case;
import org.prodrome.data.FormatException;
import org.prodrome.data.Payload;
import org.prodrome.data.Printable;
import org.prodrome.data.Row;
import org.prodrome.data.Seed;
import org.prodrome.data.Table;
import org.prodrome.recipe.Profile;
import org.prodrome.signal.feature.Family;
import org.prodrome.signal.feature.Feature;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code prodrome features}. */
@Command(
        name = "features",
        description = {
            "Measures hand-made features of recordings, of data sets or of a recipe's data, and writes a line a case, with"
                    + " its subject, site and label and a column a feature, named as in \"MLII/sdnn [ms]\". Where a feature is"
                    + " undefined, its cell is empty.",
            "A case that can't be read or measured gets a line on standard error and the exit code becomes 1; the others"
                    + " are written."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  prodrome features recording.edf",
            "  prodrome features mitbih/ --out beats.csv",
            "  prodrome features ecg/convolutional-classifier --profile smoke --out ecg.parquet",
            "  prodrome features recording.edf --family eeg --json"
        })
final class FeaturesCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "INPUT",
            description = "Files, folders of them or data sets (see prodrome sources); or one recipe: a name from"
                    + " 'prodrome recipes', or a YAML file.")
    private List<String> inputs = List.of();

    @Option(
            names = "--family",
            paramLabel = "NAME",
            completionCandidates = Keys.class,
            converter = OfFamily.class,
            description =
                    "What is measured, one of: ${COMPLETION-CANDIDATES} (default: what fits the recipe's modality, or"
                            + " the kind of each case and what its channels are called).")
    private @Nullable Family family;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "A new file whose name ends with .csv or .parquet (default: CSV on standard output).")
    private @Nullable Path out;

    @Option(
            names = "--json",
            description =
                    "One JSON object a line on standard output: case, subject, site, label, row (of a table), features"
                            + " (a number by its name, null where it is undefined) and units.")
    private boolean json;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The recipe's data, as of 'prodrome run' (default: the recipe's simulator).")
    private @Nullable Path data;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            converter = Choices.OfProfile.class,
            defaultValue = "standard",
            description = "Of the recipe, which says how many cases are simulated: smoke, demo, standard or paper"
                    + " (default: standard).")
    private Profile profile = Profile.STANDARD;

    @Option(
            names = "--seed",
            paramLabel = "N",
            converter = Choices.OfSeed.class,
            defaultValue = "1",
            description = "Of the recipe's simulator, as of 'prodrome run' (default: 1).")
    private Seed seed = new Seed(1);

    private final FeatureTable table = new FeatureTable();
    private final Set<String> doubts = new HashSet<>();
    private int failed;

    /** What was measured of a case, a list a row; or one line of why nothing was. */
    private record Outcome(MeasuredCases.Described described, List<List<Feature>> rows, String failure) {}

    @Override
    public Integer call() throws Exception {
        var line = Objects.requireNonNull(spec).commandLine();
        if (out != null) {
            FeatureFile.require(out);
        }
        MeasuredCases cases = MeasuredCases.of(inputs, Optional.ofNullable(data), profile, seed);
        Optional<Family> chosen = Optional.ofNullable(family).or(cases::family);
        int total = cases.list().size();
        try (ProgressLine progress = new ProgressLine(line.getErr())) {
            InOrder.each(
                    cases.list(),
                    Math.clamp(total, 1, Runtime.getRuntime().availableProcessors()),
                    one -> measure(one.get(), chosen),
                    (outcome, done) -> {
                        progress.above(() -> take(outcome, line.getOut(), line.getErr()));
                        progress.at("measuring", done, total);
                        return !line.getOut().checkError();
                    });
        }
        if (!json && table.rows() > 0) {
            write(line.getOut());
        }
        return failed == 0 ? 0 : 1;
    }

    private void write(PrintWriter to) throws IOException {
        if (out == null) {
            FeatureFile.csv(table, to);
        } else {
            FeatureFile.write(table, out);
            to.println("wrote " + table.headings().size() + " features of " + table.rows() + " rows to "
                    + Printable.line(out.toString()));
        }
    }

    private static Outcome measure(MeasuredCases.Described described, Optional<Family> chosen) {
        Case of = described.of();
        try {
            List<List<Feature>> rows = new ArrayList<>();
            for (Payload payload : rows(of.payload())) {
                rows.add(family(payload, chosen).of(payload));
            }
            return new Outcome(described, rows, "");
        } catch (FormatException | IOException e) {
            return new Outcome(described, List.of(), Failures.line(e));
        } catch (IllegalArgumentException | IllegalStateException e) {
            return new Outcome(described, List.of(), Printable.line(of.id()) + ": " + Failures.line(e));
        }
    }

    /** A table's rows are measured one by one. */
    private static List<? extends Payload> rows(Payload payload) {
        return payload instanceof Table table
                ? Arrays.stream(table.values())
                        .map(values -> new Row(table.columns(), values))
                        .toList()
                : List.of(payload);
    }

    private static Family family(Payload payload, Optional<Family> chosen) {
        return chosen.or(() -> Family.fitting(payload))
                .orElseThrow(() -> new IllegalArgumentException("expected to tell from the data what to measure, got a "
                        + payload.getClass().getSimpleName().toLowerCase(Locale.ROOT)
                        + " whose names don't say; choose one with --family: " + String.join(", ", Family.keys())));
    }

    private void take(Outcome outcome, PrintWriter to, PrintWriter err) {
        for (String doubt : outcome.described().doubts()) {
            if (doubts.add(doubt)) {
                err.println("prodrome: warning: " + doubt);
            }
        }
        if (!outcome.failure().isEmpty()) {
            failed++;
            err.println("prodrome: " + outcome.failure());
            return;
        }
        Case of = outcome.described().of();
        boolean many = outcome.rows().size() != 1;
        for (int i = 0; i < outcome.rows().size(); i++) {
            FeatureTable.Key key = FeatureTable.Key.of(of, many ? i + 1 : 0);
            if (json) {
                to.println(FeatureFile.json(key, outcome.rows().get(i)));
            } else {
                table.add(key, outcome.rows().get(i));
            }
        }
    }

    /** The families' keys. */
    static final class Keys implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Family.keys().iterator();
        }
    }

    static final class OfFamily implements ITypeConverter<Family> {
        @Override
        public Family convert(String typed) {
            return Family.of(typed).orElseThrow(() -> Choices.wrong(typed, Family.keys()));
        }
    }
}

package org.prodrome.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prodrome.data.FormatException;
import org.prodrome.data.Printable;
import org.prodrome.data.format.Deidentification;
import org.prodrome.data.format.Format;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code prodrome deidentify}. */
@Command(
        name = "deidentify",
        description = {
            "Writes copies of DICOM, EDF, BDF, WFDB and NIfTI files that don't tell who the patient is: DICOM by the basic"
                    + " profile of PS3.15, the others alike. Samples stay as they are.",
            "A copy lies under its subject's pseudonym, with a number for a name. UIDs and one subject's dates change in"
                    + " the same way in all files, under the key of this machine (see PRODROME_KEY in the README).",
            "What can't be de-identified is refused, with a line on standard error and exit code 1; the others are"
                    + " written. Text in pixels and faces in volumes stay: look at the copies before you give them away."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  prodrome deidentify study/ --out copies > which-is-which.txt",
            "  prodrome deidentify night.edf --out copies --keep-annotations"
        })
final class DeidentifyCommand implements Callable<Integer> {
    private static final String UNKNOWN = "unknown";

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "INPUT", description = "Files, or folders of them.")
    private List<Path> inputs = List.of();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "A folder that is new or empty.")
    private Path out = Path.of("");

    @Option(
            names = "--keep-annotations",
            description = "Keep texts of annotations as they were typed, but those that repeat the patient's name"
                    + " (default: only texts of known vocabularies stay).")
    private boolean keepAnnotations;

    private final Map<String, List<Path>> warnings = new LinkedHashMap<>();
    private int failed;

    /** @param name of the copy, without an ending */
    private record Task(Path file, String name) {}

    /** What became of a file: a copy, or one line of why there is none. */
    private record Outcome(Path file, Deidentification.@Nullable Written written, String failure) {}

    @Override
    public Integer call() throws Exception {
        var line = Objects.requireNonNull(spec).commandLine();
        List<Path> files = Recordings.toCopy(inputs);
        NewFolder.require(out);
        boolean made = !Files.exists(out);
        Files.createDirectories(out);
        int digits = Math.max(4, Integer.toString(files.size()).length());
        List<Task> tasks = IntStream.range(0, files.size())
                .mapToObj(i -> new Task(files.get(i), String.format(Locale.ROOT, "%0" + digits + "d", i + 1)))
                .toList();
        try (ProgressLine progress = new ProgressLine(line.getErr())) {
            InOrder.each(
                    tasks,
                    Math.min(Runtime.getRuntime().availableProcessors(), files.size()),
                    this::copy,
                    (outcome, done) -> {
                        progress.above(() -> print(outcome, line.getOut(), line.getErr()));
                        progress.at("de-identifying", done, files.size());
                        return !line.getOut().checkError();
                    });
        } finally {
            removeEmpty(made);
        }
        warnings.forEach((warning, copies) -> line.getErr()
                .println("prodrome: warning: "
                        + Printable.line(copies.getFirst().toString())
                        + (copies.size() == 1 ? "" : " and " + (copies.size() - 1) + " more") + ": " + warning));
        line.getErr()
                .println("prodrome: " + (files.size() - failed) + " of " + files.size() + " de-identified; each line of"
                        + " standard output says whose copy a file is, so keep it as safe as the originals");
        return failed == 0 ? 0 : 1;
    }

    private Outcome copy(Task task) {
        try {
            Deidentification ready = Format.deidentification(task.file(), keepAnnotations);
            Path folder = Files.createDirectories(out.resolve(ready.subject().orElse(UNKNOWN)));
            return new Outcome(task.file(), ready.write(folder, task.name()), "");
        } catch (FormatException | IOException e) {
            return new Outcome(task.file(), null, Failures.line(e));
        }
    }

    private void print(Outcome outcome, PrintWriter to, PrintWriter err) {
        Deidentification.Written written = outcome.written();
        if (written == null) {
            failed++;
            err.println("prodrome: " + outcome.failure());
            return;
        }
        to.println(Printable.line(outcome.file() + " -> " + written.file()));
        for (String warning : written.warnings()) {
            warnings.computeIfAbsent(warning, _ -> new ArrayList<>()).add(written.file());
        }
    }

    /** Folders of subjects of whom nothing could be copied. */
    private void removeEmpty(boolean made) throws IOException {
        List<Path> folders;
        try (Stream<Path> inside = Files.walk(out)) {
            folders = inside.filter(Files::isDirectory)
                    .filter(folder -> made || !folder.equals(out))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
        for (Path folder : folders) {
            try {
                Files.delete(folder);
            } catch (DirectoryNotEmptyException e) {
                // Copies lie there.
            }
        }
    }
}

package org.prodrome.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.prodrome.recipe.KeptRuns;
import org.prodrome.recipe.ResultsPage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code prodrome results}. */
@Command(
        name = "results",
        description = {
            "Writes a page in Markdown of finished runs beside what was published and a trivial baseline, a table for"
                    + " each modality.",
            "Without a RUN it writes docs/results.md anew from the runs that are kept under docs/results, one JSON each,"
                    + " and lists the recipes that none is kept of.",
            "With --add it keeps the runs there first, several seeds of one run together. With a RUN alone it keeps"
                    + " nothing and prints the page."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  prodrome results                       # docs/results.md",
            "  prodrome results --add run1 run2       # docs/results/*.json, then docs/results.md",
            "  prodrome results run1 run2 > page.md"
        })
final class ResultsCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "RUN", description = "Folders that 'prodrome run' has written.")
    private List<Path> runs = List.of();

    @Option(names = "--add", description = "Keep the runs.")
    private boolean add;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            defaultValue = "docs/results",
            description = "Where runs are kept; the page lies beside it, as DIR.md (default: docs/results).")
    private Path folder = Path.of("docs/results");

    @Override
    public Integer call() throws Exception {
        CommandSpec of = Objects.requireNonNull(spec);
        PrintWriter out = of.commandLine().getOut();
        if (add && runs.isEmpty()) {
            throw new ParameterException(of.commandLine(), "--add: expected a run or more to keep, got none");
        }
        if (!add && !runs.isEmpty()) {
            out.print(ResultsPage.of(runs));
            return 0;
        }
        KeptRuns kept = new KeptRuns(folder);
        for (Path run : runs) {
            KeptRuns.Added added = kept.add(run);
            out.println((added.replaced() ? "replaced: " : "kept: ")
                    + added.file()
                    + (added.seeds().size() > 1 ? " (seeds " + String.join(", ", added.seeds()) + ")" : ""));
        }
        out.println("page: " + kept.writePage());
        return 0;
    }
}

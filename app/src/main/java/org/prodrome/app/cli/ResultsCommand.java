package org.prodrome.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.prodrome.recipe.ResultsPage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code prodrome results}. */
@Command(
        name = "results",
        description = "Lays finished runs side by side, with their baselines, as a page in Markdown.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  prodrome results run1 run2 > results.md")
final class ResultsCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "RUN", description = "Folders that 'prodrome run' has written.")
    private List<Path> runs = List.of();

    @Override
    public Integer call() throws Exception {
        Objects.requireNonNull(spec).commandLine().getOut().print(ResultsPage.of(runs));
        return 0;
    }
}

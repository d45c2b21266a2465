package org.prodrome.app.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.prodrome.evaluate.Comparisons;
import org.prodrome.recipe.CaseGroups;
import org.prodrome.recipe.ComparedRuns;
import org.prodrome.recipe.report.ComparisonPage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code prodrome compare}. */
@Command(
        name = "compare",
        description = {
            "Holds finished runs against each other on the same cases, pair by pair: differences with intervals of a"
                    + " bootstrap that draws each subject for both alike, DeLong's test of the areas (Obuchowski's where a"
                    + " subject has several cases), McNemar's of the decisions, and the same within each site.",
            "Runs of one recipe, profile and protocol by several seeds count as one system. Where all systems were"
                    + " carried out on several data sets, or by several seeds, Wilcoxon's or Friedman's and Nemenyi's test"
                    + " says whether one does better over them.",
            "Runs whose cases differ otherwise are refused."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  prodrome compare run1 run2",
            "  prodrome compare run1 run2 run3 --html comparison.html --json",
            "  prodrome compare run1 run2 --groups patients.csv   # case,sex,age group"
        })
final class CompareCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "RUN",
            description = "Two folders or more that 'prodrome run' has written.")
    private List<Path> runs = List.of();

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Writes the comparison as a page with pictures as well; it needs no network.")
    private @Nullable Path html;

    @Option(names = "--json", description = "Prints one JSON object instead of tables.")
    private boolean json;

    @Option(
            names = "--groups",
            paramLabel = "FILE",
            description =
                    "A CSV with a column 'case', as in predictions.csv, and others, such as sex, by which the cases"
                            + " are grouped.")
    private @Nullable Path groups;

    @Override
    public Integer call() throws Exception {
        CommandSpec of = Objects.requireNonNull(spec);
        if (runs.size() < 2) {
            throw new ParameterException(of.commandLine(), "expected two runs or more to compare, got one");
        }
        if (html != null
                && !Files.isDirectory(
                        Objects.requireNonNull(html.toAbsolutePath().getParent()))) {
            throw new ParameterException(
                    of.commandLine(), "--html: expected a folder that " + html + " may lie in, got none");
        }
        Map<String, Map<String, String>> groupings = groups == null ? Map.of() : CaseGroups.read(groups);
        Comparisons comparisons = ComparedRuns.compare(runs, groupings);
        PrintWriter out = of.commandLine().getOut();
        if (json) {
            out.println(ComparisonJson.of(comparisons));
        } else {
            new ComparisonText(out).print(comparisons);
        }
        if (html != null) {
            Files.writeString(html, ComparisonPage.html(comparisons));
            if (!json) {
                out.println("page: " + html);
            }
        }
        return 0;
    }
}

package org.prodrome.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.source.About;
import org.prodrome.data.source.LabelledFolder;
import org.prodrome.data.source.PublicDataset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code prodrome sources}. */
@Command(
        name = "sources",
        description = "Lists the public data sets whose layout is known, or says what a folder of cases holds.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  prodrome sources", "  prodrome sources --json", "  prodrome sources downloads/brain-mri"})
final class SourcesCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FOLDER", arity = "0..1", description = "A data set, or a folder with a cases.csv.")
    private @Nullable Path folder;

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        List<Map<String, Object>> all = folder == null
                ? PublicDataset.ALL.stream().map(SourcesCommand::facts).toList()
                : List.of(facts(LabelledFolder.read(folder)));
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        for (Map<String, Object> facts : all) {
            Sheet.print(out, json ? facts : shown(facts), json);
        }
        return 0;
    }

    private static Map<String, Object> facts(PublicDataset source) {
        About about = source.about();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("source", about.name());
        facts.put("layout", about.layout());
        facts.put("published", about.published());
        facts.put("subject", about.subject());
        facts.put("site", about.site());
        facts.put("label", about.label());
        facts.put("split", about.split());
        facts.put("page", about.address());
        facts.put("licence", about.licence());
        return facts;
    }

    private static Map<String, Object> facts(Dataset dataset) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("source", dataset.name());
        facts.put("origin", dataset.origin());
        facts.put("licence", dataset.licence());
        facts.put("cases", dataset.cases().size());
        facts.put(
                "subjects",
                dataset.cases().stream().map(of -> of.subject().id()).distinct().count());
        facts.put(
                "by",
                dataset.cases().stream().allMatch(of -> of.subject().known())
                        ? "subject"
                        : "record, where no subject is known");
        facts.put("labels", counted(dataset, of -> word(of.truth().label())));
        facts.put("sites", counted(dataset, of -> of.site().isEmpty() ? "unknown" : of.site()));
        facts.put(
                "parts",
                counted(dataset, of -> of.part().map(SourcesCommand::word).orElse("none")));
        facts.put("sha256", dataset.digest());
        return facts;
    }

    private static Map<String, Long> counted(Dataset dataset, Function<Case, String> by) {
        return dataset.cases().stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.counting()));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Counts in words. */
    private static Map<String, Object> shown(Map<String, Object> facts) {
        Map<String, Object> shown = new LinkedHashMap<>(facts);
        shown.replaceAll((_, fact) -> fact instanceof Map<?, ?> counts
                ? counts.entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey())
                        .collect(Collectors.joining(", "))
                : fact);
        return shown;
    }
}

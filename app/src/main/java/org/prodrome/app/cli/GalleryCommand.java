package org.prodrome.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.prodrome.recipe.Gallery;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code prodrome gallery}. */
@Command(
        name = "gallery",
        description = {
            "Writes a folder of pages, one a modality, that show what finished runs found: of each run its best found"
                    + " case with the map over it, and of continuous recordings one with the alarms along its time.",
            "The pictures are those of the runs' own reports; a page shows the cases that are in them."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExample:%n",
        footer = {"  prodrome gallery run1 run2 run3 --out gallery   # then open gallery/index.html"})
final class GalleryCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "RUN", description = "Folders that 'prodrome run' has written.")
    private List<Path> runs = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "Where to write: a new or empty folder.")
    private Path out = Path.of("");

    @Override
    public Integer call() throws Exception {
        NewFolder.require(out);
        SequencedMap<String, String> pages = Gallery.of(runs);
        Files.createDirectories(out);
        for (Map.Entry<String, String> page : pages.entrySet()) {
            Files.writeString(out.resolve(page.getKey()), page.getValue());
        }
        Objects.requireNonNull(spec).commandLine().getOut().println("gallery: " + out.resolve("index.html"));
        return 0;
    }
}

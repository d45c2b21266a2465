package org.prodrome.recipe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.prodrome.data.FormatException;
import org.prodrome.data.WholeFile;
import org.prodrome.recipe.measure.Measurement;

/**
 * A folder of {@link KeptRun}s, one JSON each, within it one of {@link Measurement}s, and the page that is written from
 * them beside it: {@code docs/results/}, {@code docs/results/measured/} and {@code docs/results.md}.
 */
public final class KeptRuns {
    private static final String MEASURED = "measured";

    private final Path folder;

    /** @throws RecipeException if it can be none, for want of a folder to lie in */
    public KeptRuns(Path folder) throws RecipeException {
        this.folder = folder;
        Path parent = folder.toAbsolutePath().normalize().getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            throw new RecipeException(folder + ": expected a folder that it may lie in, got none; call it where"
                    + " Prodrome's sources are, or name another with --folder");
        }
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new RecipeException(folder + ": expected a folder of kept runs or none yet, got a file");
        }
    }

    /**
     * What became of a run that was handed in.
     *
     * @param file where it is kept
     * @param seeds all those that are kept there now
     * @param replaced whether something else was kept there: another version of the recipe or of the data, or the same
     *     seed
     */
    public record Added(Path file, List<String> seeds, boolean replaced) {}

    /**
     * Keeps a run. Another seed of the same recipe, profile, protocol and data is kept beside those that are there;
     * anything else takes the place of what was kept under the same name.
     *
     * @param run a folder that {@code prodrome run} has written
     * @throws FormatException if it is not a finished run's, or if what is kept there can't be read
     */
    public Added add(Path run) throws IOException, FormatException {
        KeptRun kept = KeptRun.of(run);
        Path file = folder.resolve(kept.fileName());
        Files.createDirectories(folder);
        boolean replaced = false;
        if (Files.exists(file)) {
            KeptRun before = KeptRun.read(file);
            replaced = !before.sameAs(kept) || before.shares(kept);
            kept = before.sameAs(kept) ? before.with(kept) : kept;
        }
        write(file, kept.write());
        return new Added(file, kept.seeds().stream().map(KeptRun.OfSeed::seed).toList(), replaced);
    }

    /**
     * Keeps what was measured, in the place of what was kept of the same name and data.
     *
     * @return its file
     */
    public Path add(Measurement measurement) throws IOException {
        Path file = folder.resolve(MEASURED)
                .resolve(KeptRun.slug(measurement.name()) + "-" + KeptRun.slug(measurement.data()) + ".json");
        Files.createDirectories(folder.resolve(MEASURED));
        write(file, FinishedRun.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(measurement) + "\n");
        return file;
    }

    /**
     * Writes the page anew from what is kept.
     *
     * @return the page's file
     * @throws FormatException if a file is not what {@link #add} writes
     */
    public Path writePage() throws IOException, FormatException, RecipeException {
        Map<String, KeptRun> kept = new LinkedHashMap<>();
        for (Path file : files(folder)) {
            kept.put(beside(file), KeptRun.read(file));
        }
        Map<String, Measurement> measured = new LinkedHashMap<>();
        for (Path file : files(folder.resolve(MEASURED))) {
            measured.put(beside(file), FinishedRun.read(file, Measurement.class));
        }
        Path page = folder.resolveSibling(folder.getFileName() + ".md");
        write(page, ResultsPage.of(kept, measured, recipes()));
        return page;
    }

    /** Where a file lies, from where the page does. */
    private String beside(Path file) {
        return folder.getFileName() + "/" + folder.relativize(file).toString().replace('\\', '/');
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var inside = Files.list(folder)) {
            return inside.filter(path -> String.valueOf(path.getFileName()).endsWith(".json"))
                    .sorted(Comparator.comparing(path -> String.valueOf(path.getFileName())))
                    .toList();
        }
    }

    private static List<Recipe> recipes() throws IOException, RecipeException {
        List<Recipe> recipes = new ArrayList<>();
        for (String name : RecipeFile.CATALOGUE) {
            recipes.add(RecipeFile.find(name).in(Profile.STANDARD));
        }
        return recipes;
    }

    private static void write(Path file, String text) throws IOException {
        WholeFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }
}

package org.prodrome.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodrome.data.FormatException;
import org.prodrome.recipe.measure.Measurement;

final class KeptRunsTest {
    @TempDir
    private Path folder;

    private KeptRuns kept() throws Exception {
        return new KeptRuns(folder.resolve("results"));
    }

    /** A run's folder with what is read of it. */
    private Path run(String recipe, int seed, String auroc, String data) throws IOException {
        Path run = Files.createTempDirectory(folder, "run");
        String figure = "{\"value\": " + auroc + ", \"low\": 0.7, \"high\": 0.9, \"pooled\": 0.8, \"cases\": 40,"
                + " \"subjects\": 30}";
        String figures = "{\"auroc\": " + figure + ", \"f1\": " + figure + "}";
        Files.writeString(run.resolve("metrics.json"), """
                {"recipe": "%s", "protocol": "5-fold", "profile": "standard", "judged_by": "subject",
                 "metrics": %s, "baseline_name": "a line", "baseline": {}, "sites": {}, "baseline_sites": {},
                 "remarks": [], "published": [{"source": "Potes | 2016", "measure": "MAcc", "figure": "0.860"}]}
                """.formatted(recipe, figures));
        Files.writeString(run.resolve("provenance.json"), """
                {"recipe_sha256": "aa", "modality": "heart sound", "seed": "%d", "data": "%s", "data_origin": "o",
                 "data_licence": "l", "data_sha256": "bb", "prodrome_commit": "c1", "wall_seconds": "90"}
                """.formatted(seed, data));
        return run;
    }

    private List<String> lines(String part) throws Exception {
        return Files.readAllLines(kept().writePage()).stream()
                .filter(line -> line.contains(part))
                .toList();
    }

    @Test
    void keepsOneJsonARunAndWritesThePageFromThoseAlone() throws Exception {
        Path run = run("heart-sound/convolutional-autoencoder", 1, "0.81", "My data | 2016");
        Path file = kept().add(run).file();
        assertThat(file.getFileName()).hasToString("heart-sound-convolutional-autoencoder-my-data-2016-5-fold.json");
        for (String name : List.of("metrics.json", "provenance.json")) {
            Files.delete(run.resolve(name));
        }
        assertThat(lines("heart-sound/convolutional-autoencoder]"))
                .containsExactly("| [heart-sound/convolutional-autoencoder](results/" + file.getFileName()
                        + ") | 0.860, MAcc (Potes \\| 2016) | My data \\| 2016, 5-fold | 0.810 (0.700 to 0.900) |  |  |"
                        + " undefined |  | 40 (30) | seed 1, standard, commit c1, 1.5 min |");
        assertThat(file).content().doesNotContain("f1");
    }

    @Test
    void listsRecipesWithoutARun() throws Exception {
        kept().add(run("heart-sound/convolutional-autoencoder", 1, "0.81", "d"));
        assertThat(lines(": not run"))
                .hasSize(RecipeFile.CATALOGUE.size() - 1)
                .anyMatch(line -> line.startsWith("- heart-sound/dissanayake2020-mfcc-cnn: not run; published: 0.860"));
    }

    @Test
    void severalSeedsOfOneRunAreKeptTogether() throws Exception {
        kept().add(run("x/y", 10, "0.80", "d"));
        kept().add(run("x/y", 9, "0.84", "d"));
        KeptRuns.Added third = kept().add(run("x/y", 10, "0.82", "d"));
        assertThat(third.seeds()).containsExactly("9", "10");
        assertThat(third.replaced()).isTrue();
        assertThat(lines("[x/y]").getFirst())
                .contains("| 0.830 ± 0.014 (0.700 to 0.900) |", "seeds 9, 10, standard, commit c1, 3.0 min");
    }

    @Test
    void anotherVersionOfTheRecipeTakesThePlaceOfTheFirst() throws Exception {
        kept().add(run("x/y", 1, "0.80", "d"));
        Path other = run("x/y", 2, "0.84", "d");
        Path provenance = other.resolve("provenance.json");
        Files.writeString(provenance, Files.readString(provenance).replace("\"aa\"", "\"ab\""));
        KeptRuns.Added added = kept().add(other);
        assertThat(added.replaced()).isTrue();
        assertThat(added.seeds()).containsExactly("2");
        try (Stream<Path> files = Files.list(folder.resolve("results"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void otherDataOfOneNameTakeThePlaceOfTheFirstUnlessTheyAreSimulated() throws Exception {
        for (boolean simulated : List.of(false, true)) {
            kept().add(with(simulated, "bb", run("x/y", 1, "0.80", "d" + simulated)));
            KeptRuns.Added second = kept().add(with(simulated, "bc", run("x/y", 2, "0.84", "d" + simulated)));
            assertThat(second.seeds()).hasSize(simulated ? 2 : 1);
            assertThat(second.replaced()).isEqualTo(!simulated);
        }
    }

    private static Path with(boolean simulated, String digest, Path run) throws IOException {
        Path provenance = run.resolve("provenance.json");
        Files.writeString(
                provenance,
                Files.readString(provenance)
                        .replace(
                                "\"bb\"",
                                "\"" + digest + "\", \"data_simulated\": \"" + (simulated ? "yes" : "no") + "\""));
        return run;
    }

    @Test
    void saysWhatIsNoKeptRun() throws Exception {
        kept().add(run("x/y", 1, "0.80", "d"));
        Path wrong = Files.writeString(folder.resolve("results/other.json"), "{\"recipe\": 1}");
        assertThatThrownBy(() -> kept().writePage())
                .isInstanceOf(FormatException.class)
                .hasMessageStartingWith(wrong + ": expected what a run writes, got ");
        assertThatThrownBy(() -> new KeptRuns(folder.resolve("no/results")))
                .isInstanceOf(RecipeException.class)
                .hasMessageContaining("name another with --folder");
        assertThatThrownBy(() -> new KeptRuns(wrong)).hasMessageContaining("got a file");
    }

    @Test
    void measurementsAreKeptAndShown() throws Exception {
        Measurement measurement = new Measurement(
                "QRS detection",
                List.of("After five minutes."),
                List.of("record", "beats"),
                List.of(List.of("100", "1901"), List.of("a|b", "7")),
                "My <data>",
                "a page",
                "ODC-By 1.0",
                "cc",
                "c1",
                "2026-01-01T00:00:00Z");
        assertThat(folder.relativize(kept().add(measurement)))
                .isEqualTo(Path.of("results/measured/qrs-detection-my-data.json"));
        String page = Files.readString(kept().writePage());
        assertThat(page).contains("""
                        ### QRS detection: My &lt;data>

                        | record | beats |
                        |---|---|
                        | 100 | 1901 |
                        | a\\|b | 7 |

                        After five minutes.

                        [Kept](results/measured/qrs-detection-my-data.json), commit c1, 2026-01-01T00:00:00Z.
                        """).contains("- My &lt;data>: a page (licence: ODC-By 1.0; SHA-256 cc)");
        assertThat(page).contains(ResultsPage.of(measurement).lines().toList().get(3));
    }

    @Test
    void refusesAMeasurementWhoseRowsAreNotItsColumns() {
        assertThatThrownBy(() -> new Measurement(
                        "m", List.of(), List.of("a", "b"), List.of(List.of("1")), "d", "o", "l", "s", "c", "f"))
                .hasMessage("m: expected rows with a cell for each of the columns [a, b], got [[1]]");
    }
}

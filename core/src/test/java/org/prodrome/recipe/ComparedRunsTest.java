package org.prodrome.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodrome.data.FormatException;
import org.prodrome.evaluate.Comparisons;
import org.prodrome.recipe.report.ComparisonPage;

final class ComparedRunsTest {
    @TempDir
    private Path folder;

    /** A run's folder with what is read of it: cases of one subject each in two folds. */
    private Path run(String recipe, int seed, String data, double right) throws IOException {
        Path run = Files.createDirectories(folder.resolve(recipe + seed + data));
        SplittableRandom random = new SplittableRandom(seed + recipe.hashCode());
        StringBuilder table = new StringBuilder("case,subject,site,fold,label,score,decision\n");
        for (int i = 0; i < 60; i++) {
            int abnormal = i % 3 == 0 ? 1 : 0;
            double score = random.nextGaussian() + right * abnormal;
            String row = "%s%d,s%d,site %d,%d,%d,%s,%d%n"
                    .formatted(data, i, i, i % 2, i % 4 / 2, abnormal, score, score > 0.5 ? 1 : 0);
            table.append(row);
        }
        Files.writeString(run.resolve("predictions.csv"), table);
        Files.writeString(run.resolve("metrics.json"), """
                {"recipe": "%s", "protocol": "2-fold", "profile": "smoke", "judged_by": "subject",
                 "metrics": {"auroc": {"value": %s, "pooled": 0.5, "cases": 60, "subjects": 60}},
                 "baseline": {}, "sites": {}, "baseline_sites": {}, "remarks": [], "published": []}
                """.formatted(recipe, 0.5 + right / 10 + seed / 1000.0));
        Files.writeString(run.resolve("provenance.json"), """
                {"recipe_sha256": "%s", "seed": "%d", "data": "%s", "data_sha256": "%s"}
                """.formatted(recipe, seed, data, data));
        return run;
    }

    private static Comparisons compare(Path... runs) throws Exception {
        return ComparedRuns.compare(List.of(runs), Map.of());
    }

    @Test
    void systemsAreNamedByWhatSetsThemApart() throws Exception {
        Comparisons comparisons = compare(run("a", 1, "d", 1), run("b", 1, "d", 0));
        assertThat(comparisons.systems()).containsExactly("a", "b");
        assertThat(comparisons.sets()).hasSize(1);
        assertThat(comparisons.across()).isEmpty();
        Path first = run("a", 1, "d", 1);
        Path again = Files.createDirectories(folder.resolve("again"));
        for (String file : List.of("predictions.csv", "metrics.json", "provenance.json")) {
            Files.copy(first.resolve(file), again.resolve(file));
        }
        assertThat(compare(first, again).systems()).containsExactly("a, " + first, "a, " + again);
    }

    @Test
    void seedsOfOneRecipeAreOneSystem() throws Exception {
        Comparisons comparisons =
                compare(run("a", 1, "d", 1), run("a", 2, "d", 1), run("b", 1, "d", 0), run("b", 2, "d", 0));
        assertThat(comparisons.systems()).containsExactly("a", "b");
        assertThat(comparisons.across().orElseThrow().seeds()).isTrue();
        assertThat(comparisons.across().orElseThrow().rows()).containsExactly("seed 1", "seed 2");
    }

    @Test
    void systemsOnSeveralDataSetsAreRanked() throws Exception {
        Path[] runs = new Path[9];
        for (int i = 0; i < runs.length; i++) {
            runs[i] = run("abc".substring(i % 3, i % 3 + 1), 1, "data" + i / 3, 2 - i % 3);
        }
        Comparisons comparisons = compare(runs);
        assertThat(comparisons.sets()).extracting(Comparisons.OnSet::name).containsExactly("data0", "data1", "data2");
        assertThat(comparisons.across().orElseThrow().seeds()).isFalse();
        assertThat(comparisons.across().orElseThrow().friedman().orElseThrow().meanRanks())
                .containsExactly(1.0, 2.0, 3.0);
        String page = ComparisonPage.html(comparisons);
        assertThat(page).contains("Over 3 data sets", "critical difference", "data2", "highest less lowest");
    }

    @Test
    void refusesRunsWhoseCasesDiffer() throws Exception {
        Path first = run("a", 1, "d", 1);
        Path other = run("b", 1, "e", 1);
        assertThatThrownBy(() -> compare(first, other))
                .isInstanceOf(RecipeException.class)
                .hasMessageContaining(other + " was not judged on the cases of " + first
                        + " but on 0 of its 60, without d0, d1, d10 and 57 more, and 60 further: e0, e1, e10");
    }

    /** As simulators make them: the same names, and by chance the same labels. */
    @Test
    void refusesOtherCasesOfTheSameNames() throws Exception {
        Path first = run("a", 1, "d", 1);
        Path other = run("b", 1, "d", 1);
        Path provenance = other.resolve("provenance.json");
        Files.writeString(
                provenance, Files.readString(provenance).replaceFirst("(\"data_sha256\": )\"[^\"]*\"", "$1\"x\""));
        assertThatThrownBy(() -> compare(first, other))
                .isInstanceOf(RecipeException.class)
                .hasMessageContaining(
                        other + " was not judged on the cases of " + first + " but on others of the same names");
    }

    @Test
    void saysWhatIsNoRun() throws Exception {
        Path first = run("a", 1, "d", 1);
        Path nowhere = folder.resolve("nowhere");
        assertThatThrownBy(() -> compare(first, nowhere))
                .isInstanceOf(FormatException.class)
                .hasMessage(nowhere + ": expected a finished run's folder, got nothing there");
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> compare(first, file))
                .hasMessage(file + ": expected a finished run's folder, got a file");
        Path other = run("b", 1, "d", 1);
        Path metrics = other.resolve("metrics.json");
        String whole = Files.readString(metrics);
        Files.writeString(metrics, "{}");
        assertThatThrownBy(() -> compare(first, other))
                .hasMessage(metrics + ": expected what a run writes, got no recipe");
        Files.writeString(metrics, "nonsense");
        assertThatThrownBy(() -> compare(first, other))
                .hasMessage(metrics + ": expected what a run writes, got no JSON in line 1");
        Files.writeString(metrics, "[1]");
        assertThatThrownBy(() -> compare(first, other))
                .hasMessage(metrics + ": expected what a run writes, got another kind of value");
        Files.writeString(metrics, whole);
        Path table = Files.writeString(other.resolve("predictions.csv"), "a,b\n");
        assertThatThrownBy(() -> compare(first, other))
                .hasMessageStartingWith(table + ": expected predictions as case,subject,")
                .hasMessageEndingWith(", got none");
    }

    @Test
    void refusesASystemAlone() throws Exception {
        Path first = run("a", 1, "d", 1);
        Path other = run("a", 2, "d", 1);
        assertThatThrownBy(() -> compare(first, other))
                .hasMessageContaining("expected two systems or more, got a alone");
        assertThatThrownBy(() -> compare(first, first)).hasMessageContaining("expected each run once");
    }

    @Test
    void saysWhichLineOfAPredictionIsWrong() throws Exception {
        Path first = run("a", 1, "d", 1);
        Path other = run("b", 1, "d", 1);
        Path table = other.resolve("predictions.csv");
        Files.writeString(
                table, Files.readString(table).replaceFirst("d1,s1,site 1,0,0,[^,]*", "d1,s1,site 1,0,2,0.5"));
        assertThatThrownBy(() -> compare(first, other))
                .isInstanceOf(FormatException.class)
                .hasMessageStartingWith(table + ", line 3: expected a prediction as case,subject,");
    }

    @Test
    void readsWhatCasesAreGroupedBy() throws Exception {
        Path table = Files.writeString(folder.resolve("g.csv"), "case,sex,age\nd0,f,\nd1,m,old\n");
        assertThat(CaseGroups.read(table))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("sex", Map.of("d0", "f", "d1", "m"), "age", Map.of("d1", "old")));
        Files.writeString(table, "id,sex\nd0,f\n");
        assertThatThrownBy(() -> CaseGroups.read(table)).hasMessageContaining("line 2: expected a column case");
        Files.writeString(table, "case,sex\nd0,f\nd0,m\n");
        assertThatThrownBy(() -> CaseGroups.read(table)).hasMessageContaining("line 3: expected each case once");
    }
}

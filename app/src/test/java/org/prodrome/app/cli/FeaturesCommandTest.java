package org.prodrome.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodrome.data.Table;
import org.prodrome.data.format.Format;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class FeaturesCommandTest {
    @TempDir
    private Path folder;

    @Test
    void measuresARecipesDataInBothFormats() throws Exception {
        Path csv = folder.resolve("a.csv");
        Path parquet = folder.resolve("a.parquet");
        for (Path out : List.of(csv, parquet)) {
            Cli.Said said = Cli.run("features", "ecg/convolutional-classifier", "--profile", "smoke", "--out", out);
            assertThat(said.err()).isEmpty();
            assertThat(said.code()).isZero();
            assertThat(said.out()).contains("wrote ", " features of ", " rows to " + out);
        }
        assertThat(Files.readAllLines(csv).getFirst())
                .startsWith("case,subject,site,label,MLII/beats [1],MLII/heart_rate");
        Table read = table(csv);
        assertThat(read.columns()).contains("MLII/sdnn [ms]", "V1/clipped_share [1]");
        assertThat(table(parquet).columns()).isEqualTo(withEmpty(csv));
        int column = read.columns().indexOf("MLII/sdnn [ms]");
        int same = table(parquet).columns().indexOf("MLII/sdnn [ms]");
        assertThat(read.values()[3][column]).isEqualTo(table(parquet).values()[3][same]);
    }

    /** Of the columns of numbers, those in which nothing stands too. */
    private static List<String> withEmpty(Path csv) throws Exception {
        List<String> all = List.of(Files.readAllLines(csv).getFirst().split(","));
        return all.subList(4, all.size());
    }

    private static Table table(Path file) throws Exception {
        return (Table) Format.read(file).payload().orElseThrow();
    }

    @Test
    void measuresADataSetsCasesWithWhatIsKnownOfThem() throws Exception {
        Cli.run("simulate", "ecg", "--out", folder.resolve("ecg"), "--cases", 4);
        Cli.Said said = Cli.run("features", folder.resolve("ecg"), "--json");
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.lines()).hasSize(4);
        JsonNode first = new JsonMapper().readTree(said.lines().getFirst());
        assertThat(first.get("subject").asString()).isEqualTo("subject-0000");
        assertThat(first.get("label").asString()).isIn("normal", "abnormal");
        assertThat(first.get("features").get("MLII/sdann").isNull()).isTrue();
        assertThat(first.get("features").get("MLII/rr_mean").asDouble()).isBetween(300.0, 2000.0);
        assertThat(first.get("units").get("MLII/rr_mean").asString()).isEqualTo("ms");
    }

    @Test
    void writesWhatCanBeMeasuredAndSaysWhatCannot() throws Exception {
        Files.writeString(folder.resolve("a.csv"), "x,y\n1,2\n3,\n");
        Files.writeString(folder.resolve("b.txt"), "a report");
        Cli.Said said = Cli.run("features", folder.resolve("a.csv"), folder.resolve("b.txt"));
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).hasLineCount(1).contains("b.txt");
        assertThat(said.lines()).hasSize(3);
        assertThat(said.lines().getFirst()).isEqualTo("case,subject,site,label,row,x [1],y [1]");
        assertThat(said.lines().get(2)).endsWith("a.csv,,,unknown,2,3.0,");
    }

    @Test
    void overwritesNothingAndSaysWhatItExpects() throws Exception {
        Path there = Files.writeString(folder.resolve("there.csv"), "mine");
        Cli.Said said = Cli.run("features", "ecg/convolutional-classifier", "--profile", "smoke", "--out", there);
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).hasLineCount(1).contains("expected a new file, got one that is there");
        assertThat(Files.readString(there)).isEqualTo("mine");
        assertThat(Cli.run("features", there, "--out", folder.resolve("a.xlsx")).err())
                .contains("expected a name that ends with .csv or .parquet");
        assertThat(Cli.run("features", there, "--out", folder.resolve("none/a.csv"))
                        .err())
                .contains("expected a folder for it, got none there");
        assertThat(Cli.run("features", there, "--family", "intensty").err()).contains("did you mean intensity?");
        assertThat(Cli.run("features", folder.resolve("no.edf")).err()).contains("got nothing there");
        assertThat(Cli.run("features", there, "--data", folder).err()).contains("expected a recipe whose data it is");
        assertThat(Cli.run("features", there, "--help").out()).contains("Examples:", "features recording.edf");
    }

    @Test
    void aRecipesNameThatIsNearlyRightIsPutRight() {
        for (List<String> more : List.of(List.<String>of(), List.of("--data", folder.toString()))) {
            List<String> words = new ArrayList<>(List.of("features", "ecg/convolutional-classifie"));
            words.addAll(more);
            Cli.Said said = Cli.run(words.toArray());
            assertThat(said.code()).isOne();
            assertThat(said.err())
                    .contains(
                            "ecg/convolutional-classifie: expected a recording, a folder of them or a recipe, got nothing"
                                    + " there; did you mean the recipe ecg/convolutional-classifier?");
        }
    }
}

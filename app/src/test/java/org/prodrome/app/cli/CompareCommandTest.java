package org.prodrome.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class CompareCommandTest {
    @TempDir
    private Path folder;

    /** The same run with all scores turned round. */
    private Path turned() throws Exception {
        Path other = Files.createDirectory(folder.resolve("turned"));
        for (String name : new String[] {"metrics.json", "provenance.json"}) {
            Files.copy(Sounds.run().resolve(name), other.resolve(name));
        }
        Files.writeString(
                other.resolve("predictions.csv"),
                Files.readString(Sounds.run().resolve("predictions.csv"))
                        .replaceAll("(?m),(\\d[^,]*),([01]?)$", ",-$1,$2"));
        return other;
    }

    @Test
    void printsTablesJsonAndAPage() throws Exception {
        Path page = folder.resolve("page.html");
        Cli.Said said = Cli.run("compare", Sounds.run(), turned(), "--html", page);
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.lines().getFirst()).isEqualTo("A  heart-sound/convolutional-autoencoder, " + Sounds.run());
        assertThat(said.out()).contains("A − B", "Obuchowski: equal AUROC", "AUROC by site", "page: " + page);
        assertThat(page).content().contains("<svg", "highest less lowest");

        Cli.Said json = Cli.run("compare", Sounds.run(), folder.resolve("turned"), "--json");
        JsonNode difference = JsonMapper.shared().readTree(json.out()).at("/data_sets/0/pairs/0/differences/auroc");
        assertThat(difference.get("low").asDouble())
                .isLessThanOrEqualTo(difference.get("value").asDouble());
    }

    @Test
    void refusesWhatCannotBeCompared() throws Exception {
        Cli.Said one = Cli.run("compare", Sounds.run());
        assertThat(one.code()).isEqualTo(2);
        assertThat(one.err()).contains("expected two runs or more to compare, got one");
        Path other = turned();
        Path table = other.resolve("predictions.csv");
        Files.write(
                table,
                Files.readAllLines(table).stream()
                        .sorted(Comparator.comparing((String line) -> !line.startsWith("case,")))
                        .limit(20)
                        .toList());
        Cli.Said fewer = Cli.run("compare", Sounds.run(), other);
        assertThat(fewer.code()).isEqualTo(1);
        assertThat(fewer.err()).hasLineCount(1).contains(other + " was not judged on the cases of " + Sounds.run());
    }
}

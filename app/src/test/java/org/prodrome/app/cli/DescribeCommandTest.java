package org.prodrome.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodrome.recipe.RecipeFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DescribeCommandTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void countsWhatResNet18IsPublishedWith() throws Exception {
        String colour = RecipeFile.find("chest-xray/he2016-resnet").yaml().replace("channels: 1,", "channels: 3,");
        Path file = Files.writeString(folder.resolve("resnet.yaml"), colour);
        Cli.Said said = Cli.run("describe", file.toString(), "--profile", "paper", "--json");
        assertThat(said.code()).isZero();
        JsonNode facts = JSON.readTree(said.out());
        // Torchvision: 11,689,512 parameters and 1.814e9 multiply-adds, with 1000 classes in place of one logit.
        assertThat(facts.path("parameters").asLong()).isEqualTo(11_689_512 - 999 * 513);
        assertThat(facts.path("multiply_adds").asLong()).isBetween(1_813_000_000L, 1_815_000_000L);
        assertThat(facts.path("layers").size()).isGreaterThan(60);
    }

    @Test
    void printsATable() {
        Cli.Said said = Cli.run("describe", "chest-xray/he2016-resnet", "--profile", "smoke");
        assertThat(said.code()).isZero();
        assertThat(said.out())
                .startsWith("chest-xray/he2016-resnet, profile smoke: ")
                .contains("multiply-adds for a window of [1, 32, 32]")
                .containsPattern("stem.conv +Conv +72 +73,728 +\\[1, 8, 32, 32]");
    }
}

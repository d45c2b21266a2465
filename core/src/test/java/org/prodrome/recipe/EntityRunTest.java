package org.prodrome.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodrome.data.Case;
import org.prodrome.data.Seed;
import org.prodrome.data.Subject;
import org.prodrome.data.Text;
import org.prodrome.data.Truth;
import org.prodrome.detect.Detector;
import org.prodrome.runtime.Device;
import tools.jackson.databind.JsonNode;

/** A run of a model that tags words. */
final class EntityRunTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void entitiesAreCountedToTheWord() throws Exception {
        Path out = folder.resolve("run");
        Run.carryOut(
                new RunOptions(
                        RecipeFile.find("notes/entity-tagger"),
                        Profile.SMOKE,
                        Optional.empty(),
                        Optional.of("2-fold"),
                        out,
                        new Seed(11),
                        Device.CPU),
                (_, _, _) -> {});
        JsonNode metrics = MetricsJson.JSON.readTree(Files.readString(out.resolve("metrics.json")));
        JsonNode entities = metrics.get("entities");
        // Every abnormal note affirms one rare finding, and no normal one does.
        assertThat(entities.get("known").asInt())
                .isEqualTo(
                        metrics.get("metrics").get("sensitivity").get("cases").asInt());
        assertThat(entities.get("recall").get("value").asDouble()).isBetween(0.0, 1.0);
        assertThat(metrics.get("remarks").toString()).contains("Entities: " + entities.get("known") + " there");
        try (Detector detector = Detector.read(out, 1)) {
            String text = "No sign of sepsis. Aortic dissection was confirmed by CT.";
            Case note = new Case("note", Subject.of("ada"), "", Truth.unknown(), () -> new Text(text));
            assertThat(detector.score(note).entities())
                    .hasValueSatisfying(found -> assertThat(found)
                            .allSatisfy(one -> assertThat(text.substring(one.start(), one.end()))
                                    .isNotBlank()));
        }
    }
}

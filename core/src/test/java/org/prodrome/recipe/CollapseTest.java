package org.prodrome.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodrome.data.Seed;
import org.prodrome.runtime.Device;

/** A run whose generator goes astray says so. */
class CollapseTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void aLearningRateThatIsFarTooHighIsSeenInWhatTheGeneratorMakes() throws Exception {
        String yaml = RecipeFile.find("mri/wasserstein-gan").yaml();
        String rash = yaml.replace("{steps: 12, batch: 8}", "{steps: 12, batch: 8, learning_rate: 10.0}")
                .replace("1 false alarm in 5 normals", "1 false alarm in 2 normals");
        assertThat(rash).isNotEqualTo(yaml);
        Path out = folder.resolve("run");
        Run.Result result = Run.carryOut(
                new RunOptions(
                        new RecipeFile("rash.yaml", rash),
                        Profile.SMOKE,
                        Optional.empty(),
                        Optional.of("2-fold"),
                        out,
                        new Seed(11),
                        Device.CPU),
                (_, _, _) -> {});
        List<String> collapses = result.model().remarks().stream()
                .filter(remark -> remark.contains("collapsed: "))
                .toList();
        assertThat(collapses).hasSize(3).allSatisfy(remark -> assertThat(remark).startsWith("the training of "));
        assertThat(Files.readString(out.resolve("report.html"))).contains("collapsed: ");
        assertThat(Files.readString(out.resolve("metrics.json")).split("\"collapsed\" : true", -1))
                .hasSize(4);
        assertThat(FinishedRun.read(out).metrics().remarks()).containsAll(collapses);
    }
}

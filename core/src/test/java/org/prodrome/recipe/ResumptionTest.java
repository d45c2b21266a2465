package org.prodrome.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodrome.data.Seed;
import org.prodrome.runtime.Device;

/** A run that is cut off goes on where it was, and writes what it would have written. */
class ResumptionTest {
    @TempDir
    private Path folder;

    private static final class Cut extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private RunOptions options(String out) throws Exception {
        String yaml = RecipeFile.find("heart-sound/convolutional-autoencoder")
                .yaml()
                .replace("schedule: cosine", "schedule: warm-up 25 % then cosine")
                .replace("1 false alarm in 5 normals", "1 false alarm in 2 normals")
                .replace("filters: [8, 16]}, bottleneck", "filters: [4]}, bottleneck")
                .replace("size: 6}", "size: 7}")
                .replace(
                        "training: {steps: 12, batch: 16}",
                        "training: {steps: 4, batch: 4, early_stopping: patience 1 every 2 steps on 20 %}");
        assertThat(yaml).contains("warm-up").contains("[4]").contains("size: 7").contains("patience");
        return new RunOptions(
                new RecipeFile("small", yaml),
                Profile.SMOKE,
                Optional.empty(),
                Optional.of("3-fold"),
                folder.resolve(out),
                new Seed(3),
                Device.CPU);
    }

    private static Set<String> trained(Set<String> stages) {
        Set<String> trained = new TreeSet<>(stages);
        trained.removeIf(stage -> !stage.startsWith("training"));
        return trained;
    }

    private List<String> hidden() throws IOException {
        try (var inside = Files.list(folder)) {
            return inside.map(path -> path.getFileName().toString())
                    .filter(name -> name.startsWith("."))
                    .toList();
        }
    }

    @Test
    void theSameRunIsRefusedWhileItIsUnderWay() throws Exception {
        RunOptions run = options("run");
        Set<String> refused = new TreeSet<>();
        Run.carryOut(run, (stage, done, _) -> {
            if (stage.startsWith("training 2 of 3") && done == 2) {
                assertThatThrownBy(() -> Run.carryOut(run, (_, _, _) -> {}))
                        .isInstanceOf(RecipeException.class)
                        .hasMessageContaining(
                                "run: expected no other run on its way there, got the same run under way");
                refused.add(stage);
            }
        });
        assertThat(refused).hasSize(1);
        assertThat(folder.resolve("run/predictions.csv")).isNotEmptyFile();
        assertThat(hidden()).isEmpty();
    }

    @Test
    void trainingsThatWereDoneAreNotDoneAgain() throws Exception {
        Run.carryOut(options("whole"), (_, _, _) -> {});
        assertThat(hidden()).isEmpty();

        RunOptions cut = options("cut");
        assertThatThrownBy(() -> Run.carryOut(cut, (stage, done, _) -> {
                    if (stage.startsWith("training 3 of 3") && done == 2) {
                        throw new Cut();
                    }
                }))
                .isInstanceOf(Cut.class);
        assertThat(hidden()).hasSize(1).allMatch(name -> name.startsWith(".cut.resume-"));

        Set<String> stages = new ConcurrentSkipListSet<>();
        Run.carryOut(cut, (stage, _, _) -> stages.add(stage));
        assertThat(trained(stages)).hasSize(2).anyMatch(stage -> stage.startsWith("training 3 of 3"));
        assertThat(hidden()).isEmpty();
        for (String file : List.of("detector/detector.onnx", "predictions.csv", "metrics.json")) {
            assertThat(folder.resolve("cut").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("whole").resolve(file));
        }
    }
}

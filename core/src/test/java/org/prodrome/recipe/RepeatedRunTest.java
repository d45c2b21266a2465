package org.prodrome.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodrome.data.Seed;
import org.prodrome.evaluate.Figure;
import org.prodrome.runtime.Device;

/** A run whose cases are parted several times. */
final class RepeatedRunTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void everyCaseIsTestedOnceATimeAndCountedOnce() throws Exception {
        Path out = folder.resolve("run");
        Run.carryOut(
                new RunOptions(
                        RecipeFile.find("heart-sound/dissanayake2020-mfcc-cnn"),
                        Profile.SMOKE,
                        Optional.empty(),
                        Optional.of("2-fold 2 times"),
                        out,
                        new Seed(11),
                        Device.CPU),
                (_, _, _) -> {});
        List<String> lines = Files.readAllLines(out.resolve("predictions.csv"));
        List<String> cases = lines.subList(1, lines.size()).stream()
                .map(line -> line.split(",", -1)[0])
                .toList();
        assertThat(cases.stream().collect(Collectors.groupingBy(each -> each, Collectors.counting())))
                .allSatisfy((_, count) -> assertThat(count).isEqualTo(2));
        FinishedRun run = FinishedRun.read(out);
        assertThat(run.metrics().protocol()).isEqualTo("2-fold 2 times");
        Figure auroc = Objects.requireNonNull(run.metrics().metrics().get("auroc"));
        assertThat(auroc.cases()).isEqualTo(cases.size() / 2);
        assertThat(Files.readString(out.resolve("report.html"))).contains("2-fold 2 times");
    }
}

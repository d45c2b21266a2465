package org.prodrome.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OutputFolderTest {
    @TempDir
    private Path folder;

    @Test
    void appearsWholeWithTheFoldersOnTheWay() throws Exception {
        Path place = folder.resolve("a/b/run");
        new OutputFolder(place).write(made -> {
            assertThat(place).doesNotExist();
            Files.writeString(made.resolve("report.html"), "page");
            Files.createDirectory(made.resolve("detector"));
        });
        assertThat(names(place)).containsExactly("detector", "report.html");
        assertThat(names(place.getParent())).containsExactly("run");
    }

    @Test
    void leavesNothingWhereFillingFails() throws Exception {
        Path place = folder.resolve("run");
        assertThatThrownBy(() -> new OutputFolder(place).write(made -> {
                    Files.writeString(made.resolve("report.html"), "half a pa");
                    throw new IOException("disk full");
                }))
                .hasMessage("disk full");
        assertThat(names(folder)).isEmpty();
    }

    @Test
    void keepsTheEarlierRunUntilTheNextIsWhole() throws Exception {
        Path place = folder.resolve("run");
        new OutputFolder(place).write(made -> Files.writeString(made.resolve("metrics.json"), "1"));
        assertThatThrownBy(() -> new OutputFolder(place).write(made -> {
                    throw new IOException("disk full");
                }))
                .hasMessage("disk full");
        assertThat(place.resolve("metrics.json")).hasContent("1");
        new OutputFolder(place).write(made -> {
            assertThat(place.resolve("metrics.json")).hasContent("1");
            Files.writeString(made.resolve("report.html"), "2");
        });
        assertThat(names(place)).containsExactly("report.html");
        assertThat(names(folder)).containsExactly("run");
    }

    @Test
    void clearsAwayWhatAKilledRunLeft() throws Exception {
        Path old = Files.createDirectory(folder.resolve(".run.part-1-a"));
        Files.writeString(old.resolve("report.html"), "half");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        Path running = Files.createDirectory(folder.resolve(".run.part-2-b"));
        Path other = Files.createDirectory(folder.resolve(".other.part-1-a"));
        new OutputFolder(folder.resolve("run")).write(made -> {});
        assertThat(old).doesNotExist();
        assertThat(running).exists();
        assertThat(other).exists();
    }

    @Test
    void replacesWhatALinkLeadsTo() throws Exception {
        Path place = Files.createDirectory(folder.resolve("place"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), place);
        new OutputFolder(link).write(made -> Files.writeString(made.resolve("report.html"), "page"));
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(place.resolve("report.html")).hasContent("page");
    }

    @Test
    void refusesToReplaceWhatNoRunWrote() throws Exception {
        Path mine = Files.createDirectory(folder.resolve("mine"));
        Files.writeString(mine.resolve("metrics.json"), "{}");
        Files.createDirectory(mine.resolve("thesis"));
        assertThatThrownBy(() -> new OutputFolder(mine))
                .isInstanceOf(RecipeException.class)
                .hasMessageEndingWith("got a folder with 1 other file(s) in it; choose another --out");
        Path lost = Files.createSymbolicLink(folder.resolve("lost"), folder.resolve("nowhere"));
        assertThatThrownBy(() -> new OutputFolder(lost)).hasMessageContaining("got a link to nothing");
        assertThatThrownBy(() -> new OutputFolder(folder.getRoot())).hasMessageContaining("got a root");
    }

    @Test
    void refusesToReplaceWhereAFileSystemIsMounted() throws Exception {
        Path mounted = Path.of("/dev/shm");
        assumeTrue(Files.isDirectory(mounted) && names(mounted).isEmpty(), "skipped: no empty file system at /dev/shm");
        assertThatThrownBy(() -> new OutputFolder(mounted))
                .hasMessageEndingWith("choose one within it, such as /dev/shm/run");
    }

    @Test
    void saysBeforeTheWorkThatItsResultsCannotBeKept() throws Exception {
        Path system = Path.of("/proc");
        assumeTrue(Files.isDirectory(system), "skipped: no file system at /proc");
        assertThatThrownBy(() -> new OutputFolder(system.resolve("runs/1")))
                .isInstanceOf(RecipeException.class)
                .hasMessageStartingWith("/proc/runs/1: expected ");
        Path longest = folder.resolve("y".repeat(250)); // its hidden neighbours' names would be too long
        assertThatThrownBy(() -> new OutputFolder(longest))
                .isInstanceOf(RecipeException.class)
                .hasMessageStartingWith(longest + ": expected a folder that can be made there, got: ");
        new OutputFolder(folder.resolve("a/b/c"));
        assertThat(names(folder)).isEmpty();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}

package org.prodrome.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GalleryCommandTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void writesAFolderThatOpensFromDisk() throws Exception {
        Path out = folder.resolve("made").resolve("gallery");
        Cli.Said said = Cli.run("gallery", Sounds.run(), "--out", out);
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out()).isEqualTo("gallery: " + out.resolve("index.html") + System.lineSeparator());
        assertThat(out.resolve("index.html")).content().contains("href=\"heart-sound.html\"");
        assertThat(out.resolve("heart-sound.html")).content().contains("heart-sound/convolutional-autoencoder");
    }

    @Test
    void losesNothingAndLeavesNothingHalf() throws Exception {
        Files.writeString(folder.resolve("mine.txt"), "mine");
        Cli.Said full = Cli.run("gallery", Sounds.run(), "--out", folder);
        assertThat(full.code()).isEqualTo(1);
        assertThat(full.err()).contains("expected a new or empty folder, got one with files in it");
        Cli.Said none = Cli.run("gallery", folder, "--out", folder.resolve("new"));
        assertThat(none.code()).isEqualTo(1);
        assertThat(folder.resolve("new")).doesNotExist();
    }
}

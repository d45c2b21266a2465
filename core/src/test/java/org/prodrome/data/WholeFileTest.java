package org.prodrome.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir
    private Path folder;

    @Test
    void whatWasThereStaysUntilTheNewFileIsWhole() throws Exception {
        Path file = Files.writeString(folder.resolve("a"), "old");
        assertThatThrownBy(() -> WholeFile.write(file, out -> {
                    out.write('n');
                    throw new IOException("the disk is full");
                }))
                .hasMessage("the disk is full");
        assertThat(file).hasContent("old");
        assertThat(folder).isDirectoryContaining("glob:**/a");

        WholeFile.write(file, out -> out.write('n'));
        WholeFile.writeDurably(file.resolveSibling("b"), out -> out.write('n'));
        assertThat(file).hasContent("n");
        try (var inside = Files.list(folder)) {
            assertThat(inside).containsExactlyInAnyOrder(file, file.resolveSibling("b"));
        }
    }

    /** A file of a fixed name beside the place would be that of the other writer. */
    @Test
    void twoWritersOfOneFileDontMeet() throws Exception {
        Path file = folder.resolve("a");
        WholeFile.write(file, outer -> {
            outer.write("outer".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            WholeFile.write(file, inner -> inner.write("inner".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
            assertThat(file).hasContent("inner");
        });
        assertThat(file).hasContent("outer");
    }

    @Test
    void permissionsAreThoseOfAnyNewFile() throws Exception {
        Path any = Files.createFile(folder.resolve("any"));
        Path file = folder.resolve("a");
        WholeFile.write(file, out -> out.write('n'));
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(any));
    }

    @Test
    void whatAKilledWriterLeftIsCleared() throws Exception {
        Path old = Files.createFile(folder.resolve(".prodrome-1-a-1.part"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        Path young = Files.createFile(folder.resolve(".prodrome-1-a-2.part"));
        WholeFile.writeDurably(folder.resolve("a"), out -> out.write('n'));
        assertThat(old).doesNotExist();
        assertThat(young).exists();
    }
}

package org.prodrome.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pseudonyms and their key. */
class PseudonymTest {
    @TempDir
    private Path folder;

    @Test
    void theSameIdentifierHasOnePseudonym() {
        assertThat(Pseudonym.of("4711"))
                .matches("s-[0-9a-f]{12}")
                .isEqualTo(Pseudonym.of(" 4711 "))
                .isNotEqualTo(Pseudonym.of("4712"));
        assertThat(Pseudonym.of("site", "4711"))
                .startsWith("site-")
                .isNotEqualTo("site" + Pseudonym.of("4711").substring(1));
        assertThat(Pseudonym.uid("1.2.3")).matches("2\\.25\\.[1-9][0-9]{1,38}").isEqualTo(Pseudonym.uid("1.2.3"));
        assertThat(Pseudonym.days("4711")).isBetween(1, 3650);
    }

    @Test
    void theKeyIsMadeOnceForItsOwnerAlone() throws Exception {
        Map<String, String> environment = Map.of("XDG_CONFIG_HOME", folder.toString());
        byte[] key = Pseudonym.key(environment);
        assertThat(key).hasSize(32).isEqualTo(Pseudonym.key(environment));
        Path file = folder.resolve("prodrome").resolve("pseudonym.key");
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        try (var files = Files.list(file.getParent())) {
            assertThat(files.toList()).containsExactly(file);
        }
    }

    @Test
    void aNamedKeyIsReadAndNeverMade() throws Exception {
        Path file = Files.write(folder.resolve("key"), new byte[40]);
        assertThat(Pseudonym.key(Map.of("PRODROME_KEY", file.toString()))).hasSize(40);
        Files.write(file, new byte[8]);
        assertThatThrownBy(() -> Pseudonym.key(Map.of("PRODROME_KEY", file.toString())))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("expected a key of 32 bytes or more, got 8");
        assertThatThrownBy(() -> Pseudonym.key(
                        Map.of("PRODROME_KEY", folder.resolve("none").toString())))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(folder.resolve("none")).doesNotExist();
    }
}

package org.prodrome.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OnnxruntimeTest {

    /** Its reporting library keeps a log of its own from the moment it starts. */
    @Test
    void keepsSilent() {
        assertThat(Onnxruntime.environment().getVersion()).isNotBlank();
        String log = "mat-debug-" + ProcessHandle.current().pid() + ".log";
        assertThat(Files.exists(Path.of(System.getProperty("java.io.tmpdir"), log)))
                .isFalse();
    }
}

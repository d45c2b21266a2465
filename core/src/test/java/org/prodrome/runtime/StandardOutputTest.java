package org.prodrome.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandardOutputTest {
    @Test
    void dropsWhatIsUnwantedAndNothingElse(@TempDir Path folder) throws Exception {
        try (Forked forked = new Forked(folder, 1, PeerTrials.Printing.class)) {
            forked.succeed();
            assertThat(forked.lines(0)).containsExactly("before", "a result", "another", "after");
            assertThat(forked.messagesOf(0)).isEmpty();
        }
    }
}

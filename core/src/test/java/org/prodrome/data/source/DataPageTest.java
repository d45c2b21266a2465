package org.prodrome.data.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of data sets in docs/data.md is what the sources say of themselves. */
final class DataPageTest {
    private static final String HEAD = """
            | data set | layout | published | subject | site | label | split | licence |
            |---|---|---|---|---|---|---|---|
            """;

    private static String row(PublicDataset source) {
        About about = source.about();
        return "| [%s](%s) | %s | %s | %s | %s | %s | %s | %s |\n"
                .formatted(
                        about.name(),
                        about.address(),
                        about.layout(),
                        about.published(),
                        about.subject(),
                        about.site(),
                        about.label(),
                        about.split(),
                        about.licence());
    }

    /** Whoever changes a source copies the table from this test's message into the page. */
    @Test
    void thePageHasEverySourceAsItIs() throws Exception {
        String table = HEAD + PublicDataset.ALL.stream().map(DataPageTest::row).collect(Collectors.joining());
        assertThat(Files.readString(Path.of("../docs/data.md"))).contains(table + "\n");
    }
}

package org.prodrome.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodrome.data.source.PublicDataset;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class SourcesCommandTest {
    @TempDir
    private Path folder;

    @Test
    void listsWhatIsKnown() throws Exception {
        Cli.Said said = Cli.run("sources", "--json");
        assertThat(said.code()).isZero();
        assertThat(said.lines()).hasSameSizeAs(PublicDataset.ALL);
        for (String line : said.lines()) {
            JsonNode source = new JsonMapper().readTree(line);
            assertThat(source.propertyNames())
                    .containsExactly(
                            "source", "layout", "published", "subject", "site", "label", "split", "page", "licence");
            assertThat(source.get("page").asString()).startsWith("http");
        }
    }

    @Test
    void countsWhatAFolderHolds() throws Exception {
        Sounds.write(folder.resolve("sounds"), 3);
        Files.writeString(
                folder.resolve("cases.csv"),
                "path,subject,label,site\nsounds/case0.wav,s1,0,ward\nsounds/case1.wav,s1,1,ward\nsounds/case2.wav,s2,,lab\n");
        Cli.Said said = Cli.run("sources", folder);
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.lines())
                .contains(
                        "  cases     3",
                        "  subjects  2",
                        "  by        subject",
                        "  labels    1 abnormal, 1 normal, 1 unknown",
                        "  sites     1 lab, 2 ward",
                        "  parts     3 none");
    }

    @Test
    void saysWhatItFoundInstead() {
        Cli.Said said = Cli.run("sources", folder);
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err())
                .hasLineCount(1)
                .contains("expected cases.csv, ", "the layout of a public data set", "an empty folder");
    }
}

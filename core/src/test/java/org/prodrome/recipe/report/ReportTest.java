package org.prodrome.recipe.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class ReportTest {
    @Test
    void looksLikeAPage() throws IOException {
        String html = Report.html(new ExampleContent().content());
        Files.writeString(Path.of("target", "report.html"), html);
        assertThat(html).startsWith("<!doctype html>");
    }
}

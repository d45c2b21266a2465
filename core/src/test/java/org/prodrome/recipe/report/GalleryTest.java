package org.prodrome.recipe.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodrome.data.FormatException;
import org.prodrome.data.Truth.Label;
import org.prodrome.recipe.Gallery;
import org.prodrome.recipe.report.ReportContent.Shown;

/** Upon pages as a run writes them, so that the gallery and the page that it cuts from can't part ways. */
final class GalleryTest {
    @TempDir
    private Path folder;

    private Path run(String modality, ExampleContent example) throws IOException {
        Path run = Files.createTempDirectory(folder, "run");
        Files.writeString(run.resolve("metrics.json"), """
                {"recipe": "x/y", "protocol": "5-fold", "profile": "smoke", "judged_by": "subject",
                 "metrics": {"auroc": {"value": 0.81, "low": 0.7, "high": 0.9, "pooled": 0.8, "cases": 40, "subjects": 30}},
                 "baseline_name": "a line", "baseline": {}, "sites": {}, "baseline_sites": {}, "remarks": [],
                 "published": []}
                """);
        Files.writeString(run.resolve("provenance.json"), "{\"modality\": \"" + modality + "\", \"data\": \"<data>\"}");
        Files.writeString(run.resolve("report.html"), Report.html(example.content()));
        return run;
    }

    @Test
    void hasAPageAModalityWithWhatWasFound() throws Exception {
        ExampleContent sound = new ExampleContent();
        sound.title = "Sounds & <murmurs>";
        ExampleContent hours = new ExampleContent();
        Shown missed = ExampleContent.shown("a0123", Label.ABNORMAL, 1);
        hours.shown =
                List.of(new Shown(CaseKind.FOUND, 1, 2, missed.prediction(), 0.3, missed.exhibit(), missed.truth()));
        hours.courses = List.of(TimelineTest.hour(CaseKind.FOUND, List.of()));
        Map<String, String> pages =
                Gallery.of(List.of(run("heart sound", sound), run("EEG", hours), run("heart sound", sound)));
        assertThat(pages.keySet()).containsExactly("index.html", "eeg.html", "heart-sound.html");
        assertThat(pages.get("index.html"))
                .contains("<a href=\"eeg.html\">EEG</a>", "<a href=\"heart-sound.html\">Heart sound</a>", "2 runs")
                .contains("<a href=\"heart-sound.html#run-2\">x/y</a>", "0.810 (0.700 to 0.900)");
        assertThat(pages.get("heart-sound.html"))
                .contains(
                        "<h2>Sounds &amp; &lt;murmurs&gt;</h2>",
                        "undefined, by a line",
                        "<dd>&lt;data&gt;, 5-fold</dd>",
                        "trained for seconds")
                .containsOnlyOnce("id=\"run-1\"")
                .containsOnlyOnce("id=\"run-2\"");
        assertThat(pages.get("eeg.html").split("<article", -1)).hasSize(3);
        assertThat(pages.get("eeg.html")).contains("time (min)", "log-mel spectrogram");
        for (String page : pages.values()) {
            assertThat(page)
                    .contains("default-src 'none'", "Research use only")
                    .doesNotContain("class=\"kind\"", "&lt;svg", "<script")
                    .doesNotContainPattern("(href|src)=\"(?!#|data:|[a-z-]+\\.html)");
        }
    }

    @Test
    void saysWhereNothingWasFound() throws Exception {
        ExampleContent none = new ExampleContent();
        none.shown = List.of(ExampleContent.shown("a0123", Label.ABNORMAL, 1));
        assertThat(Gallery.of(List.of(run("EEG", none))).get("eeg.html")).contains("It found nothing.");
    }

    @Test
    void refusesWhatIsNoRunsFolder() throws IOException {
        assertThatThrownBy(() -> Gallery.of(List.of(folder)))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("metrics.json");
        Path spoiled = run("EEG", new ExampleContent());
        Files.writeString(spoiled.resolve("report.html"), "<p>another</p>");
        assertThatThrownBy(() -> Gallery.of(List.of(spoiled)))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("expected a page that 'prodrome run' has written, got another page");
        Files.delete(spoiled.resolve("report.html"));
        assertThatThrownBy(() -> Gallery.of(List.of(spoiled)))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("report.html");
    }
}

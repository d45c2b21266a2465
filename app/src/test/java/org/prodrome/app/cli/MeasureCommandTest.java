package org.prodrome.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MeasureCommandTest {
    private static final int RATE = 200;
    private static final int SECONDS = 360;
    private static final int NORMAL_BEAT = 1;

    @TempDir
    private Path folder;

    /** As a record of the MIT-BIH database: a beat a second for six minutes, each with its annotation. */
    private Path record() throws IOException {
        ByteBuffer samples = ByteBuffer.allocate(2 * RATE * SECONDS).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer beats = ByteBuffer.allocate(2 * SECONDS).order(ByteOrder.LITTLE_ENDIAN);
        for (int beat = 1; beat < SECONDS; beat++) {
            for (int i = -8; i <= 8; i++) {
                samples.putShort(2 * (beat * RATE + i), (short) (1000 * Math.exp(-i * i / 8.0)));
            }
            beats.putShort((short) (NORMAL_BEAT << 10 | RATE));
        }
        Path data = Files.createDirectories(folder.resolve("records"));
        Files.writeString(data.resolve("100.hea"), "100 1 200 72000\n100.dat 16 1000 16 0 0 0 0 MLII\n");
        Files.write(data.resolve("100.dat"), samples.array());
        Files.write(data.resolve("100.atr"), beats.array());
        return data;
    }

    @Test
    void measuresAFolderAndKeepsTheTable() throws Exception {
        Path results = Files.createDirectory(folder.resolve("docs")).resolve("results");
        Cli.Said said = Cli.run("measure", "qrs", "--data", record(), "--add", "--folder", results);
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out()).contains("### QRS detection: MIT-BIH Arrhythmia Database", "| all 1 | 60 | 0 | 0 |");
        assertThat(results.resolve("measured/qrs-detection-mit-bih-arrhythmia-database.json"))
                .exists();
        assertThat(folder.resolve("docs/results.md")).content().contains("| all 1 | 60 | 0 | 0 |");
    }

    /** A finished run's folder with what is read of it: cases at two sites, of whose labels the scores may know. */
    private Path run(String name, String protocol, double right) throws IOException {
        Path run = Files.createDirectories(folder.resolve(name));
        SplittableRandom random = new SplittableRandom(3);
        StringBuilder table = new StringBuilder("case,subject,site,fold,label,score,decision\n");
        for (int i = 0; i < 60; i++) {
            int abnormal = i % 3 == 0 ? 1 : 0;
            double score = random.nextGaussian() + right * abnormal;
            table.append("c%d,s%d,site %d,%d,%d,%s,1%n".formatted(i, i, i % 2, i % 2, abnormal, score));
        }
        Files.writeString(run.resolve("predictions.csv"), table);
        Files.writeString(run.resolve("metrics.json"), """
                {"recipe": "%s", "protocol": "%s", "profile": "smoke", "judged_by": "subject",
                 "metrics": {}, "baseline": {}, "sites": {}, "remarks": [], "published": [],
                 "baseline_sites": {"site 0": {"auroc": {"value": 0.6, "pooled": 0.6, "cases": 30, "subjects": 30}},
                                    "site 1": {"auroc": {"value": 0.7, "pooled": 0.7, "cases": 30, "subjects": 30}}}}
                """.formatted(name.replaceFirst("-.*", ""), protocol));
        Files.writeString(run.resolve("provenance.json"), """
                {"recipe_sha256": "x", "seed": "1", "data": "hearts", "data_sha256": "d", "prodrome_commit": "%s"}
                """.formatted(protocol.equals("5-fold") ? "abc" : "def"));
        return run;
    }

    @Test
    void tellsWhatSystemsLoseAtSitesLeftOut() throws Exception {
        Path seen = run("cnn-folds", "5-fold", 3);
        Path unseen = run("cnn-sites", "leave-one-site-out", 0);
        Cli.Said said = Cli.run("measure", "site-gap", seen, unseen);
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out())
                .contains(
                        "### Gap to sites never seen: hearts",
                        "the sites site 0, site 1",
                        "| 0.650 |",
                        "commit abc, def",
                        "| &lt; 0.001 |")
                .containsPattern("\\| cnn \\| 0\\.9\\d\\d \\(.*\\| \\+0\\.[345]\\d\\d \\(\\+0\\.");
    }

    @Test
    void saysWhichRunsAreMissing() throws Exception {
        Path seen = run("cnn-folds", "5-fold", 3);
        assertThat(Cli.run("measure", "site-gap").err()).contains("expected two runs or more, got none");
        assertThat(Cli.run("measure", "site-gap", seen).err())
                .contains("expected of cnn one run by folds of subjects and one with --protocol leave-one-site-out")
                .contains("got 1 and 0");
        assertThat(Cli.run("measure", "site-gap", "--data", folder).err())
                .contains("site-gap: expected folders of runs, got --data");
        assertThat(Cli.run("measure", "qrs", seen).err()).contains("qrs: expected --data alone, got " + seen);
        Path other = run("cnn-sites", "leave-one-site-out", 0);
        Files.writeString(other.resolve("provenance.json"), """
                {"recipe_sha256": "x", "seed": "1", "data": "hearts", "data_sha256": "e"}
                """);
        assertThat(Cli.run("measure", "site-gap", seen, other).err())
                .contains("expected both runs of cnn on the same data, got others in " + other);
    }

    @Test
    void saysWhatItWants() {
        assertThat(Cli.run("measure", "qrs").err()).contains("expected --data with annotated ECG records");
        assertThat(Cli.run("measure", "qr").err()).contains("did you mean qrs?");
        Cli.Said absent = Cli.run("measure", "heart-sounds", "--data", folder.resolve("absent"));
        assertThat(absent.code()).isOne();
        assertThat(absent.err()).contains("expected a folder of WFDB records, got nothing there");
    }
}

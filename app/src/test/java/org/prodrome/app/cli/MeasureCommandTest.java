package org.prodrome.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
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

    @Test
    void saysWhatItWants() {
        assertThat(Cli.run("measure", "qrs").err()).contains("expected --data with annotated ECG records");
        assertThat(Cli.run("measure", "qr").err()).contains("did you mean qrs?");
        Cli.Said absent = Cli.run("measure", "heart-sounds", "--data", folder.resolve("absent"));
        assertThat(absent.code()).isOne();
        assertThat(absent.err()).contains("expected a folder of WFDB records, got nothing there");
    }
}

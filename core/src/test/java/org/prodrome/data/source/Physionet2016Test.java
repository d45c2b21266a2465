package org.prodrome.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Signal;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth;
import org.prodrome.data.format.SharedFiles;
import org.prodrome.data.format.Wav;

final class Physionet2016Test {
    @TempDir
    private Path root;

    private Path a;
    private Path b;

    @BeforeEach
    void layOut() throws IOException {
        a = Files.createDirectory(root.resolve("training-a"));
        b = Files.createDirectory(root.resolve("training-b"));
        record(a, "a0001", 10);
        record(a, "a0002", 20);
        record(b, "b0001", 30);
        Files.writeString(a.resolve("REFERENCE.csv"), "a0002,-1\r\na0001,1\r\n");
        Files.writeString(b.resolve("REFERENCE.csv"), "b0001,0\n\n");
        Files.writeString(
                a.resolve("a0001.hea"),
                "a0001 2 2000 10\na0001.wav 16+44 1 16 0 0 0 0 PCG\na0001.dat 16 1000 16 0 0 367 0 ECG\n# Abnormal\n");
    }

    @Test
    void listsEveryDatabaseAsASite() throws Exception {
        Dataset dataset = new Physionet2016().read(root);
        assertThat(dataset.name()).isEqualTo("PhysioNet/CinC 2016");
        assertThat(dataset.licence()).isEqualTo("ODC-By 1.0");
        assertThat(dataset.cases()).extracting(Case::id).containsExactly("a0001", "a0002", "b0001");
        assertThat(dataset.cases()).extracting(Case::site).containsExactly("training-a", "training-a", "training-b");
        assertThat(dataset.cases())
                .extracting(c -> c.truth().label())
                .containsExactly(Truth.Label.ABNORMAL, Truth.Label.NORMAL, Truth.Label.UNKNOWN);
        assertThat(dataset.cases().getFirst().subject()).isEqualTo(Subject.ofRecord("a0001"));
        assertThat(((Signal) dataset.cases().getLast().payload()).length()).isEqualTo(30);
    }

    @Test
    void takesOneDatabaseAlone() throws Exception {
        assertThat(new Physionet2016().read(b).cases()).extracting(Case::site).containsExactly("training-b");
    }

    @Test
    void digestsNamesLabelsAndBytes() throws Exception {
        String before = new Physionet2016().read(root).digest();
        assertThat(new Physionet2016().read(root).digest()).isEqualTo(before).hasSize(64);
        Files.writeString(b.resolve("REFERENCE.csv"), "b0001,1\n");
        String relabelled = new Physionet2016().read(root).digest();
        record(b, "b0001", 31);
        assertThat(List.of(before, relabelled, new Physionet2016().read(root).digest()))
                .doesNotHaveDuplicates();
    }

    @Test
    void refusesAFolderThatIsNotThere() {
        assertRefused(root.resolve("nowhere"))
                .hasMessageEndingWith("nowhere: expected a folder, got nothing of that name");
        assertRefused(a.resolve("a0001.wav")).hasMessageEndingWith("expected a folder, got a file");
    }

    @Test
    void saysWhatItFoundInsteadOfTheDataSet() throws Exception {
        Path other = Files.createDirectory(root.resolve("other"));
        assertRefused(other)
                .hasMessageEndingWith(
                        "expected REFERENCE.csv or folders training-a to training-f, got an empty folder");
        Files.writeString(other.resolve("jane-doe.TXT"), "1");
        Files.writeString(other.resolve("john-doe.txt"), "1");
        Files.createDirectory(other.resolve("S"));
        assertRefused(other).hasMessageEndingWith("got 2 .txt file(s), 1 folder(s)");
    }

    @Test
    void refusesADatabaseWithoutLabels() throws Exception {
        Files.delete(b.resolve("REFERENCE.csv"));
        assertRefused(root).hasMessageEndingWith("training-b: expected REFERENCE.csv, got 1 .wav file(s)");
        Files.writeString(b.resolve("REFERENCE.csv"), "");
        assertRefused(root).hasMessageEndingWith("expected a line for each record, as in a0001,-1, got no line");
    }

    @Test
    void namesTheLineOfAMissingFile() throws Exception {
        Files.writeString(b.resolve("REFERENCE.csv"), "b0001,-1\nb0002,1\n");
        assertRefused(root)
                .hasMessageEndingWith("REFERENCE.csv, line 2: expected a file b0002.wav beside it, got none");
    }

    @Test
    void refusesMalformedLines() throws Exception {
        Path reference = b.resolve("REFERENCE.csv");
        Files.writeString(reference, "b0001\n");
        assertRefused(root).hasMessageEndingWith("REFERENCE.csv, line 1: expected 2 fields, got 1");
        Files.writeString(reference, "b0001,1\nb0002,1,0\n");
        record(b, "b0002", 3);
        assertRefused(root).hasMessageEndingWith("REFERENCE.csv, line 2: expected 2 fields, got 3");
        Files.writeString(reference, "b0001,2\n");
        assertRefused(root).hasMessageEndingWith("line 1: expected label -1, 1 or 0 for record b0001, got \"2\"");
        Files.writeString(reference, "../training-a/a0001,1\n");
        assertRefused(root)
                .hasMessageEndingWith("expected a record's name of letters and digits, got \"../training-a/a0001\"");
        Files.writeString(reference, "b0001,1\n\"b0002,1\n");
        assertRefused(root)
                .hasMessageContaining("expected comma-separated values (RFC 4180), got a quote out of place");
    }

    @Test
    void refusesARecordNamedTwice() throws Exception {
        Files.writeString(b.resolve("REFERENCE.csv"), "b0001,-1\nb0001,1\n");
        assertRefused(root)
                .hasMessageContaining("line 2: expected a record that was not named before, got b0001 again, first in ")
                .hasMessageEndingWith("line 1");
        record(b, "a0001", 10);
        Files.writeString(b.resolve("REFERENCE.csv"), "a0001,-1\n");
        assertRefused(root).hasMessageContaining("a0001 again").hasMessageEndingWith("line 2");
    }

    @Test
    void refusesAHeaderThatContradictsItsRecording() throws Exception {
        Path header = a.resolve("a0001.hea");
        Files.writeString(header, "a0001 1 2000 11\na0001.wav 16+44 1 16 0 0 0 0 PCG\n");
        assertRefused(root).hasMessageEndingWith("a0001.hea: expected the WAV file's length of 10 samples, got 11");
        Files.writeString(header, "a0001 1 1000 10\na0001.wav 16+44 1 16 0 0 0 0 PCG\n");
        assertRefused(root).hasMessageEndingWith("expected the WAV file's rate of 2000 Hz, got 1000.0 Hz");
        Files.writeString(header, "a0009 1 2000 10\na0001.wav 16+44 1 16 0 0 0 0 PCG\n");
        assertRefused(root).hasMessageEndingWith("expected a header of record a0001, got one of another");
        Files.writeString(header, "a0001 1 2000 10\na0001.dat 16 1000 16 0 0 367 0 ECG\n");
        assertRefused(root).hasMessageEndingWith("expected a line for a0001.wav, got none among 1");
        Files.writeString(header, "a0001 1 fast 10\n");
        assertRefused(root).hasMessageEndingWith("expected a sampling rate as the first line's number, got no number");
        Files.writeString(header, "# Jane Doe\n");
        assertRefused(root)
                .hasMessageEndingWith("expected a first line of record, signals, rate and length, got another one");
    }

    @Test
    void readsTheRealDataSet() throws Exception {
        Path real = SharedFiles.folder("data/physionet2016");
        Dataset dataset = new Physionet2016().read(real);
        Map<String, Long> sizes =
                dataset.cases().stream().collect(Collectors.groupingBy(Case::site, Collectors.counting()));
        assertThat(sizes)
                .isEqualTo(Map.of("training-a", 250L, "training-b", 490L, "training-c", 31L, "training-d", 55L));
        Map<String, Double> abnormal = dataset.cases().stream()
                .collect(Collectors.groupingBy(
                        Case::site,
                        Collectors.averagingDouble(c -> c.truth().label() == Truth.Label.ABNORMAL ? 1 : 0)));
        assertThat(abnormal.get("training-a")).isCloseTo(.71, within(.005));
        assertThat(abnormal.get("training-b")).isCloseTo(.21, within(.005));
        assertThat(abnormal.get("training-c")).isCloseTo(.77, within(.005));
        assertThat(abnormal.get("training-d")).isCloseTo(.51, within(.005));
        assertThat(((Signal) dataset.cases().getFirst().payload()).rate()).isEqualTo(2000);
    }

    static void record(Path folder, String name, int frames) throws IOException {
        Wav.write(
                folder.resolve(name + ".wav"),
                new Signal(new float[1][frames], 2000, List.of(new Signal.Channel("mono", "1"))));
    }

    private static AbstractThrowableAssert<?, ?> assertRefused(Path folder) {
        return assertThatThrownBy(() -> new Physionet2016().read(folder)).isInstanceOf(FormatException.class);
    }
}

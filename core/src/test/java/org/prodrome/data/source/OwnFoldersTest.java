package org.prodrome.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.prodrome.data.source.MadeTreesTest.facts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Pseudonym;
import org.prodrome.data.Signal;
import org.prodrome.data.Truth;
import org.prodrome.data.Volume;
import org.prodrome.data.format.edf.EdfWriter;
import org.prodrome.data.format.nifti.Nifti;

/** Folders that have no table: a folder a class, and BIDS. */
final class OwnFoldersTest {
    private static final Volume VOLUME =
            new Volume(new float[8], List.of(new Signal.Channel("x", "1")), 2, 2, 2, List.of(), List.of());

    @TempDir
    private Path root;

    private void volume(String file) throws IOException {
        Path place = root.resolve(file);
        Files.createDirectories(place.getParent());
        Nifti.write(place, VOLUME);
    }

    private void edf(String file, String patient) throws IOException {
        Path place = root.resolve(file);
        Files.createDirectories(place.getParent());
        Signal signal = new Signal(new float[][] {{0, 1, 2, 3}}, 4, List.of(new Signal.Channel("EEG", "uV")));
        EdfWriter.write(place, List.of(signal), List.of());
        byte[] bytes = Files.readAllBytes(place);
        byte[] named = String.format("%-80s", patient).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(named, 0, bytes, 8, named.length);
        Files.write(place, bytes);
    }

    private Dataset read() throws IOException, FormatException {
        return LabelledFolder.read(root);
    }

    private AbstractThrowableAssert<?, ?> assertRefused() {
        return assertThatThrownBy(this::read).isInstanceOf(FormatException.class);
    }

    @Test
    void aFolderIsAClass() throws Exception {
        volume("normal/a.nii");
        volume("stroke/b.nii");
        edf("stroke/c.edf", "MRN4711 F 02-MAY-1951 Jane_Doe");
        Files.writeString(root.resolve("stroke/Thumbs.db"), "\0");
        Dataset dataset = read();
        String pseudonym = Pseudonym.of("MRN4711");
        assertThat(facts(dataset))
                .isEqualTo(Map.of(
                        "normal/a.nii", "NORMAL normal/a.nii",
                        "stroke/b.nii", "ABNORMAL stroke/b.nii",
                        "stroke/c.edf", "ABNORMAL " + pseudonym));
        assertThat(dataset.cases()).extracting(of -> of.truth().classes()).contains(List.of(), List.of("stroke"));
        assertThat(dataset.cases().getFirst().payload()).isInstanceOf(Volume.class);
    }

    @Test
    void partsAndSitesMayLieAbove() throws Exception {
        volume("north/train/normal/p1/a.nii");
        volume("north/test/abnormal/p1/b.nii");
        volume("south/train/normal/p1/c.nii");
        Dataset dataset = read();
        assertThat(facts(dataset).values())
                .containsExactly("ABNORMAL north/p1 TEST", "NORMAL north/p1 TRAIN", "NORMAL south/p1 TRAIN");
        assertThat(dataset.cases()).extracting(Case::site).containsExactly("north", "north", "south");
    }

    @Test
    void aTableSaysWhichClassesAreNormal() throws Exception {
        volume("benign/a.nii");
        volume("malignant/b.nii");
        volume("unclear/c.nii");
        assertRefused()
                .hasMessageContaining("a folder a class, of which one is called normal or classes.csv names them");
        Files.writeString(root.resolve("classes.csv"), "class,label\nbenign,normal\nmalignant,abnormal\n");
        assertRefused().hasMessageEndingWith("expected a line of classes.csv for every class, got none for one");
        Files.writeString(root.resolve("classes.csv"), "class,label\nbenign,normal\nmalignant,abnormal\nunclear,\n");
        assertThat(facts(read()).values())
                .containsExactly("NORMAL benign/a.nii", "ABNORMAL malignant/b.nii", "UNKNOWN unclear/c.nii");
    }

    @Test
    void saysWhichFolderHoldsNoClasses() throws Exception {
        volume("north/normal/a.nii");
        Files.createDirectory(root.resolve("south"));
        assertRefused()
                .hasMessageEndingWith("south: expected a folder a class, of which one is called normal or classes.csv"
                        + " names them, got an empty folder");
        Files.writeString(root.resolve("north/normal/b.xyz"), "\0\1\2");
        Files.delete(root.resolve("south"));
        assertRefused().hasMessageContaining("b.xyz: expected a file of one of the formats");
    }

    @Test
    void bidsSaysWhoIsAControl() throws Exception {
        volume("sub-01/anat/sub-01_T1w.nii.gz");
        volume("sub-02/ses-a/anat/sub-02_ses-a_FLAIR.nii.gz");
        volume("sub-03/anat/sub-03_T1w.nii.gz");
        Files.writeString(root.resolve("sub-01/anat/sub-01_T1w.json"), "{}");
        Files.writeString(
                root.resolve("participants.tsv"),
                "participant_id\tage\tgroup\tsite\nsub-01\t34\tcontrol\tn/a\nsub-02\t12\tMS\tBonn\nsub-03\t33\tn/a\tBonn\n");
        Files.writeString(
                root.resolve("dataset_description.json"),
                "{\"Name\": \"Lesions\", \"BIDSVersion\": \"1.8.0\", \"License\": \"CC0\"}");
        Dataset dataset = read();
        assertThat(List.of(dataset.name(), dataset.licence())).containsExactly("Lesions", "CC0");
        assertThat(dataset.origin()).startsWith("BIDS 1.8.0; digest of 4 files'");
        assertThat(facts(dataset))
                .isEqualTo(Map.of(
                        "sub-01/anat/sub-01_T1w.nii.gz", "NORMAL sub-01",
                        "sub-02/ses-a/anat/sub-02_ses-a_FLAIR.nii.gz", "ABNORMAL sub-02",
                        "sub-03/anat/sub-03_T1w.nii.gz", "UNKNOWN sub-03"));
        assertThat(dataset.cases().get(1).truth().classes()).containsExactly("FLAIR", "MS");
        assertThat(dataset.cases().get(1).site()).isEqualTo("Bonn");
        Files.writeString(root.resolve("classes.csv"), "class,label\nMS,\n");
        assertThat(facts(read())).containsEntry("sub-02/ses-a/anat/sub-02_ses-a_FLAIR.nii.gz", "UNKNOWN sub-02");
        Files.writeString(root.resolve("participants.tsv"), "participant_id\tgroup\nsub-01\tcontrol\n");
        assertRefused().hasMessageEndingWith("expected a line of participants.tsv a subject, got none for one");
    }

    @Test
    void bidsSeizuresAreEvents() throws Exception {
        edf("sub-01/ses-01/eeg/sub-01_ses-01_task-szMonitoring_run-00_eeg.edf", "X X X X");
        edf("sub-01/ses-01/eeg/sub-01_ses-01_task-szMonitoring_run-01_eeg.edf", "X X X X");
        Path eeg = root.resolve("sub-01/ses-01/eeg");
        String columns = "onset\tduration\teventType\tconfidence\tchannels\n";
        Files.writeString(
                eeg.resolve("sub-01_ses-01_task-szMonitoring_run-00_events.tsv"),
                columns + "296.0\t40.0\tsz_foc_ia\tn/a\tn/a\n");
        Files.writeString(
                eeg.resolve("sub-01_ses-01_task-szMonitoring_run-01_events.tsv"),
                columns + "0\t3600\tbckg\tn/a\tn/a\n");
        Files.writeString(root.resolve("participants.tsv"), "participant_id\tage\nsub-01\t11\n");
        List<Case> cases = read().cases();
        assertThat(cases)
                .extracting(of -> of.truth().label())
                .containsExactly(Truth.Label.ABNORMAL, Truth.Label.NORMAL);
        assertThat(cases.getFirst().truth().intervals()).containsExactly(new Truth.Interval(296, 336, "sz_foc_ia"));
    }

    @Test
    void bidsWithoutAFormatThatIsReadSaysSo() throws Exception {
        Files.createDirectories(root.resolve("sub-01/eeg"));
        Files.writeString(root.resolve("sub-01/eeg/sub-01_eeg.vhdr"), "");
        Files.writeString(root.resolve("dataset_description.json"), "{}");
        assertRefused().hasMessageContaining("folders such as anat or eeg with NIfTI, EDF, BDF, pictures or WAV, got ");
    }
}

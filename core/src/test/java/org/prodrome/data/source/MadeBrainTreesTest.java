package org.prodrome.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.prodrome.data.source.MadeTreesTest.facts;
import static org.prodrome.data.source.MadeTreesTest.tree;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.Image;
import org.prodrome.data.Several;
import org.prodrome.data.Signal;
import org.prodrome.data.Truth;
import org.prodrome.data.Volume;
import org.prodrome.data.format.nifti.Nifti;

/** Sources of brains and wearables of which no copy is at hand, on tiny {@linkplain MadeTree made trees}. */
final class MadeBrainTreesTest {
    @TempDir
    private Path root;

    @Test
    void chbMitsSeizuresComeFromTheSummary() throws Exception {
        tree(ChbMit.class).layOut(root);
        Dataset dataset = new ChbMit().read(root);
        assertThat(facts(dataset))
                .isEqualTo(Map.of(
                        "chb01/chb01_01.edf", "NORMAL chb01",
                        "chb01/chb01_03.edf", "ABNORMAL chb01",
                        "chb21/chb21_01.edf", "UNKNOWN chb01"));
        assertThat(dataset.cases().get(1).truth().intervals())
                .containsExactly(new Truth.Interval(130, 212, "seizure"), new Truth.Interval(2972, 3053, "seizure"));
        Files.delete(root.resolve("chb21/chb21-summary.txt"));
        assertThatThrownBy(() -> new ChbMit().read(root))
                .hasMessageEndingWith("chb21: expected a text chb21-summary.txt, got none");
    }

    /** An EDF header as far as the time of its start. */
    private void edf(String file, String start) throws IOException {
        Files.createDirectories(root.resolve(file).getParent());
        Files.writeString(root.resolve(file), "0       " + " ".repeat(160) + "01.01.16" + start);
    }

    private Dataset siena(String list, String text) throws Exception {
        Files.writeString(root.resolve(list), text);
        return new Siena().read(root);
    }

    private static List<Truth.Interval> seizures(Dataset dataset) {
        return dataset.cases().stream()
                .flatMap(of -> of.truth().intervals().stream())
                .toList();
    }

    @Test
    void sienasTimesCountFromTheRecordingsStart() throws Exception {
        edf("PN00/PN00-1.edf", "19.39.33");
        edf("PN00/PN00-3.edf", "18.15.44");
        Dataset dataset = siena("PN00/Seizures-list-PN00.txt", """
                Seizure n 1
                File name: PN00-1.edf
                Registration start time: 19.39.33
                Registration end time: 20.22.58
                Seizure start time: 19.58.36
                Seizure end time: 19.59.46

                Seizure n 3
                File name: PN00-3.edf
                Registration start time: 18.15.44
                Registration end time: 18.57.13
                Seizure start time: 18.28.29
                Seizure end time: 19.29.29
                """);
        assertThat(facts(dataset).values()).containsExactly("ABNORMAL PN00", "ABNORMAL PN00");
        assertThat(seizures(dataset))
                .containsExactly(new Truth.Interval(1143, 1213, "seizure"), new Truth.Interval(765, 825, "seizure"));
    }

    @Test
    void sienasSlipsArePutRight() throws Exception {
        edf("PN06/PN06-2.edf", "21.11.29");
        edf("PN06/PN06-5.edf", "10.00.00");
        Dataset dataset = siena("PN06/Seizures-list-PN06.txt", """
                File name: PNO6-2.edf
                Registration start time:21.11.29
                Start time: 1 6:49.25
                End time: 16.50.00 opure 16.49.40
                """);
        assertThat(seizures(dataset)).containsExactly(new Truth.Interval(70_676, 70_711, "seizure"));
        assertThat(facts(dataset)).containsEntry("PN06/PN06-5.edf", "NORMAL PN06");
        edf("PN11/PN11-1.edf", "23.00.00");
        assertThat(seizures(siena("PN11/Seizures-list-PN11.txt", """
                File name: PN11-.edf
                Seizure start time: 00.30.00
                Seizure end time: 00.31.00
                """)))
                .contains(new Truth.Interval(5400, 5460, "seizure"));
        assertThatThrownBy(() -> siena("PN11/Seizures-list-PN11.txt", "Seizure end time: 00.31.00\n"))
                .hasMessageEndingWith(
                        "Seizures-list-PN11.txt, line 1: expected a seizure's file, start and end, got one of them missing");
    }

    @Test
    void figshareKnowsPatientsAndMasks() throws Exception {
        Path file = root.resolve("brainTumorDataPublic_1-766/1.mat");
        Files.createDirectories(file.getParent());
        try (InputStream made = Objects.requireNonNull(getClass().getResourceAsStream("cjdata.mat"))) {
            Files.copy(made, file);
        }
        Dataset dataset = new FigshareBrainTumours().read(root);
        assertThat(facts(dataset)).isEqualTo(Map.of("brainTumorDataPublic_1-766/1.mat", "ABNORMAL 100360"));
        Case only = dataset.cases().getFirst();
        assertThat(only.truth().classes()).containsExactly("glioma");
        Image image = (Image) only.payload();
        assertThat(List.of(image.height(), image.width())).containsExactly(2, 3);
        assertThat(image.samples()).containsExactly(1, 2, 3, 4, 5, 600);
        assertThat(((Image) only.truth().mask().orElseThrow().read()).samples()).containsExactly(0, 0, 1, 0, 1, 1);
        Files.writeString(root.resolve("2.mat"), "not a MATLAB file");
        assertThatThrownBy(() -> new FigshareBrainTumours().read(root))
                .hasMessageEndingWith("2.mat: expected a MATLAB 7.3 file, got a damaged one");
    }

    @Test
    void oasisReadsAnalyzeAndRatings() throws Exception {
        tree(Oasis1.class).layOut(root);
        Path header = root.resolve(
                "disc1/OAS1_0001_MR1/PROCESSED/MPRAGE/T88_111" + "/OAS1_0001_MR1_mpr_n4_anon_111_t88_masked_gfc.hdr");
        ByteBuffer fields = ByteBuffer.allocate(348).putInt(0, 348);
        fields.putShort(40, (short) 4)
                .putShort(42, (short) 3)
                .putShort(44, (short) 2)
                .putShort(46, (short) 1);
        fields.putShort(48, (short) 1)
                .putShort(70, (short) 4)
                .putFloat(80, 1)
                .putFloat(84, 2)
                .putFloat(88, 3);
        Files.write(header, fields.array());
        ByteBuffer samples = ByteBuffer.allocate(12);
        for (short i = 0; i < 6; i++) {
            samples.putShort((short) (100 * i - 200));
        }
        Files.write(Analyze.samples(header), samples.array());
        Dataset dataset = new Oasis1().read(root);
        assertThat(facts(dataset)).isEqualTo(Map.of("OAS1_0001_MR1", "ABNORMAL OAS1_0001"));
        assertThat(dataset.cases().getFirst().truth().severity()).hasValue(0.5);
        Volume volume = (Volume) dataset.cases().getFirst().payload();
        assertThat(volume.samples()).containsExactly(-200, -100, 0, 100, 200, 300);
        assertThat(List.of(volume.depth(), volume.height(), volume.width())).containsExactly(1, 2, 3);
        assertThat(volume.spacing()).containsExactly(3.0, 2.0, 1.0);
        Files.delete(root.resolve("disc1/OAS1_0001_MR1/OAS1_0001_MR1.txt"));
        Files.writeString(
                root.resolve("oasis_cross-sectional.csv"),
                "ID,M/F,Age,CDR\nOAS1_0001_MR1,F,21,\nOAS1_0002_MR1,F,55,0\n");
        assertThat(new Oasis1().read(root).cases().getFirst().truth())
                .isEqualTo(Truth.of(Truth.Label.NORMAL).withClasses(List.of("not rated")));
    }

    @Test
    void adnisGroupsAreOfTheCollectionsTable() throws Exception {
        tree(Adni.class).layOut(root);
        MadeTree.of(
                        new Adni(),
                        "ADNI/003_S_0907/MPRAGE/2006-09-11_11_00_00.0/I45108/a.dcm",
                        "ADNI/003_S_0907/MPRAGE/2006-09-11_11_00_00.0/I45108/b.dcm",
                        "ADNI/003_S_0907/MPRAGE/2007-09-11_11_00_00.0/S21856/c.dcm")
                .with(
                        "ADNI1_Complete_1Yr_1.5T_4_14_2024.csv",
                        "\"Image Data ID\",\"Subject\",\"Group\",\"Sex\"\n\"I13722\",\"002_S_0295\",\"CN\",\"M\"\n"
                                + "\"45108\",\"003_S_0907\",\"MCI\",\"F\"\n\"I45109\",\"003_S_0907\",\"AD\",\"F\"\n")
                .layOut(root);
        Dataset dataset = new Adni().read(root);
        assertThat(facts(dataset).values())
                .containsExactly("NORMAL 002_S_0295", "ABNORMAL 003_S_0907", "UNKNOWN 003_S_0907");
        assertThat(dataset.cases()).extracting(Case::site).containsExactly("002", "003", "003");
        assertThat(dataset.cases().get(1).truth().classes()).containsExactly("MCI");
    }

    private void volumes(MadeTree tree) throws IOException {
        tree.layOut(root);
        float value = 0;
        for (String file : tree.files().keySet()) {
            value++;
            Volume volume = new Volume(
                    new float[] {value, 0}, List.of(new Signal.Channel("x", "1")), 1, 1, 2, List.of(), List.of());
            Nifti.write(root.resolve(file), volume);
        }
    }

    @Test
    void bratsHasFourChannelsAndAMask() throws Exception {
        volumes(tree(Brats.class));
        Files.writeString(
                root.resolve("name_mapping.csv"),
                "Grade,BraTS_2017_subject_ID,BraTS_2018_subject_ID,BraTS_2019_subject_ID,BraTS_2020_subject_ID\n"
                        + "HGG,Brats17_CBICA_AAB_1,Brats18_CBICA_AAB_1,BraTS19_CBICA_AAB_1,BraTS20_Training_001\n");
        Dataset dataset = new Brats().read(root);
        assertThat(facts(dataset)).isEqualTo(Map.of("BraTS20_Training_001", "ABNORMAL BraTS20_Training_001 TRAIN"));
        Case only = dataset.cases().getFirst();
        assertThat(only.site()).isEqualTo("CBICA");
        assertThat(only.truth().classes()).containsExactly("glioma", "high-grade");
        Volume volume = (Volume) only.payload();
        assertThat(volume.channels()).extracting(Signal.Channel::name).containsExactly("t1", "t1ce", "t2", "flair");
        assertThat(volume.samples()).containsExactly(2, 0, 3, 0, 4, 0, 1, 0);
        assertThat(((Volume) only.truth().mask().orElseThrow().read()).samples())
                .containsExactly(5, 0);
    }

    @Test
    void bratsOfLaterYearsNamesOtherwise() throws Exception {
        volumes(MadeTree.brats("BraTS-GLI-00002-001/BraTS-GLI-00002-001-", "t1n", "t1c", "t2w", "t2f"));
        Dataset dataset = new Brats().read(root);
        assertThat(facts(dataset)).isEqualTo(Map.of("BraTS-GLI-00002-001", "ABNORMAL BraTS-GLI-00002"));
        assertThat(dataset.cases().getFirst().truth().mask()).isEmpty();
        Files.delete(root.resolve("BraTS-GLI-00002-001/BraTS-GLI-00002-001-t2w.nii"));
        volumes(MadeTree.brats("LGG/BraTS19_2013_0_1/BraTS19_2013_0_1_", "t1", "t1ce", "t2", "flair", "seg"));
        assertThatThrownBy(() -> new Brats().read(root))
                .hasMessageEndingWith(
                        "BraTS-GLI-00002-001: expected NIfTI of t1, t1ce, t2 and flair (or t1n, t1c, t2w, t2f), got not all");
    }

    @Test
    void wesadsWristbandComesFromItsArchive() throws Exception {
        tree(Wesad.class).layOut(root);
        Path archive = root.resolve("S2/S2_E4_Data.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (String sensor : List.of("BVP", "EDA", "TEMP", "HR", "ACC")) {
                boolean axes = sensor.equals("ACC");
                zip.putNextEntry(new ZipEntry(sensor + ".csv"));
                zip.write((axes
                                ? "1495437325.0,1495437325.0,1495437325.0\n32.0,32.0,32.0\n62,-21,107\n66,13,53\n"
                                : "1495437325.0\n4.0\n1.5\n2.5\n")
                        .getBytes(StandardCharsets.US_ASCII));
            }
        }
        Several worn = (Several) new Wesad().read(root).cases().getFirst().payload();
        assertThat(worn.parts())
                .containsOnlyKeys("chest", "wrist/BVP", "wrist/ACC", "wrist/EDA", "wrist/TEMP", "wrist/HR");
        assertThat(((Signal) worn.parts().get("wrist/ACC")).samples()[2]).containsExactly(107, 53);
        Files.writeString(archive, "no archive");
        assertThatThrownBy(() -> new Wesad().read(root).cases().getFirst().payload())
                .hasMessageEndingWith("S2_E4_Data.zip: expected a whole archive .zip, got a damaged one");
    }

    @Test
    void wesadsStressIsAnInterval() throws Exception {
        tree(Wesad.class).layOut(root);
        Dataset dataset = new Wesad().read(root);
        assertThat(facts(dataset)).isEqualTo(Map.of("S2", "ABNORMAL S2"));
        assertThat(dataset.cases().getFirst().truth().intervals())
                .containsExactly(new Truth.Interval(39 * 60 + 55, 50 * 60 + 30, "stress"));
        Signal chest = (Signal)
                ((Several) dataset.cases().getFirst().payload()).parts().get("chest");
        assertThat(chest.rate()).isEqualTo(700);
        float[] values = new float[8];
        for (int channel = 0; channel < 8; channel++) {
            values[channel] = chest.samples()[channel][0];
        }
        assertThat(values[0]).isZero();
        assertThat(values[1]).isEqualTo(12.5f);
        assertThat(values[2]).isZero();
        assertThat(values[3]).isBetween(24.9f, 25.1f);
        assertThat(values[4]).isZero();
        assertThat(values[5]).isEqualTo(-1);
        assertThat(values[6]).isEqualTo(1);
        assertThat(values[7]).isBetween(49.99f, 50f);
    }
}

package org.prodrome.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Signal;
import org.prodrome.data.Truth;

/** Sources of pictures and heart signals of which no copy is at hand, on tiny {@linkplain MadeTree made trees}. */
final class MadeTreesTest {
    @TempDir
    private Path root;

    static List<MadeTree> trees() {
        return MadeTree.all();
    }

    @Test
    void everySourceHasATree() {
        assertThat(trees())
                .extracting(MadeTree::toString)
                .containsExactlyInAnyOrderElementsOf(PublicDataset.ALL.stream()
                        .map(source -> source.about().name())
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("trees")
    void aTreeIsTakenByItsOwnSourceAlone(MadeTree tree) throws Exception {
        tree.layOut(root);
        assertThat(taking(root)).containsExactly(tree.toString());
        assertThat(Bids.isAt(root)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("trees")
    void whoPointsAFolderTooHighIsToldWhereItLies(MadeTree tree) throws Exception {
        tree.layOut(root.resolve("unpacked"));
        assertThatThrownBy(() -> LabelledFolder.read(root))
                .isInstanceOf(FormatException.class)
                .hasMessageEndingWith("got 1 folder(s); " + tree + " lies in " + root.resolve("unpacked"));
    }

    static List<String> taking(Path folder) throws IOException {
        List<String> taking = new java.util.ArrayList<>();
        for (PublicDataset known : PublicDataset.ALL) {
            if (known.recognises(folder)) {
                taking.add(known.about().name());
            }
        }
        return taking;
    }

    private Dataset read(MadeTree tree) throws IOException, FormatException {
        tree.layOut(root);
        return tree.source().read(root);
    }

    /** The tree of {@link MadeTree#all} that a source has. */
    private Dataset read(Class<? extends PublicDataset> source) throws IOException, FormatException {
        return read(tree(source));
    }

    static MadeTree tree(Class<? extends PublicDataset> source) {
        return trees().stream()
                .filter(tree -> source.isInstance(tree.source()))
                .findFirst()
                .orElseThrow();
    }

    /** By id: label, subject, and part where there is one. */
    static Map<String, String> facts(Dataset dataset) {
        return dataset.cases().stream()
                .collect(Collectors.toMap(
                        Case::id,
                        of -> of.truth().label() + " " + of.subject().id()
                                + of.part().map(part -> " " + part).orElse(""),
                        (a, _) -> a,
                        TreeMap::new));
    }

    @Test
    void kvasirsLandmarksAreNormal() throws Exception {
        assertThat(facts(read(Kvasir.class)))
                .isEqualTo(Map.of(
                        "normal-cecum/a.jpg", "NORMAL normal-cecum/a.jpg",
                        "polyps/b.jpg", "ABNORMAL polyps/b.jpg",
                        "dyed-lifted-polyps/c.jpg", "ABNORMAL dyed-lifted-polyps/c.jpg"));
    }

    @Test
    void nerthusKeepsAVideoTogetherAndTakesAnyPicture() throws Exception {
        Dataset dataset = read(MadeTree.of(
                new Nerthus(),
                "0/bowel_1_score_0-0_00000001.jpg",
                "0/bowel_1_score_0-0_00000002.jpg",
                "3/bowel_20_score_3-1_00000001.jpg",
                "3/frame one.png"));
        assertThat(facts(dataset).values())
                .containsExactly(
                        "ABNORMAL bowel_1_score_0-0",
                        "ABNORMAL bowel_1_score_0-0",
                        "NORMAL bowel_20_score_3-1",
                        "NORMAL 3/frame one.png");
        assertThat(dataset.cases().getFirst().truth().severity()).hasValue(3);
    }

    @Test
    void yaseensFoldersAreDiseasesHoweverTheArchivesCallThem() throws Exception {
        Dataset dataset = read(MadeTree.of(
                new Yaseen(), "N/New_N_001.wav", "MVP_New_3\uc8fc\uae30/New_MVP_001.wav", "NORMAL/New_N_002.wav"));
        assertThat(facts(dataset).values())
                .containsExactly("ABNORMAL MVP_New_3\uc8fc\uae30/New_MVP_001.wav", "NORMAL N/New_N_001.wav");
        assertThat(dataset.cases().getFirst().truth().classes()).containsExactly("mitral valve prolapse");
    }

    private void cinc2017() throws IOException {
        Files.writeString(root.resolve("REFERENCE.csv"), "A00001,N\nA00002,A\nA00003,O\nA00004,~\n");
        ByteBuffer samples = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
        samples.position(24)
                .putShort((short) 1000)
                .putShort((short) -500)
                .putShort((short) 0)
                .putShort((short) 1);
        for (String record : List.of("A00001", "A00002", "A00003", "A00004")) {
            Files.writeString(
                    root.resolve(record + ".hea"),
                    record + " 1 300 4\n" + record + ".mat 16+24 1000/mV 16 0 1000 0 0 ECG\n");
            Files.write(root.resolve(record + ".mat"), samples.array());
        }
    }

    @Test
    void cinc2017HasFourLabels() throws Exception {
        cinc2017();
        Dataset dataset = new Physionet2017().read(root);
        assertThat(facts(dataset).values())
                .containsExactly("NORMAL A00001", "ABNORMAL A00002", "ABNORMAL A00003", "UNKNOWN A00004");
        Signal first = (Signal) dataset.cases().getFirst().payload();
        assertThat(first.rate()).isEqualTo(300);
        assertThat(first.samples()[0]).containsExactly(1, -0.5f, 0, 0.001f);
        Files.delete(root.resolve("A00002.mat"));
        assertThatThrownBy(() -> new Physionet2017().read(root))
                .hasMessageContaining("REFERENCE.csv, line 2: expected a file A00002.mat beside it, got none");
    }

    @Test
    void cinc2017sRevisedLabelsCount() throws Exception {
        cinc2017();
        Files.writeString(root.resolve("REFERENCE-v3.csv"), "A00001,O\n");
        assertThat(facts(new Physionet2017().read(root))).isEqualTo(Map.of("A00001", "ABNORMAL A00001"));
    }

    @Test
    void ptbXlIsNormalWhereNothingElseIsDiagnosed() throws Exception {
        Dataset dataset = read(PtbXl.class);
        assertThat(facts(dataset))
                .isEqualTo(
                        Map.of("1", "NORMAL 15709 TRAIN", "2", "ABNORMAL 15709 VALIDATION", "3", "UNKNOWN 20372 TEST"));
        Case first = dataset.cases().getFirst();
        assertThat(first.truth().classes()).containsExactly("NORM", "LVOLT", "SR");
        assertThat(first.site()).isEqualTo("0");
        assertThat(first.device()).contains("CS-12   E");
        Files.delete(root.resolve("records500/00000/00002_hr.dat"));
        assertThatThrownBy(() -> new PtbXl().read(root))
                .hasMessageEndingWith(
                        "ptbxl_database.csv, line 3: expected a record's .hea and .dat at its path, got none there");
    }

    @Test
    void chestXray14HasBoxesAndParts() throws Exception {
        Dataset dataset = read(ChestXray14.class);
        assertThat(facts(dataset))
                .isEqualTo(Map.of("00000001_000.png", "ABNORMAL 1 TRAIN", "00000001_001.png", "NORMAL 1 TRAIN"));
        Truth first = dataset.cases().getFirst().truth();
        assertThat(first.classes()).containsExactly("Cardiomegaly", "Effusion");
        assertThat(first.boxes())
                .containsExactly(new Truth.Box(225.08, 547.02, 225.08 + 86.78, 547.02 + 79.18, "Cardiomegaly"));
    }

    @Test
    void rsnasNotNormalIsAbnormal() throws Exception {
        Dataset dataset = read(RsnaPneumonia.class);
        assertThat(facts(dataset).values())
                .containsExactly(
                        "UNKNOWN 0000a175-0e68-4ca4-b1af-167204a7e0bc TEST",
                        "ABNORMAL 0004cfab-14fd-4e49-80ba-63a80b6bddd6 TRAIN",
                        "ABNORMAL 000924cf-0f8d-42bd-9158-1af53881a557 TRAIN");
        assertThat(dataset.cases().getFirst().truth().boxes())
                .containsExactly(new Truth.Box(264, 152, 477, 531, "lung opacity"));
        assertThat(dataset.cases()).noneMatch(of -> of.subject().known());
        Files.writeString(
                root.resolve("pneumonia-challenge-dataset-mappings_2018.json"),
                "[{\"subset_img_id\": \"0004cfab-14fd-4e49-80ba-63a80b6bddd6\", \"img_id\": \"00030494_001.png\"}]");
        assertThat(new RsnaPneumonia().read(root).cases().getFirst().subject().id())
                .isEqualTo("00030494");
    }

    @Test
    void hamKeepsALesionTogether() throws Exception {
        Dataset dataset = read(Ham10000.class);
        assertThat(facts(dataset))
                .isEqualTo(Map.of(
                        "ISIC_0027419", "NORMAL HAM_0000118",
                        "ISIC_0025030", "NORMAL HAM_0000118",
                        "ISIC_0026769", "ABNORMAL HAM_0002730"));
        assertThat(dataset.cases().getLast().site()).isEqualTo("rosendahl");
        assertThat(dataset.cases().getLast().truth().mask()).isPresent();
        assertThat(dataset.cases().getFirst().truth().mask()).isEmpty();
        Files.delete(root.resolve("HAM10000_images_part_1/ISIC_0025030.jpg"));
        assertThatThrownBy(() -> new Ham10000().read(root))
                .hasMessageEndingWith("line 3: expected its picture in the folder or one level below, got none");
    }

    @Test
    void wceBleedingIsReadAsPublished() throws Exception {
        tree(WceBleeding.class).layOut(root);
        BufferedImage picture = new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB);
        ImageIO.write(
                picture, "png", root.resolve("bleeding/Images/img- (1).png").toFile());
        Files.createDirectories(root.resolve("bleeding/Annotations"));
        Files.writeString(root.resolve("bleeding/Annotations/ann- (1).png"), "");
        Files.writeString(root.resolve("bleeding/Bounding boxes/YOLO_TXT/img- (1).txt"), "0 0.5 0.5 0.25 0.5\n");
        Dataset dataset = new WceBleeding().read(root);
        assertThat(facts(dataset))
                .isEqualTo(Map.of(
                        "bleeding/Images/img- (1).png", "ABNORMAL bleeding/Images/img- (1).png",
                        "non-bleeding/images/img- (1).png", "NORMAL non-bleeding/images/img- (1).png"));
        Truth bleeding = dataset.cases().getFirst().truth();
        assertThat(bleeding.boxes()).containsExactly(new Truth.Box(15, 5, 25, 15, "bleeding"));
        assertThat(bleeding.mask()).isPresent();
    }
}

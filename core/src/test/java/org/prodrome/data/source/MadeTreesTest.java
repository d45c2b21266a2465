package org.prodrome.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Signal;

/**
 * Sources of which no copy is at hand, on tiny made trees of the layouts that the pages named in each source's Javadoc
 * document. A file that only has to be there is empty.
 */
final class MadeTreesTest {
    @TempDir
    private Path root;

    private void make(String... files) throws IOException {
        for (String file : files) {
            write(file, "");
        }
    }

    private void write(String file, String text) throws IOException {
        Path place = root.resolve(file);
        Files.createDirectories(place.getParent());
        Files.writeString(place, text);
    }

    /** The data set as the one source has it that takes the tree. */
    private Dataset read(PublicDataset source) throws IOException, FormatException {
        List<String> taking = new java.util.ArrayList<>();
        for (PublicDataset known : PublicDataset.ALL) {
            if (known.recognises(root)) {
                taking.add(known.name());
            }
        }
        assertThat(taking).containsExactly(source.name());
        return source.read(root);
    }

    /** By id: label, subject, and part where there is one. */
    private static Map<String, String> facts(Dataset dataset) {
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
        make("normal-cecum/a.jpg", "polyps/b.jpg", "dyed-lifted-polyps/c.jpg");
        assertThat(facts(read(new Kvasir())))
                .isEqualTo(Map.of(
                        "normal-cecum/a.jpg", "NORMAL normal-cecum/a.jpg",
                        "polyps/b.jpg", "ABNORMAL polyps/b.jpg",
                        "dyed-lifted-polyps/c.jpg", "ABNORMAL dyed-lifted-polyps/c.jpg"));
    }

    @Test
    void nerthusKeepsAVideoTogether() throws Exception {
        make(
                "0/bowel_1_score_0-1_00000001.jpg",
                "0/bowel_1_score_0-1_00000002.jpg",
                "3/bowel_20_score_3-1_00000001.jpg");
        Dataset dataset = read(new Nerthus());
        assertThat(facts(dataset).values())
                .containsExactly(
                        "ABNORMAL bowel_1_score_0-1", "ABNORMAL bowel_1_score_0-1", "NORMAL bowel_20_score_3-1");
        assertThat(dataset.cases().getFirst().truth().severity()).hasValue(3);
    }

    @Test
    void yaseensFoldersAreDiseases() throws Exception {
        make("N/New_N_001.wav", "MVP/New_MVP_001.wav");
        Dataset dataset = read(new Yaseen());
        assertThat(facts(dataset))
                .isEqualTo(Map.of(
                        "MVP/New_MVP_001.wav", "ABNORMAL MVP/New_MVP_001.wav",
                        "N/New_N_001.wav", "NORMAL N/New_N_001.wav"));
        assertThat(dataset.cases().getFirst().truth().classes()).containsExactly("mitral valve prolapse");
    }

    @Test
    void cinc2017HasFourLabels() throws Exception {
        write("REFERENCE.csv", "A00001,N\nA00002,A\nA00003,O\nA00004,~\n");
        ByteBuffer samples = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
        samples.position(24)
                .putShort((short) 1000)
                .putShort((short) -500)
                .putShort((short) 0)
                .putShort((short) 1);
        for (String record : List.of("A00001", "A00002", "A00003", "A00004")) {
            write(record + ".hea", record + " 1 300 4\n" + record + ".mat 16+24 1000/mV 16 0 1000 0 0 ECG\n");
            Files.write(root.resolve(record + ".mat"), samples.array());
        }
        Dataset dataset = read(new Physionet2017());
        assertThat(facts(dataset).values())
                .containsExactly("NORMAL A00001", "ABNORMAL A00002", "ABNORMAL A00003", "UNKNOWN A00004");
        Signal first = (Signal) dataset.cases().getFirst().payload();
        assertThat(first.rate()).isEqualTo(300);
        assertThat(first.samples()[0]).containsExactly(1, -0.5f, 0, 0.001f);
        Files.delete(root.resolve("A00002.mat"));
        assertThatThrownBy(() -> new Physionet2017().read(root))
                .hasMessageContaining("REFERENCE.csv, line 2: expected a file A00002.mat beside it, got none");
    }
}

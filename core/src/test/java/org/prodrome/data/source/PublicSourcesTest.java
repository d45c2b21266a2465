package org.prodrome.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Image;
import org.prodrome.data.Irregular;
import org.prodrome.data.Row;
import org.prodrome.data.Several;
import org.prodrome.data.Signal;
import org.prodrome.data.Truth;
import org.prodrome.data.Volume;
import org.prodrome.data.format.SharedFiles;

/** Counts as the data sets' own pages, or the notes beside the shared copies, have them. */
final class PublicSourcesTest {
    @TempDir
    private Path root;

    private static Dataset shared(PublicDataset source, String name) throws IOException, FormatException {
        Dataset dataset = source.read(SharedFiles.folder("data").resolve(name));
        System.out.printf(
                "%s: %d cases, %d subjects, sites %s, labels %s, parts %s%n",
                dataset.name(),
                dataset.cases().size(),
                dataset.cases().stream().map(Case::subject).distinct().count(),
                counts(dataset, Case::site),
                counts(dataset, of -> of.truth().label()),
                counts(dataset, of -> of.part().map(Enum::name).orElse("none")));
        return dataset;
    }

    private static Map<String, Long> counts(Dataset dataset, Function<Case, Object> by) {
        return dataset.cases().stream()
                .collect(Collectors.groupingBy(of -> by.apply(of).toString(), TreeMap::new, Collectors.counting()));
    }

    private static Map<String, Long> labels(Dataset dataset) {
        return counts(
                dataset,
                of -> of.part().map(part -> part + " ").orElse("") + of.truth().label());
    }

    private static Object first(Dataset dataset) throws IOException, FormatException {
        return dataset.cases().getFirst().payload();
    }

    @ParameterizedTest
    @CsvSource({
        "physionet2016, PhysioNet/CinC 2016",
        "mitbih, MIT-BIH Arrhythmia Database",
        "ecg5000, ECG5000",
        "tsb-uad, TSB-UAD",
        "bonn, Bonn EEG",
        "adbench, ADBench",
        "zhanglab-cxr, ZhangLab chest X-ray",
        "zhanglab-cxr/test, ZhangLab chest X-ray",
        "pneumoniamnist, MedMNIST",
        "brain-mri, Brain MRI yes/no",
        "wce-bleeding, WCEBleedGen",
        "icu2012, PhysioNet/CinC 2012",
        "stress-predict, Stress-Predict",
        "hippocampus, Decathlon hippocampus"
    })
    void oneSourceAloneTakesAFolder(String folder, String name) throws Exception {
        Path place = SharedFiles.folder("data").resolve(folder);
        assertThat(taking(place)).containsExactly(name);
    }

    private static List<String> taking(Path place) throws IOException {
        List<String> taking = new ArrayList<>();
        for (PublicDataset source : PublicDataset.ALL) {
            if (source.recognises(place)) {
                taking.add(source.about().name());
            }
        }
        return taking;
    }

    @Test
    void everySourceSaysWhatItLookedForAndWhatItFound() throws Exception {
        Files.writeString(root.resolve("a.xyz"), "");
        for (PublicDataset source : PublicDataset.ALL) {
            assertThat(source.recognises(root)).isFalse();
            assertThatThrownBy(() -> source.read(root))
                    .isInstanceOf(FormatException.class)
                    .hasMessage(root + ": expected " + source.about().layout() + ", got 1 .xyz file(s)");
        }
    }

    @Test
    void anyOutputIsNoSeries() throws Exception {
        Files.writeString(root.resolve("demo.out"), "reading recordings\n");
        assertThat(taking(root)).isEmpty();
    }

    @Test
    void mitBihHasTheBeatsOfDeChazalsTable() throws Exception {
        Dataset dataset = shared(new MitBih(), "mitbih");
        Map<String, Long> beats = dataset.cases().stream()
                .flatMap(of -> of.truth().beats().stream())
                .collect(Collectors.groupingBy(beat -> beat.mark().toString(), TreeMap::new, Collectors.counting()));
        System.out.println("MIT-BIH DS1 beats: " + beats);
        assertThat(dataset.cases()).hasSize(22).allMatch(of -> of.part().equals(Optional.of(Case.Part.TRAIN)));
        assertThat(beats).containsEntry("S", 944L).containsEntry("V", 3788L);
        Signal record = (Signal) first(dataset);
        assertThat(record.samples()).hasDimensions(2, 650_000);
    }

    @Test
    void ecg5000HasOnePatientsBeats() throws Exception {
        Dataset dataset = shared(new Ecg5000(), "ecg5000");
        assertThat(labels(dataset))
                .isEqualTo(Map.of("TRAIN NORMAL", 2335L, "TEST NORMAL", 584L, "TEST ABNORMAL", 2081L));
        assertThat(((Signal) first(dataset)).samples()).hasDimensions(1, 140);
    }

    @Test
    void tsbUadHasHalfAnHourAt128Hz() throws Exception {
        Dataset dataset = shared(new TsbUad(), "tsb-uad");
        assertThat(((Signal) first(dataset)).duration()).isEqualTo(1800);
        assertThat(dataset.cases().getFirst().truth().intervals()).isNotEmpty();
    }

    @Test
    void bonnHasFiftySegmentsASet() throws Exception {
        Dataset dataset = shared(new Bonn(), "bonn");
        assertThat(labels(dataset)).isEqualTo(Map.of("NORMAL", 200L, "ABNORMAL", 50L));
        assertThat(((Signal) first(dataset)).samples()).hasDimensions(1, 4097);
    }

    @Test
    void adBenchHasAnomaliesAsOnes() throws Exception {
        Dataset dataset = shared(new AdBench(), "adbench");
        Map<String, Long> counts =
                counts(dataset, of -> of.site() + " " + of.truth().label());
        assertThat(counts)
                .containsEntry("6_cardio ABNORMAL", 176L)
                .containsEntry("6_cardio NORMAL", 1655L)
                .containsEntry("38_thyroid ABNORMAL", 93L)
                .containsEntry("38_thyroid NORMAL", 3679L);
        assertThat(((Row) first(dataset)).values()).hasSize(13);
    }

    @Test
    void zhangLabHas202PersonsWithPneumonia() throws Exception {
        Dataset dataset = shared(new ZhangLabXray(), "zhanglab-cxr");
        assertThat(labels(dataset))
                .isEqualTo(Map.of("TRAIN NORMAL", 1341L, "TEST NORMAL", 234L, "TEST ABNORMAL", 390L));
        assertThat(dataset.cases().stream()
                        .filter(of -> of.truth().label() == Truth.Label.ABNORMAL)
                        .map(Case::subject)
                        .distinct())
                .hasSize(202);
    }

    @Test
    void aPartOfTheXraysIsOfTheSamePatients() throws Exception {
        Dataset dataset = new ZhangLabXray()
                .read(SharedFiles.folder("data").resolve("zhanglab-cxr").resolve("test"));
        assertThat(dataset.cases())
                .hasSize(624)
                .allSatisfy(of -> assertThat(of.part()).isEmpty());
        assertThat(dataset.cases().stream().map(Case::subject).distinct())
                .containsExactlyInAnyOrderElementsOf(shared(new ZhangLabXray(), "zhanglab-cxr").cases().stream()
                        .filter(of -> of.part().equals(Optional.of(Case.Part.TEST)))
                        .map(Case::subject)
                        .distinct()
                        .toList());
    }

    @Test
    void pneumoniaMnistHasItsParts() throws Exception {
        Dataset dataset = shared(new MedMnist(), "pneumoniamnist");
        assertThat(labels(dataset))
                .containsEntry("TRAIN NORMAL", 1214L)
                .containsEntry("TRAIN ABNORMAL", 3494L)
                .containsEntry("TEST NORMAL", 234L)
                .containsEntry("TEST ABNORMAL", 390L);
        assertThat(((Image) first(dataset)).height()).isEqualTo(28);
    }

    @Test
    void brainMriHasTumours() throws Exception {
        assertThat(labels(shared(new BrainMri(), "brain-mri"))).isEqualTo(Map.of("NORMAL", 98L, "ABNORMAL", 155L));
    }

    @Test
    void wceBleedingHasBoxes() throws Exception {
        Dataset dataset = shared(new WceBleeding(), "wce-bleeding");
        assertThat(labels(dataset)).isEqualTo(Map.of("NORMAL", 156L, "ABNORMAL", 169L));
        assertThat(dataset.cases())
                .allMatch(of -> of.truth().boxes().isEmpty() == (of.truth().label() == Truth.Label.NORMAL));
    }

    @Test
    void icuHas554Deaths() throws Exception {
        Dataset dataset = shared(new Physionet2012(), "icu2012");
        assertThat(labels(dataset)).isEqualTo(Map.of("TRAIN NORMAL", 3446L, "TRAIN ABNORMAL", 554L));
        assertThat(((Irregular) first(dataset)).variables()).hasSize(40);
    }

    @Test
    void stressPredictHasAWristbandsRates() throws Exception {
        Dataset dataset = shared(new StressPredict(), "stress-predict");
        assertThat(dataset.cases())
                .extracting(of -> of.truth().label())
                .containsExactly(Truth.Label.UNKNOWN, Truth.Label.ABNORMAL, Truth.Label.ABNORMAL);
        Several worn = (Several) first(dataset);
        assertThat(worn.parts()).containsOnlyKeys("BVP", "ACC", "EDA", "TEMP", "HR", "IBI");
    }

    @Test
    void hippocampusHasVolumes() throws Exception {
        Dataset dataset = shared(new Hippocampus(), "hippocampus");
        assertThat(dataset.cases()).hasSize(60);
        assertThat(first(dataset)).isInstanceOf(Volume.class);
    }

    @Test
    void octIsPartedByPatient() throws Exception {
        for (String file : List.of("train/CNV/CNV-1016042-1", "train/NORMAL/NORMAL-12-1", "test/CNV/CNV-1016042-2")) {
            Path place = root.resolve(file + ".jpeg");
            Files.createDirectories(place.getParent());
            Files.writeString(place, file);
        }
        Dataset dataset = new Oct2017().read(root);
        assertThat(taking(root)).containsExactly("OCT2017");
        assertThat(dataset.cases()).extracting(of -> of.subject().id()).containsExactly("1016042", "1016042", "12");
        assertThat(labels(dataset)).isEqualTo(Map.of("TRAIN NORMAL", 1L, "TRAIN ABNORMAL", 1L, "TEST ABNORMAL", 1L));
    }

    @Test
    void digestTellsAChangedByteAndAnotherLabel() throws Exception {
        Path file = root.resolve("Z/Z001.txt");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "1\n2\n");
        String before = new Bonn().read(root).digest();
        Files.writeString(file, "1\n3\n");
        String after = new Bonn().read(root).digest();
        Files.move(file, Files.createDirectories(root.resolve("S")).resolve("S001.txt"));
        assertThat(Stream.of(before, after, new Bonn().read(root).digest())).doesNotHaveDuplicates();
    }
}

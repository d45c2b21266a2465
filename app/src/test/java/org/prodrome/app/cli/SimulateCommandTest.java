package org.prodrome.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodrome.data.Case;
import org.prodrome.data.Image;
import org.prodrome.data.Payload;
import org.prodrome.data.Seed;
import org.prodrome.data.Sha256;
import org.prodrome.data.Volume;
import org.prodrome.data.format.nifti.Nifti;
import org.prodrome.data.format.picture.Picture;
import org.prodrome.data.source.LabelledFolder;
import org.prodrome.data.source.PublicDataset;
import org.prodrome.data.synthetic.Modality;

final class SimulateCommandTest {
    @TempDir
    private Path folder;

    @Test
    void writesElectrocardiogramsThatAreReadBack() throws Exception {
        Cli.Said said = Cli.run("simulate", "ecg", "--out", folder.resolve("a"), "--cases", 6, "--seed", 3);
        assertThat(said.err()).isEmpty();
        assertThat(said.code()).isZero();
        List<String> cases = Files.readAllLines(folder.resolve("a/cases.csv"));
        assertThat(cases).hasSize(7);
        assertThat(cases.getFirst())
                .isEqualTo("path,subject,site,label,device,class,severity,mask,id,part,kind,channels,parts");
        assertThat(cases.get(1)).startsWith("simulated-0000.edf,subject-0000,site-1,");
        assertThat(Files.readAllLines(folder.resolve("a/findings.csv")).getFirst())
                .isEqualTo("path,finding,start,end,left,top,right,bottom");
        assertThat(Files.readString(folder.resolve("a/README.txt"))).contains("simulate ecg --out DIR --seed 3");
        Cli.run("simulate", "ecg", "--out", folder.resolve("b"), "--cases", 6, "--seed", 3);
        assertThat(Files.readAllBytes(folder.resolve("b/simulated-0004.edf")))
                .isEqualTo(Files.readAllBytes(folder.resolve("a/simulated-0004.edf")));
        Cli.Said inspected = Cli.run("inspect", folder.resolve("a/simulated-0000.edf"));
        assertThat(inspected.out()).contains("MLII").contains("250");
    }

    @Test
    void writesBothContrastsAndTheMaskAsTheyAre() throws Exception {
        assertThat(Cli.run("simulate", "brain-mri", "--out", folder, "--cases", 2)
                        .code())
                .isZero();
        Case one = Modality.BRAIN_MRI.cases(2).dataset(new Seed(1)).cases().getFirst();
        assertThat(read("simulated-0000.nii.gz")).isEqualTo(((Image) one.payload()).samples());
        assertThat(read("simulated-0000-mask.nii.gz"))
                .isEqualTo(((Image) one.truth().mask().orElseThrow().read()).samples());
    }

    @Test
    void writesStaysAsTheChallengeOf2012HasThem() throws Exception {
        readsBack(Modality.ICU, "PhysioNet/CinC 2012");
    }

    @Test
    void writesAWristbandsRecordingsAsStressPredictHasThem() throws Exception {
        readsBack(Modality.WEARABLE, "Stress-Predict");
    }

    @Test
    void writesNotesAndSaysWhereInThemByCharacters() throws Exception {
        assertThat(Cli.run("simulate", "notes", "--out", folder, "--cases", 12).code())
                .isZero();
        List<String> findings = Files.readAllLines(folder.resolve("findings.csv"));
        assertThat(findings).hasSizeGreaterThan(1);
        for (String line : findings.subList(1, findings.size())) {
            String[] cells = line.split(",", -1);
            String note = Files.readString(folder.resolve(cells[0]));
            assertThat(note.substring((int) Double.parseDouble(cells[2]), (int) Double.parseDouble(cells[3])))
                    .contains(cells[1])
                    .endsWith(".");
        }
    }

    @Test
    void writesABarnsSensorsAsTables() throws Exception {
        assertThat(Cli.run("simulate", "barn", "--out", folder, "--cases", 2).code())
                .isZero();
        List<String> climate = Files.readAllLines(folder.resolve("simulated-0000/climate.csv"));
        assertThat(climate.getFirst())
                .isEqualTo("time (s),temperature (Cel),humidity (%),NH3 (ppm),CO2 (ppm),sound (dB)");
        assertThat(climate).hasSize(1 + 2 * 1440);
        assertThat(climate.get(2)).startsWith("60.0,");
        assertThat(Files.readAllLines(folder.resolve("simulated-0000/activity.csv")))
                .hasSize(1 + 2 * 288);
    }

    /** What the reader of a public data set of that layout gives is what was made, to the last bit. */
    private void readsBack(Modality modality, String layout) throws Exception {
        Cli.Said said = Cli.run("simulate", modality.key(), "--out", folder, "--cases", 6);
        assertThat(said.err()).isEmpty();
        PublicDataset known = PublicDataset.ALL.stream()
                .filter(one -> one.about().name().equals(layout))
                .findFirst()
                .orElseThrow();
        assertThat(known.recognises(folder)).isTrue();
        List<Case> made = modality.cases(6).dataset(new Seed(1)).cases();
        isAlike(known.read(folder).cases(), made);
        isAlike(LabelledFolder.read(folder).cases(), made);
    }

    private static void isAlike(List<Case> read, List<Case> made) throws Exception {
        assertThat(read).hasSize(6);
        for (int i = 0; i < 6; i++) {
            assertThat(read.get(i).truth().label())
                    .isEqualTo(made.get(i).truth().label());
            assertThat(new Sha256().add(read.get(i).payload()).hex())
                    .isEqualTo(new Sha256().add(made.get(i).payload()).hex());
        }
    }

    @Test
    void writesPicturesOfEightBitsAsTheyAre() throws Exception {
        assertThat(Cli.run("simulate", "chest-xray", "--out", folder, "--cases", 2)
                        .code())
                .isZero();
        Case one = Modality.CHEST_XRAY.cases(2).dataset(new Seed(1)).cases().getFirst();
        Image read = (Image)
                Picture.contents(folder.resolve("simulated-0000.png")).payload().orElseThrow();
        Image made = (Image) one.payload();
        assertThat(read.samples()).isEqualTo(made.samples());
        assertThat(read.channels()).isEqualTo(made.channels());
        assertThat(folder.resolve("simulated-0000-mask.nii.gz")).exists();
    }

    private float[] read(String name) throws Exception {
        Payload payload = Nifti.contents(folder.resolve(name)).payload().orElseThrow();
        return payload instanceof Image image ? image.samples() : ((Volume) payload).samples();
    }

    @Test
    void refusesAFolderWithSomethingInItAndKeepsThat() throws Exception {
        Files.writeString(folder.resolve("mine.txt"), "mine");
        Cli.Said said = Cli.run("simulate", "ecg", "--out", folder);
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains("expected a new or empty folder, got one with files in it");
        assertThat(folder.toFile().list()).containsExactly("mine.txt");
    }

    @Test
    void saysWhatAMistypedModalityProbablyMeant() {
        Cli.Said said = Cli.run("simulate", "hart-sound", "--out", folder);
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("did you mean heart-sound?");
    }
}

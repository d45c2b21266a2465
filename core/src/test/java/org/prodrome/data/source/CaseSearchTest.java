package org.prodrome.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodrome.data.FormatException;
import org.prodrome.data.Image;
import org.prodrome.data.Irregular;
import org.prodrome.data.Payload;
import org.prodrome.data.Row;
import org.prodrome.data.Several;
import org.prodrome.data.Signal;
import org.prodrome.data.Text;
import org.prodrome.data.Volume;
import org.prodrome.data.format.Wav;
import org.prodrome.data.format.nifti.Nifti;
import org.prodrome.data.format.picture.Picture;

/** A folder with something of every kind, and what is found in it. */
final class CaseSearchTest {
    private static final List<Signal.Channel> GREY = List.of(new Signal.Channel("grey", "1"));

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws Exception {
        Wav.write(folder.resolve("sound.wav"), new Signal(new float[1][100], 2000, Signal.Channel.ofSound(1)));
        Picture.write(folder.resolve("picture.png"), new Image(new float[4], GREY, 2, 2, List.of()));
        Nifti.write(folder.resolve("volume.nii.gz"), new Volume(new float[8], GREY, 2, 2, 2, List.of(), List.of()));
        Files.writeString(folder.resolve("rows.csv"), "name,age,pulse\nx,61,80\ny,62,\n");
        Files.writeString(folder.resolve("note.txt"), "The patient is well.");
        Files.writeString(folder.resolve("stay.txt"), "Time,Parameter,Value\n00:00,Age,61\n01:10,HR,80\n");
        Path wristband = Files.createDirectory(folder.resolve("wristband"));
        for (String sensor : List.of("BVP", "EDA", "TEMP", "HR")) {
            Files.writeString(wristband.resolve(sensor + ".csv"), "946684800\n4\n1\n2\n");
        }
        Files.writeString(wristband.resolve("ACC.csv"), "946684800,946684800,946684800\n4,4,4\n1,2,3\n");
        Files.createDirectory(folder.resolve(".hidden"));
        Files.copy(folder.resolve("sound.wav"), folder.resolve(".hidden/sound.wav"));
    }

    private CaseSearch.Found find(Class<? extends Payload> kind) throws Exception {
        return new CaseSearch(Set.of(kind)).at(folder);
    }

    private void assertFound(Class<? extends Payload> kind, String... names) throws Exception {
        CaseSearch.Found found = find(kind);
        assertThat(found.leads())
                .extracting(lead -> lead.of().id())
                .containsExactly(List.of(names).stream()
                        .map(name -> folder.resolve(name).toString())
                        .toArray(String[]::new));
        for (CaseSearch.Lead lead : found.leads()) {
            assertThat(lead.of().payload()).isInstanceOf(kind);
        }
        assertThat(found.remarks()).isEmpty();
    }

    @Test
    void findsEachKindAmongOthers() throws Exception {
        assertFound(Signal.class, "sound.wav");
        assertFound(Image.class, "picture.png");
        assertFound(Volume.class, "volume.nii.gz");
        assertFound(Text.class, "note.txt");
        assertFound(Irregular.class, "stay.txt");
        assertFound(Several.class, "wristband");
    }

    @Test
    void aRowOfATableIsACase() throws Exception {
        Files.delete(folder.resolve("wristband/EDA.csv"));
        List<CaseSearch.Lead> leads = find(Row.class).leads();
        assertThat(leads.stream().map(lead -> lead.of().id()).filter(id -> id.contains("rows")))
                .containsExactly(
                        folder.resolve("rows.csv#1").toString(),
                        folder.resolve("rows.csv#2").toString());
        Row second = (Row) leads.get(1).of().payload();
        assertThat(second.columns()).containsExactly("age", "pulse");
        assertThat(second.values()).containsExactly(62, Double.NaN);
        assertThat(new CaseSearch(Set.of(Row.class))
                        .at(folder.resolve("rows.csv"))
                        .leads())
                .hasSize(2)
                .allMatch(CaseSearch.Lead::named);
    }

    @Test
    void saysWhatIsSkippedAndWhy() throws Exception {
        assertThat(find(Irregular.class).skipped())
                .extracting(one -> Path.of(one.what()).getFileName() + ": " + one.why())
                .containsExactlyInAnyOrder(
                        "note.txt: a text",
                        "picture.png: a file of the format PNG, JPEG, TIFF",
                        "rows.csv: a file of the format CSV",
                        "sound.wav: a file of the format WAV",
                        "volume.nii.gz: a file of the format NIfTI",
                        "wristband: what an Empatica E4 exports");
    }

    @Test
    void aBrokenFileOfTheKindIsACaseThatCannotBeRead() throws Exception {
        Files.writeString(folder.resolve("broken.wav"), "no sound");
        List<CaseSearch.Lead> leads = find(Signal.class).leads();
        assertThat(leads).hasSize(2);
        assertThatThrownBy(() -> leads.getFirst().of().payload()).isInstanceOf(FormatException.class);
    }

    @Test
    void whatIsNamedIsTakenWhateverItIs() throws Exception {
        CaseSearch.Found found = new CaseSearch(Set.of(Signal.class)).at(folder.resolve("note.txt"));
        assertThat(found.leads()).singleElement().matches(CaseSearch.Lead::named);
        assertThatThrownBy(() -> new CaseSearch(Set.of(Signal.class)).at(folder.resolve("none")))
                .isInstanceOf(FormatException.class)
                .hasMessageEndingWith("expected a recording or a folder of them, got nothing there");
    }

    @Test
    void aTableSaysWhatTheCasesAreAndMasksAreNone() throws Exception {
        Nifti.write(folder.resolve("mask.nii.gz"), new Volume(new float[8], GREY, 2, 2, 2, List.of(), List.of()));
        Files.writeString(folder.resolve("cases.csv"), "path,label,mask,id\nvolume.nii.gz,1,mask.nii.gz,first\n");
        CaseSearch.Found found = find(Volume.class);
        assertThat(found.leads())
                .singleElement()
                .extracting(lead -> lead.of().id())
                .isEqualTo(folder.resolve("first").toString());
        assertThat(found.skipped()).hasSize(10).allMatch(one -> one.why().equals("not named by cases.csv"));
    }

    @Test
    void aLinkBackUpIsNotFollowedForEver() throws Exception {
        Files.createSymbolicLink(folder.resolve("up"), folder);
        assertThat(find(Signal.class).skipped())
                .extracting(CaseSearch.Skipped::why)
                .contains("a link to a folder that it lies in");
        assertFound(Signal.class, "sound.wav");
    }
}

package org.prodrome.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Pseudonym;
import org.prodrome.data.Several;
import org.prodrome.data.Signal;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth;
import org.prodrome.data.format.edf.EdfWriter;

final class LabelledFolderTest {
    @TempDir
    private Path root;

    private Path folder;

    @BeforeEach
    void layOut() throws IOException {
        folder = Files.createDirectory(root.resolve("clinic"));
        Files.createDirectory(folder.resolve("may"));
        Physionet2016Test.record(folder, "one", 10);
        Physionet2016Test.record(folder, "may/two, again", 20);
    }

    @Test
    void readsTheTable() throws Exception {
        table("\ufefflabel,path,subject,site\r\nabnormal,one.wav,s1,ward\r\n0,\"./may/two, again.wav\",,\r\n");
        Dataset dataset = LabelledFolder.read(folder);
        assertThat(dataset.name()).isEqualTo("clinic");
        assertThat(dataset.cases()).extracting(Case::id).containsExactly("one.wav", "may/two, again.wav");
        assertThat(dataset.cases()).extracting(Case::site).containsExactly("ward", "clinic");
        assertThat(dataset.cases())
                .extracting(Case::subject)
                .containsExactly(Subject.of("s1"), Subject.ofRecord("may/two, again.wav"));
        assertThat(dataset.cases())
                .extracting(c -> c.truth().label())
                .containsExactly(Truth.Label.ABNORMAL, Truth.Label.NORMAL);
        assertThat(((Signal) dataset.cases().getLast().payload()).length()).isEqualTo(20);
    }

    @Test
    void letsALabelBeUnknown() throws Exception {
        table("path,label\none.wav,\n");
        assertThat(LabelledFolder.read(folder).cases().getFirst().truth()).isEqualTo(Truth.unknown());
    }

    @Test
    void readsTheChallengesLayoutAsThat() throws Exception {
        Files.writeString(folder.resolve("REFERENCE.csv"), "one,-1\n");
        assertThat(LabelledFolder.read(folder).name()).isEqualTo("PhysioNet/CinC 2016");
    }

    @Test
    void putsThePartsOfACaseTogetherAndLeavesOutWhatIsLacking() throws Exception {
        Files.writeString(folder.resolve("slow.csv"), "time (s),warmth (Cel)\n0,20.5\n60,21\n120,21.5\n");
        table("path,label,parts,kind,id\none.wav;slow.csv,1,sound;barn,signal,a\n;./again.csv,0,sound;barn,signal,b\n");
        Files.copy(folder.resolve("slow.csv"), folder.resolve("again.csv"));
        Dataset dataset = LabelledFolder.read(folder);
        Several both = (Several) dataset.cases().getFirst().payload();
        assertThat(both.parts().keySet()).containsExactly("sound", "barn");
        Signal slow = (Signal) Objects.requireNonNull(both.parts().get("barn"));
        assertThat(slow.rate()).isEqualTo(1 / 60.0);
        assertThat(slow.channels()).containsExactly(new Signal.Channel("warmth", "Cel"));
        assertThat(slow.samples()[0]).containsExactly(20.5f, 21, 21.5f);
        Several half = (Several) dataset.cases().getLast().payload();
        assertThat(half.parts().keySet()).containsExactly("barn");
    }

    @Test
    void refusesPartsThatCannotBe() throws Exception {
        table("path,label,parts\none.wav,1,sound;barn\n");
        assertThatThrownBy(() -> LabelledFolder.read(folder))
                .hasMessageEndingWith("line 2: expected a path or nothing for each of 2 parts, got 1 paths");
        table("path,label,parts\n;,1,sound;barn\n");
        assertThatThrownBy(() -> LabelledFolder.read(folder))
                .hasMessageEndingWith("line 2: expected a path of a part or more, got none");
        table("path,label,parts,channels\none.wav;may/two; again.wav,1,a;b;c,x;y\n");
        assertThatThrownBy(() -> LabelledFolder.read(folder)).isInstanceOf(FormatException.class);
        Files.writeString(folder.resolve("slow.csv"), "time (s),warmth\n0,20.5\n60,21\n70,21.5\n");
        table("path,label,kind\nslow.csv,1,signal\n");
        assertThatThrownBy(() -> LabelledFolder.read(folder).cases().getFirst().payload())
                .hasMessageEndingWith("slow.csv, row 2: expected the time 35.0 s, got 60.0 s");
    }

    @Test
    void readsWhatElseIsKnown() throws Exception {
        table("path,label,id,device,part,class,severity,channels\none.wav,1,a,Littmann,val,murmur;S3,2.5,PCG\n");
        Files.writeString(
                folder.resolve("findings.csv"), "path,finding,start,end\none.wav,S1,0.25,\none.wav,murmur,1,2\n");
        Case read = LabelledFolder.read(folder).cases().getFirst();
        assertThat(read.id()).isEqualTo("a");
        assertThat(read.device()).contains("Littmann");
        assertThat(read.part()).contains(Case.Part.VALIDATION);
        assertThat(read.truth())
                .isEqualTo(Truth.of(Truth.Label.ABNORMAL)
                        .withClasses(List.of("murmur", "S3"))
                        .withSeverity(2.5)
                        .withBeats(List.of(new Truth.Beat(0.25, Truth.Beat.Sound.S1)))
                        .withIntervals(List.of(new Truth.Interval(1, 2, "murmur"))));
        assertThat(((Signal) read.payload()).channels().getFirst().name()).isEqualTo("PCG");
    }

    @Test
    void saysFromWhereSubjectsAreKnown() throws Exception {
        Signal signal = new Signal(new float[][] {{0, 1, 2, 3}}, 4, List.of(new Signal.Channel("ECG", "mV")));
        EdfWriter.write(folder.resolve("named.edf"), List.of(signal), List.of());
        byte[] edf = Files.readAllBytes(folder.resolve("named.edf"));
        System.arraycopy("MRN4711 F 02-MAY-1951 Jane_Doe  ".getBytes(StandardCharsets.US_ASCII), 0, edf, 8, 32);
        Files.write(folder.resolve("named.edf"), edf);
        table("path,label\nnamed.edf,0\none.wav,0\n");
        Dataset dataset = LabelledFolder.read(folder);
        assertThat(dataset.cases().getFirst().subject()).isEqualTo(Subject.of(Pseudonym.of("MRN4711")));
        assertThat(dataset.origin())
                .isEqualTo("a folder with cases.csv; subjects: 1 named by the files, as pseudonyms, 1 stood for by a"
                        + " case, for nothing names them");
    }

    @Test
    void refusesFindingsThatItWouldNotUnderstand() throws Exception {
        table("path,label\none.wav,0\n");
        findings("two.wav,murmur,1,2,,,,").hasMessageEndingWith("line 2: expected a path of cases.csv, got another");
        findings("one.wav,murmur,1,,,,,")
                .hasMessageEndingWith(
                        "line 2: expected a beat's finding, one of [F, N, Q, S, S1, S2, V], got another word");
        findings("one.wav,murmur,2,1,,,,")
                .hasMessageEndingWith("expected an interval from 0 s on or a box of pixels, got another one");
        findings("one.wav,murmur,1,2,3,,,")
                .hasMessageEndingWith(
                        "expected start, start and end, or left, top, right and bottom, got start, end, left");
        findings("one.wav,murmur,one,2,,,,")
                .hasMessageEndingWith("expected start, a finite number, got something else");
    }

    private AbstractThrowableAssert<?, ?> findings(String line) throws IOException {
        Files.writeString(
                folder.resolve("findings.csv"), "path,finding,start,end,left,top,right,bottom\n" + line + "\n");
        return assertRefused();
    }

    @Test
    void holdsWhatTheTableSaysAgainstTheFile() throws Exception {
        table("path,label,channels\none.wav,0,a;b\n");
        assertRefused().hasMessageEndingWith("line 2: expected 1 channels' names, got 2");
        table("path,label,kind\none.wav,0,image\n");
        assertRefused().hasMessageEndingWith("expected a file of one slice, for kind is image, got signal [1, 10]");
        table("path,label,mask\none.wav,0,\"may/two, again.wav\"\n");
        assertRefused()
                .hasMessageEndingWith("expected a mask of one channel on the case's grid [[10]], got one of [[20]]");
        table("path,label,mask\none.wav,0,nowhere.png\n");
        assertRefused().hasMessageEndingWith("expected a file at its mask's path, got none there");
        table("path,label,part\none.wav,0,trian\n");
        assertRefused()
                .hasMessageEndingWith(
                        "expected part train, validation, test or nothing, got \"trian\"; did you mean train?");
        table("path,label,severity\none.wav,0,high\n");
        assertRefused().hasMessageEndingWith("expected severity, a finite number, got something else");
    }

    @Test
    void digestsSubjectsToo() throws Exception {
        table("path,subject,label\none.wav,s1,0\n");
        String before = LabelledFolder.read(folder).digest();
        table("path,subject,label\none.wav,s2,0\n");
        assertThat(LabelledFolder.read(folder).digest()).isNotEqualTo(before);
    }

    @Test
    void saysWhatItFoundInsteadOfATable() {
        assertRefused()
                .hasMessageEndingWith(
                        "or the layout of a public data set (prodrome sources lists them), got 1 .wav file(s), 1"
                                + " folder(s)");
    }

    @Test
    void refusesColumnsThatItWouldNotUnderstand() throws Exception {
        table("path,label,patient\none.wav,0,s1\n");
        assertRefused()
                .hasMessageEndingWith(
                        "cases.csv, line 1: expected columns path and label, optionally id, subject, site,"
                                + " device, part, time, class, severity, mask, kind, channels and parts, each once, got another word in"
                                + " column 3");
        table("path,path\none.wav,0\n");
        assertRefused().hasMessageEndingWith("got \"path\"");
        table("path,subject\none.wav,0\n");
        assertRefused().hasMessageEndingWith("line 1: expected columns path and label, got path, subject");
        table("path,label\n");
        assertRefused()
                .hasMessageEndingWith("expected a line path,subject,site,label and one for each case, got 1 lines");
    }

    @Test
    void refusesMalformedLines() throws Exception {
        table("path,label\n\none.wav,0\none.wav\n");
        assertRefused().hasMessageEndingWith("cases.csv, line 4: expected 2 fields, got 1");
        table("path,label\none.wav,-1\n");
        assertRefused().hasMessageEndingWith("line 2: expected label normal, abnormal, 0, 1 or nothing, got \"-1\"");
        table("path,label\none.wav,0\nmay/../one.wav,1\n");
        assertRefused()
                .hasMessageEndingWith("line 3: expected a path that was not named before, got that of line 2 again");
        table("path,label\nthree.wav,0\n");
        assertRefused().hasMessageEndingWith("line 2: expected a file at its path, got none there");
        table("path,label\ncases.csv,0\n");
        assertRefused().hasMessageEndingWith("line 2: expected a recording's path, got this table's own");
    }

    @Test
    void refusesToLeaveTheFolder() throws Exception {
        Physionet2016Test.record(root, "outside", 3);
        table("path,label\n../outside.wav,0\n");
        assertRefused().hasMessageEndingWith("line 2: expected a path within the folder, got one that leads elsewhere");
        table("path,label\n" + root.resolve("outside.wav") + ",0\n");
        assertRefused().hasMessageContaining("expected a path within the folder, got one that leads elsewhere");
        table("path,label\nmay/..,0\n");
        assertRefused().hasMessageContaining("expected a path within the folder, got one that leads elsewhere");
        table("path,label\na\0b.wav,0\n");
        assertRefused().hasMessageContaining("expected a path within the folder, got one that this system cannot hold");
    }

    @Test
    void namesTheColumnThatWasLikelyMeant() throws Exception {
        table("path,label,subjcet\none.wav,0,s1\n");
        assertRefused().hasMessageEndingWith("each once, got \"subjcet\"; did you mean subject?");
        table("path;label\none.wav;0\n");
        assertRefused().hasMessageEndingWith("got \"path;label\"; separate columns by commas");
        table("path,label,label\none.wav,0,0\n");
        assertRefused().hasMessageEndingWith("got \"label\"");
    }

    @Test
    void guessesNoLetters() throws Exception {
        Path table = folder.resolve("cases.csv");
        Files.write(table, "path,label,site\none.wav,0,Orl\u00e9ans\n".getBytes(StandardCharsets.ISO_8859_1));
        assertRefused().hasMessageEndingWith("cases.csv, line 2: expected text in UTF-8, got byte 0xe9");
        Files.write(table, "path,label\none.wav,0\n".getBytes(StandardCharsets.UTF_16));
        assertRefused().hasMessageEndingWith("cases.csv, line 1: expected text in UTF-8, got text in UTF-16");
        Files.write(table, "path,label\none.wav,0\nx\u00e9".getBytes(StandardCharsets.UTF_8));
        Files.write(table, Arrays.copyOf(Files.readAllBytes(table), (int) Files.size(table) - 1));
        assertRefused().hasMessageContaining("cases.csv, line 3: expected text in UTF-8, got ");
        Files.writeString(table, "\ufeffpath,label,site\none.wav,0,Orl\u00e9ans\n");
        assertThat(LabelledFolder.read(folder).cases().getFirst().site()).isEqualTo("Orl\u00e9ans");
    }

    @Test
    void readsEveryHeaderAtOnce() throws Exception {
        Files.writeString(folder.resolve("text.wav"), "not a recording");
        table("path,label\ntext.wav,0\n");
        assertRefused().hasMessageEndingWith("text.wav, byte 0: expected a RIFF/WAVE file, got text");
    }

    private void table(String text) throws IOException {
        Files.writeString(folder.resolve("cases.csv"), text);
    }

    private AbstractThrowableAssert<?, ?> assertRefused() {
        return assertThatThrownBy(() -> LabelledFolder.read(folder)).isInstanceOf(FormatException.class);
    }
}

package org.prodrome.data.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodrome.data.Case;
import org.prodrome.data.Signal;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth.Label;

final class LabelTablesTest {
    @TempDir
    private Path root;

    private Path site;
    private Path wav;

    @BeforeEach
    void layOut() throws Exception {
        site = Files.createDirectory(root.resolve("training-e"));
        wav = site.resolve("e1.wav");
        Physionet2016Test.record(site, "e1", 10);
    }

    @Test
    void knowsNothingOfARecordingAlone() throws Exception {
        LabelTables.Described described = describe();
        assertThat(described.doubts()).isEmpty();
        assertThat(described.of().id()).isEqualTo(wav.toString());
        assertThat(described.of().subject()).isEqualTo(Subject.ofRecord(wav.toString()));
        assertThat(described.of().site()).isEmpty();
        assertThat(label(described)).isEqualTo(Label.UNKNOWN);
        assertThat(((Signal) described.of().payload()).length()).isEqualTo(10);
    }

    @Test
    void takesLabelAndSiteFromTheReferenceBesideIt() throws Exception {
        Files.writeString(site.resolve("REFERENCE.csv"), "e1,1\nmissing,-1\n");
        Case of = describe().of();
        assertThat(of.id()).isEqualTo(wav.toString());
        assertThat(of.site()).isEqualTo("training-e");
        assertThat(of.subject().known()).isFalse();
        assertThat(of.truth().label()).isEqualTo(Label.ABNORMAL);
    }

    @Test
    void takesTheLabelFromTheHeaderWhereNoTableHasOne() throws Exception {
        Files.writeString(site.resolve("e1.hea"), "e1 1 2000 10\ne1.wav 16+44 1 16 0 0 0 0 PCG\n# Normal\n");
        assertThat(label(describe())).isEqualTo(Label.NORMAL);
        Files.writeString(site.resolve("REFERENCE.csv"), "e1,0\n");
        assertThat(label(describe())).isEqualTo(Label.NORMAL);
        assertThat(describe().doubts()).isEmpty();
    }

    @Test
    void doubtsAHeaderThatContradicts() throws Exception {
        Files.writeString(site.resolve("REFERENCE.csv"), "e1,1\n");
        Files.writeString(site.resolve("e1.hea"), "e1 1 2000 10\ne1.wav 16+44 1 16 0 0 0 0 PCG\n# Normal\n");
        assertThat(describe().doubts())
                .containsExactly(wav + ": expected one label, got abnormal in the table and normal in the header");
        assertThat(label(describe())).isEqualTo(Label.ABNORMAL);
        Files.writeString(site.resolve("e1.hea"), "e1 1 2000 11\ne1.wav 16+44 1 16 0 0 0 0 PCG\n# Normal\n");
        assertThat(describe().doubts())
                .containsExactly(site.resolve("e1.hea") + ": expected the WAV file's length of 10 samples, got 11");
    }

    @Test
    void findsTheTableAboveThatNamesTheRecording() throws Exception {
        Files.writeString(root.resolve("cases.csv"), "path,subject,label\ntraining-e/e1.wav,s1,normal\n");
        Files.writeString(site.resolve("cases.csv"), "path,label\nother.wav,1\n");
        Case of = describe().of();
        assertThat(of.subject()).isEqualTo(Subject.of("s1"));
        assertThat(of.site()).isEqualTo(Folder.name(root));
        assertThat(of.truth().label()).isEqualTo(Label.NORMAL);
    }

    @Test
    void doubtsATableThatIsMalformedAndLooksFurther() throws Exception {
        Files.writeString(site.resolve("cases.csv"), "path\n");
        Files.writeString(site.resolve("REFERENCE.csv"), "e1,-1\n");
        assertThat(describe().doubts()).hasSize(1).first().asString().contains("training-e", "cases.csv: expected");
        assertThat(label(describe())).isEqualTo(Label.NORMAL);
    }

    @Test
    void saysNothingOfHeadersWhereTheRecordingIsNoGood() throws Exception {
        Files.writeString(wav, "text");
        Files.writeString(site.resolve("e1.hea"), "e1 1 2000 10\n# Normal\n");
        assertThat(describe().doubts()).isEmpty();
        assertThat(label(describe())).isEqualTo(Label.UNKNOWN);
    }

    private LabelTables.Described describe() {
        return new LabelTables().describe(wav);
    }

    private static Label label(LabelTables.Described described) {
        return described.of().truth().label();
    }
}

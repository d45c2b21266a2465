package org.prodrome.data.cut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Irregular;
import org.prodrome.data.Row;
import org.prodrome.data.Several;
import org.prodrome.data.Signal;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth;
import org.prodrome.data.Truth.Beat;
import org.prodrome.data.Truth.Beat.Aami;
import org.prodrome.data.Truth.Interval;
import org.prodrome.data.Truth.Label;

/** Cases cut out of a recording of 100 s at 10 Hz, whose samples count up. */
final class CuttingTest {
    private int reads;

    private Dataset recordings(Truth truth) {
        float[] samples = new float[1000];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = i;
        }
        Signal signal = new Signal(new float[][] {samples}, 10, List.of(new Signal.Channel("C3", "uV")));
        Case recording = new Case("night", Subject.of("ada"), "ward", truth, () -> {
            reads++;
            return signal;
        });
        return new Dataset("made", "made", "none", "abc", List.of(recording));
    }

    private static Truth seizure(double from, double to) {
        return Truth.of(Label.ABNORMAL).withIntervals(List.of(new Interval(from, to, "seizure")));
    }

    private List<Case> cut(Cutting cutting, Truth truth) throws Exception {
        return cutting.of(recordings(truth), (_, _) -> {}).dataset().cases();
    }

    private static List<Label> labels(List<Case> cases) {
        return cases.stream().map(one -> one.truth().label()).toList();
    }

    @Test
    void segmentsAreAbnormalWhereTheEventIsHalfOfThem() throws Exception {
        List<Case> cases = cut(new Segments(20, 20, "seizure", 0, 0, 0), seizure(30, 62));
        assertThat(labels(cases))
                .containsExactly(Label.NORMAL, Label.ABNORMAL, Label.ABNORMAL, Label.UNKNOWN, Label.NORMAL);
        assertThat(cases.get(3).truth().intervals()).containsExactly(new Interval(0, 2, "seizure"));
        assertThat(cases).allSatisfy(one -> assertThat(one.subject()).isEqualTo(Subject.of("ada")));
        assertThat(cases.get(1).id()).isEqualTo("night@20.000");
    }

    @Test
    void segmentsBeforeAnEventAreAbnormalWhereItIsPredicted() throws Exception {
        // Expected from 40 to 60, too late from 60 to 70, the event from 70 to 80; normal up to 70 - 30.
        List<Case> cases = cut(new Segments(10, 10, "seizure", 20, 10, 30), seizure(70, 80));
        assertThat(labels(cases))
                .containsExactly(
                        Label.NORMAL,
                        Label.NORMAL,
                        Label.NORMAL,
                        Label.NORMAL,
                        Label.ABNORMAL,
                        Label.ABNORMAL,
                        Label.UNKNOWN,
                        Label.UNKNOWN,
                        Label.UNKNOWN,
                        Label.UNKNOWN);
    }

    @Test
    void aClipOfAnEventIsAllEventAndAnotherAbnormalOneSaysNothing() throws Exception {
        Segments detecting = new Segments(50, 50, "seizure", 0, 0, 0);
        Truth clip = Truth.of(Label.ABNORMAL).withClasses(List.of("seizure"));
        assertThat(labels(cut(detecting, clip))).containsExactly(Label.ABNORMAL, Label.ABNORMAL);
        assertThat(labels(cut(detecting, Truth.of(Label.ABNORMAL)))).containsExactly(Label.UNKNOWN, Label.UNKNOWN);
        assertThat(labels(cut(new Segments(50, 50, "seizure", 10, 0, 10), clip)))
                .containsExactly(Label.UNKNOWN, Label.UNKNOWN);
    }

    @Test
    void segmentsOfARecordingOfWhichNothingIsKnownAreUnknown() throws Exception {
        assertThat(labels(cut(new Segments(50, 50, "seizure", 0, 0, 0), Truth.unknown())))
                .containsExactly(Label.UNKNOWN, Label.UNKNOWN);
    }

    @Test
    void aPieceHoldsItsSamplesAndTheRecordingIsReadOnce() throws Exception {
        List<Case> cases = cut(new Segments(20, 10, "seizure", 0, 0, 0), Truth.of(Label.NORMAL));
        assertThat(cases).hasSize(9);
        for (int i = 0; i < cases.size(); i++) {
            Signal signal = (Signal) cases.get(i).payload();
            assertThat(signal.length()).isEqualTo(200);
            assertThat(signal.samples()[0][0]).isEqualTo(100f * i);
        }
        assertThat(reads).isEqualTo(1);
    }

    @Test
    void beatsHaveTheirClassAndThoseAtTheEndsAreLeftOut() throws Exception {
        Truth truth = Truth.of(Label.ABNORMAL)
                .withBeats(List.of(
                        new Beat(0.1, Aami.N),
                        new Beat(5, Aami.N),
                        new Beat(6, Aami.V),
                        new Beat(7, Aami.Q),
                        new Beat(99.9, Aami.N)));
        List<Case> cases = cut(new Beats(0.4, 0.6), truth);
        assertThat(labels(cases)).containsExactly(Label.NORMAL, Label.ABNORMAL);
        assertThat(cases.getLast().truth().classes()).containsExactly("V");
        Signal signal = (Signal) cases.getLast().payload();
        assertThat(signal.samples()[0]).containsExactly(56, 57, 58, 59, 60, 61, 62, 63, 64, 65);
    }

    @Test
    void sensorsSideBySideAreCutEachAtItsRate() throws Exception {
        Signal slow = new Signal(new float[][] {{0, 1, 2, 3, 4, 5}}, 0.5, List.of(new Signal.Channel("TEMP", "Cel")));
        Irregular beats = new Irregular(
                List.of(new Irregular.Variable(
                        "IBI", "s", new double[] {1, 4, 7.5, 8}, new double[] {0.7, 0.8, 0.9, 1})),
                20);
        Case worn = new Case(
                "worn",
                Subject.of("ada"),
                "ward",
                Truth.unknown(),
                () -> new Several(Map.of("TEMP", slow, "IBI", beats)));
        Dataset recordings = new Dataset("made", "made", "none", "abc", List.of(worn));
        List<Case> cases = new Segments(4, 4, "stress", 0, 0, 0)
                .of(recordings, (_, _) -> {})
                .dataset()
                .cases();
        assertThat(cases).as("as long as the shorter lasts").hasSize(3);
        Several second = (Several) cases.get(1).payload();
        assertThat(((Signal) Objects.requireNonNull(second.parts().get("TEMP"))).samples()[0])
                .containsExactly(2, 3);
        Irregular measured = (Irregular) Objects.requireNonNull(second.parts().get("IBI"));
        assertThat(measured.duration()).isEqualTo(4);
        assertThat(measured.variables().getFirst().times()).containsExactly(0, 3.5);
        assertThat(measured.variables().getFirst().values()).containsExactly(0.8, 0.9);
    }

    @Test
    void anotherCutIsOtherData() {
        Dataset recordings = recordings(Truth.unknown());
        assertThat(new Beats(0.4, 0.6).digest(recordings)).isNotEqualTo(new Beats(0.4, 0.5).digest(recordings));
    }

    @Test
    void whatCantBeCutIsSaid() {
        Case row = new Case(
                "row", Subject.of("ada"), "ward", Truth.unknown(), () -> new Row(List.of("age"), new double[] {1}));
        Dataset rows = new Dataset("rows", "made", "none", "abc", List.of(row));
        assertThatThrownBy(() -> new Beats(0.4, 0.6).of(rows, (_, _) -> {}))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("a recording along time to cut");
        assertThatThrownBy(() -> new Beats(0.4, 0.6).of(recordings(Truth.unknown()), (_, _) -> {}))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("none in 1 recordings");
        assertThatThrownBy(() -> new Segments(10, 10, "seizure", 20, 10, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("30.0 s, apart");
    }
}

package org.prodrome.recipe.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Signal;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth;
import org.prodrome.data.Truth.Beat;
import org.prodrome.data.format.SharedFiles;
import org.prodrome.data.source.LabelledFolder;
import org.prodrome.evaluate.event.BeatMatching;

class MitBihQrsTest {
    private static final double RATE = 200;

    /** The records of the MIT-BIH Arrhythmia Database that are there. */
    @Test
    @Tag("slow")
    void findsNearlyAllBeats() throws Exception {
        QrsMeasurement measured = QrsMeasurement.of(LabelledFolder.read(SharedFiles.folder("data/mitbih")));
        measured.measurement().rows().forEach(System.out::println);
        assertThat(measured.gross().sensitivity()).isGreaterThanOrEqualTo(0.993);
        assertThat(measured.gross().positivePredictivity()).isGreaterThanOrEqualTo(0.993);
    }

    /** A spike a second for six minutes; the annotations lack one, and have one more where nothing is. */
    @Test
    void countsWhatIsMissedAndExtraAfterFiveMinutes() throws Exception {
        float[] ecg = new float[(int) (360 * RATE)];
        List<Beat> beats = new ArrayList<>();
        for (int beat = 1; beat < 359; beat++) {
            for (int i = -8; i <= 8; i++) {
                ecg[(int) (beat * RATE) + i] = (float) (Math.exp(-i * i / 8.0) - 0.2 * Math.exp(-i * i / 32.0));
            }
            if (beat != 320 && beat != 10) {
                beats.add(new Beat(beat, Beat.Aami.N));
            }
        }
        beats.add(new Beat(358.6, Beat.Aami.N));
        QrsMeasurement measured = QrsMeasurement.of(dataset(ecg, beats));
        assertThat(measured.gross()).isEqualTo(new BeatMatching(58, 1, 1));
        assertThat(measured.measurement().rows().getLast()).startsWith("all 1", "59", "1", "1", "98.31");
    }

    @Test
    void refusesDataWithoutAnnotatedBeats() {
        assertThatThrownBy(() -> QrsMeasurement.of(dataset(new float[1000], List.of(new Beat(1, Beat.Aami.N)))))
                .isInstanceOf(FormatException.class)
                .hasMessage("here: expected ECG records with annotated beats after their first five minutes, got none");
    }

    private static Dataset dataset(float[] ecg, List<Beat> beats) {
        Signal signal = new Signal(new float[][] {ecg}, RATE, List.of(new Signal.Channel("II", "mV")));
        Truth truth = Truth.of(Truth.Label.NORMAL).withBeats(beats);
        Case of = new Case("1", Subject.ofRecord("1"), "here", truth, () -> signal);
        return new Dataset("here", "made", "none", "00", List.of(of));
    }
}

package org.prodrome.signal.heart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;

/** Onsets of S1 and S2 within 60 ms, in simulated recordings of subjects that nothing was trained or settled on. */
class SegmentationTest {
    private static final Seed JUDGED = new Seed(2026);
    private static final Seed NOISE = new Seed(7);

    @Test
    void findsMoreThanAThresholdOnTheEnvelope() throws Exception {
        List<LabelledSound> recordings = SimulatedHearts.recordings(12, JUDGED.split("few"));
        EnvelopeThreshold threshold =
                SimulatedSegmentation.settled(SimulatedHearts.recordings(8, SimulatedHearts.TRAINING), 10);
        SoundScore plain = SimulatedSegmentation.threshold(threshold, recordings, 10, NOISE);
        SoundScore found = SimulatedSegmentation.segmenter(recordings, 10, NOISE);
        for (int which = 0; which < 2; which++) {
            double f1 = found.f1(which, 0, SimulatedSegmentation.WINDOW);
            assertThat(f1).isGreaterThan(0.93);
            assertThat(f1).isGreaterThan(plain.f1(which, 0, SimulatedSegmentation.WINDOW));
        }
    }

    @Test
    @Tag("slow")
    void findsNearlyAllSoundsInNoise() throws Exception {
        EnvelopeThreshold threshold = SimulatedSegmentation.settled(
                SimulatedHearts.recordings(SimulatedHearts.TRAINING_RECORDINGS, SimulatedHearts.TRAINING), 10);
        System.out.println("baseline: " + threshold);
        List<LabelledSound> recordings = SimulatedHearts.recordings(120, JUDGED);
        for (double ratio : new double[] {20, 10, 0}) {
            SoundScore found = SimulatedSegmentation.segmenter(recordings, ratio, NOISE);
            SoundScore plain = SimulatedSegmentation.threshold(threshold, recordings, ratio, NOISE);
            found.print("simulated, " + ratio + " dB, segmentation:", SimulatedSegmentation.WINDOW);
            plain.print("simulated, " + ratio + " dB, threshold:", SimulatedSegmentation.WINDOW);
            for (int which = 0; which < 2; which++) {
                assertThat(found.f1(which, 0, SimulatedSegmentation.WINDOW)).isGreaterThan(0.93);
                assertThat(plain.f1(which, 0, SimulatedSegmentation.WINDOW)).isBetween(0.7, 0.95);
            }
        }
    }
}

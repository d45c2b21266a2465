package org.prodrome.recipe.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.prodrome.signal.heart.EnvelopeThreshold;

/** Onsets of S1 and S2 within 60 ms, in simulated recordings of subjects that nothing was trained or settled on. */
class SegmentationTest {
    @Test
    void findsMoreThanAThresholdOnTheEnvelope() throws Exception {
        EnvelopeThreshold threshold = SimulatedSegmentation.settled(8);
        List<SoundFigures> figures =
                SimulatedSegmentation.figures(threshold, 12, SimulatedSegmentation.JUDGED.split("few"), 10);
        for (int which = 0; which < 2; which++) {
            double f1 = figures.getFirst().segmented().f1(which, 0, SoundFigures.WINDOW);
            assertThat(f1).isGreaterThan(0.93);
            assertThat(f1).isGreaterThan(figures.getFirst().plain().f1(which, 0, SoundFigures.WINDOW));
        }
        assertThat(figures.getFirst().row(SoundFigures.WINDOW))
                .hasSameSizeAs(SoundFigures.COLUMNS)
                .startsWith("12 simulated, 10 dB", "60");
    }

    @Test
    @Tag("slow")
    void findsNearlyAllSoundsInNoise() throws Exception {
        Measurement measured = SimulatedSegmentation.measurement();
        assertThat(measured.rows()).hasSize(3);
        for (List<String> row : measured.rows()) {
            System.out.println(row);
            for (int which = 0; which < 2; which++) {
                assertThat(Double.parseDouble(row.get(2 + 2 * which))).isGreaterThan(0.93);
                assertThat(Double.parseDouble(row.get(3 + 2 * which))).isBetween(0.7, 0.95);
            }
        }
    }
}

package org.prodrome.data.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.prodrome.data.Seed;

/** What needs no network must not suffice: mean intensity, principal components and the nearest normal neighbour. */
@Tag("slow")
final class SimulatorBaselinesTest {
    private static Simulator of(Modality modality) {
        return switch (modality) {
            case ADC_T2W,
                    BRAIN_MRI,
                    CHEST_XRAY,
                    CT,
                    ENDOSCOPY,
                    FUNDUS,
                    MRI_PET,
                    OCT,
                    SKIN,
                    SPINE_ORGANS,
                    T1W_MYELIN,
                    ULTRASOUND -> modality.cases(400, 64);
            case BRAIN_MRI_3D -> modality.cases(200, 32);
            case BARN, EEG, EMG, HEART_SOUND, WEARABLE -> modality.cases(300);
            case BLOOD, ECG, NOTES -> modality.cases(400);
            case ICU -> modality.cases(600);
        };
    }

    @ParameterizedTest
    @EnumSource
    void isNotSolvedByWhatKnowsNoStructure(Modality modality) throws Exception {
        PlainBaselines baselines =
                PlainBaselines.of(of(modality).dataset(new Seed(1)).cases());
        String line = modality.key() + ": " + baselines;
        Logger.getLogger(SimulatorBaselinesTest.class.getName()).info(line);
        assertThat(baselines.best()).as(line).isBetween(0.5, 0.85);
    }
}

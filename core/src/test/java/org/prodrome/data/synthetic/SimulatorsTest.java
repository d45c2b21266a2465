package org.prodrome.data.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.Image;
import org.prodrome.data.Irregular;
import org.prodrome.data.Payload;
import org.prodrome.data.Row;
import org.prodrome.data.Seed;
import org.prodrome.data.Several;
import org.prodrome.data.Signal;
import org.prodrome.data.Table;
import org.prodrome.data.Text;
import org.prodrome.data.Truth.Box;
import org.prodrome.data.Truth.Label;
import org.prodrome.data.Volume;
import org.prodrome.data.synthetic.brain.BrainMris;
import org.prodrome.data.synthetic.ecg.Ecgs;
import org.prodrome.data.synthetic.eeg.Eegs;
import org.prodrome.data.synthetic.eeg.Montage;

/** What every simulator promises. */
final class SimulatorsTest {
    private static Simulator small(Modality modality) {
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
                    ULTRASOUND -> modality.cases(36, 64);
            case BRAIN_MRI_3D -> modality.cases(36, 32);
            case BARN -> modality.cases(36, 1);
            case ECG -> modality.cases(36, 6);
            case EEG -> new Eegs(36, 20, Montage.BIPOLAR);
            case EMG, HEART_SOUND -> modality.cases(36, 3);
            case BLOOD, ICU, NOTES -> modality.cases(36);
            case WEARABLE -> modality.cases(36, 120);
        };
    }

    @ParameterizedTest
    @EnumSource
    void makesTheSameBytesFromTheSameSeedInAnyOrder(Modality modality) throws Exception {
        Dataset dataset = small(modality).dataset(new Seed(7));
        Dataset again = small(modality).dataset(new Seed(7));
        assertThat(again.digest()).isEqualTo(dataset.digest()).hasSize(64);
        for (int i = 35; i >= 0; i -= 7) {
            assertThat(values(again.cases().get(i).payload()))
                    .isEqualTo(values(dataset.cases().get(i).payload()))
                    .isEqualTo(values(dataset.cases().get(i).payload()));
        }
        Dataset other = small(modality).dataset(new Seed(8));
        assertThat(other.digest()).isNotEqualTo(dataset.digest());
        assertThat(values(other.cases().getFirst().payload()))
                .isNotEqualTo(values(dataset.cases().getFirst().payload()));
    }

    @ParameterizedTest
    @EnumSource
    void givesASubjectTwoDifferentCasesOfOneSiteAndLabel(Modality modality) throws Exception {
        Dataset dataset = small(modality).dataset(new Seed(7));
        Map<String, List<Case>> subjects = dataset.cases().stream()
                .collect(Collectors.groupingBy(one -> one.subject().id()));
        assertThat(subjects).hasSize(18);
        for (List<Case> two : subjects.values()) {
            assertThat(two).hasSize(2);
            assertThat(two.getFirst().site()).isEqualTo(two.getLast().site());
            assertThat(two.getFirst().truth().label())
                    .isEqualTo(two.getLast().truth().label());
        }
        assertThat(values(dataset.cases().get(0).payload()))
                .isNotEqualTo(values(dataset.cases().get(1).payload()));
        assertThat(dataset.cases().stream().map(Case::site).distinct()).hasSize(3);
        assertThat(dataset.cases().stream().map(one -> one.truth().label()).distinct())
                .containsExactlyInAnyOrder(Label.NORMAL, Label.ABNORMAL);
    }

    @ParameterizedTest
    @EnumSource
    void findsSomethingInTheAbnormalAlone(Modality modality) throws Exception {
        for (Case one : small(modality).dataset(new Seed(7)).cases()) {
            boolean abnormal = one.truth().label() == Label.ABNORMAL;
            float[] values = values(one.payload());
            for (float value : values) {
                assertThat(Float.isFinite(value)).as(one.id()).isTrue();
            }
            if (one.payload() instanceof Row) {
                assertThat(one.truth().classes().isEmpty()).as(one.id()).isEqualTo(!abnormal);
            } else if (one.truth().mask().isEmpty()) {
                double end = extent(one.payload());
                assertThat(one.truth().intervals().isEmpty()).as(one.id()).isEqualTo(!abnormal);
                assertThat(one.truth().intervals())
                        .allSatisfy(found -> assertThat(found.end()).isBetween(found.start(), end));
                assertThat(one.truth().beats().isEmpty())
                        .isEqualTo(modality != Modality.ECG && modality != Modality.HEART_SOUND);
            } else {
                Payload mask = one.truth().mask().orElseThrow().read();
                int found = 0;
                for (float value : values(mask)) {
                    found += value > 0 ? 1 : 0;
                }
                assertThat(found > 0).as(one.id()).isEqualTo(abnormal);
                assertThat(pictured(one.payload()).length % values(mask).length).isZero();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void boxesAllThatAPicturesMaskHas(Modality modality) throws Exception {
        for (Case one : small(modality).dataset(new Seed(7)).cases()) {
            List<Box> boxes = one.truth().boxes();
            if (one.truth().mask().isEmpty() || !(one.truth().mask().get().read() instanceof Image mask)) {
                continue;
            }
            assertThat(boxes.isEmpty()).as(one.id()).isEqualTo(one.truth().label() == Label.NORMAL);
            assertThat(boxes)
                    .allSatisfy(box -> assertThat(one.truth().classes()).contains(box.finding()));
            for (int i = 0; i < mask.samples().length; i++) {
                double x = i % mask.width() + 0.5;
                double y = i / mask.width() + 0.5;
                boolean boxed = boxes.stream()
                        .anyMatch(box -> x > box.left() && x < box.right() && y > box.top() && y < box.bottom());
                assertThat(boxed || mask.samples()[i] == 0).as(one.id()).isTrue();
            }
        }
    }

    @Test
    void refusesWhatItCannotMake() {
        assertThatThrownBy(() -> new Ecgs(2, 1)).hasMessage("ECG: expected 2 to 3600 s, got 1.0");
        assertThatThrownBy(() -> new Ecgs(0, 10).dataset(new Seed(1)))
                .hasMessage("simulated ECG: expected 1 case or more, got 0");
        assertThatThrownBy(() -> new BrainMris(2, 8)).hasMessageContaining("32 to 1024");
    }

    /** Where the last interval may end: in seconds, or in characters of a text. */
    private static double extent(Payload payload) {
        return switch (payload) {
            case Signal signal -> signal.duration() + 1 / signal.rate();
            case Irregular irregular -> irregular.duration();
            case Several several ->
                several.parts().values().stream()
                        .mapToDouble(SimulatorsTest::extent)
                        .max()
                        .orElseThrow();
            case Text text -> text.text().length();
            default -> throw new AssertionError(payload.getClass());
        };
    }

    static float[] values(Payload payload) {
        return switch (payload) {
            case Image image -> image.samples();
            case Volume volume -> volume.samples();
            case Signal signal -> signal.samples()[0];
            case Several several -> values(several);
            case Irregular irregular ->
                floats(irregular.variables().stream()
                        .flatMapToDouble(variable -> Arrays.stream(variable.values()))
                        .toArray());
            case Text text -> floats(text.text().chars().asDoubleStream().toArray());
            case Row row -> floats(row.values());
            case Table table ->
                floats(Arrays.stream(table.values())
                        .flatMapToDouble(Arrays::stream)
                        .toArray());
            default -> throw new AssertionError(payload.getClass());
        };
    }

    private static float[] values(Several several) {
        float[] all = new float[0];
        for (Payload part : several.parts().values()) {
            float[] more = values(part);
            int before = all.length;
            all = Arrays.copyOf(all, before + more.length);
            System.arraycopy(more, 0, all, before, more.length);
        }
        return all;
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    /** What a mask lies over. */
    private static float[] pictured(Payload payload) {
        return payload instanceof Several several
                ? values(several.parts().values().iterator().next())
                : values(payload);
    }
}

package org.prodrome.data.synthetic.planted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Image;
import org.prodrome.data.Row;
import org.prodrome.data.Seed;
import org.prodrome.data.Signal;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth;
import org.prodrome.data.Truth.Label;
import org.prodrome.data.Volume;

final class PlantedLesionsTest {
    private static final List<Signal.Channel> TWO =
            List.of(new Signal.Channel("T1w", "1"), new Signal.Channel("T2w", "1"));

    private static Dataset of(Case... cases) {
        return new Dataset("a set", "made up", "none", "00", List.of(cases));
    }

    private static Case of(String id, Label label, Case.Source source) {
        return new Case(id, Subject.of("subject of " + id), "site", Truth.of(label), source);
    }

    private static Volume volume() {
        float[] samples = new float[2 * 20 * 24 * 28];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = i % 7 + (i % 28 > 6 && i % 28 < 22 ? 20 : 0);
        }
        return new Volume(samples, TWO, 20, 24, 28, List.of(1.0, 1.0, 1.0), List.of());
    }

    @Test
    void changesTheTwinWithinItsMaskAndLeavesTheNormal() throws Exception {
        Dataset planted = PlantedLesions.beside(of(of("a", Label.NORMAL, PlantedLesionsTest::volume)), new Seed(1));
        assertThat(planted.cases()).extracting(Case::id).containsExactly("a", "a+lesion");
        Case twin = planted.cases().getLast();
        assertThat(twin.subject()).isEqualTo(planted.cases().getFirst().subject());
        assertThat(twin.truth().label()).isEqualTo(Label.ABNORMAL);
        float[] before = volume().samples();
        float[] after = ((Volume) twin.payload()).samples();
        Volume mask = (Volume) twin.truth().mask().orElseThrow().read();
        assertThat(mask.channels()).hasSize(1);
        int there = 0;
        double within = 0;
        double beyond = 0;
        for (int i = 0; i < before.length; i++) {
            double change = Math.abs(after[i] - before[i]);
            if (mask.samples()[i % mask.samples().length] > 0) {
                there++;
                within += change;
            } else {
                beyond = Math.max(beyond, change);
            }
        }
        assertThat(there / 2).isBetween(20, 400);
        assertThat(within / there).isGreaterThan(5);
        assertThat(beyond).isLessThan(within / there);
        assertThat(((Volume) planted.cases().getFirst().payload()).samples()).isEqualTo(before);
    }

    @Test
    void dependsOnTheSeedAndTheCaseAlone() throws Exception {
        Case a = of("a", Label.NORMAL, PlantedLesionsTest::volume);
        Case b = of("b", Label.NORMAL, PlantedLesionsTest::volume);
        float[] alone = ((Volume) PlantedLesions.beside(of(a), new Seed(1))
                        .cases()
                        .getLast()
                        .payload())
                .samples();
        Dataset both = PlantedLesions.beside(of(b, a), new Seed(1));
        assertThat(((Volume) both.cases().getLast().payload()).samples()).isEqualTo(alone);
        assertThat(((Volume) both.cases().get(1).payload()).samples()).isNotEqualTo(alone);
        assertThat(PlantedLesions.beside(of(a), new Seed(2)).digest())
                .isNotEqualTo(PlantedLesions.beside(of(a), new Seed(1)).digest());
    }

    @Test
    void liesInThePlaneOfAPicture() throws Exception {
        float[] samples = new float[64 * 48];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = i % 5;
        }
        Image image = new Image(samples, TWO.subList(0, 1), 64, 48, List.of());
        Case twin = PlantedLesions.beside(of(of("a", Label.NORMAL, () -> image)), new Seed(3))
                .cases()
                .getLast();
        Image mask = (Image) twin.truth().mask().orElseThrow().read();
        int there = 0;
        for (float value : mask.samples()) {
            there += value > 0 ? 1 : 0;
        }
        assertThat(there).isBetween(30, 400);
    }

    @Test
    void leavesWhatIsNotNormalAndRefusesWhatIsNoPicture() {
        Row row = new Row(List.of("x"), new double[] {1});
        Dataset planted = PlantedLesions.beside(
                of(of("a", Label.ABNORMAL, () -> row), of("b", Label.NORMAL, () -> row)), new Seed(1));
        assertThat(planted.cases()).extracting(Case::id).containsExactly("a", "b", "b+lesion");
        assertThatThrownBy(() -> planted.cases().getLast().payload())
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("an image or a volume to put a lesion into, got Row");
    }
}

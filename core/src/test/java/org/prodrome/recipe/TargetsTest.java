package org.prodrome.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Case;
import org.prodrome.data.Image;
import org.prodrome.data.Seed;
import org.prodrome.data.Signal;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth;
import org.prodrome.data.Truth.Interval;
import org.prodrome.data.Truth.Label;
import org.prodrome.detect.IrregularPreparation;
import org.prodrome.detect.MaskPreparation;
import org.prodrome.detect.PicturePreparation;
import org.prodrome.detect.Preparation;
import org.prodrome.detect.RowPreparation;
import org.prodrome.detect.SignalPreparation;
import org.prodrome.graph.Array;
import org.prodrome.model.Grid;
import org.prodrome.model.Model;
import org.prodrome.model.Target;
import org.prodrome.signal.Field;
import org.prodrome.signal.augment.Flip;
import org.prodrome.signal.augment.Noise;

class TargetsTest {
    private static final Target.Classes ONE = new Target.Classes(List.of("healthy", "a", "b"), false);
    private static final Target.Classes SEVERAL = new Target.Classes(List.of("healthy", "a", "b"), true);
    private static final Preparation PICTURE = new PicturePreparation(1, 2, 2);

    private static Case of(String id, Truth truth) {
        return new Case(id, Subject.of("subject of " + id), "site", truth, () -> {
            throw new AssertionError("nobody reads it again");
        });
    }

    private static Truth abnormal(String... classes) {
        return Truth.of(Label.ABNORMAL).withClasses(List.of(classes));
    }

    @Test
    void aCaseIsOfTheClassesThatItNames() {
        assertThat(ONE.of(of("1", Truth.of(Label.NORMAL).withClasses(List.of("any word")))))
                .containsExactly(0);
        assertThat(ONE.of(of("2", abnormal("b")))).containsExactly(2);
        assertThat(SEVERAL.of(of("3", abnormal("b", "a", "b")))).containsExactly(1, 2);
    }

    @Test
    void classesThatTheRecipeLacksAreNamed() {
        assertThatThrownBy(() -> ONE.of(of("4", abnormal("B"))))
                .hasMessage("case 4: expected an abnormal case to be of [a, b], got B; did you mean b?");
        assertThatThrownBy(() -> ONE.of(of("5", abnormal("a", "b"))))
                .hasMessage("case 5: expected one of the classes [a, b] of an abnormal case, got [a, b]");
        assertThatThrownBy(() -> SEVERAL.of(of("6", abnormal())))
                .hasMessage("case 6: expected one or more of the classes [a, b] of an abnormal case, got []");
        assertThatThrownBy(() -> Targets.check(List.of(new Target.Severity()), List.of(of("7", abnormal()))))
                .hasMessage("training: expected cases whose severity is known, got none");
        assertThatThrownBy(() -> Targets.check(List.of(new Target.Mask()), List.of(of("7", abnormal()))))
                .hasMessage("training: expected cases whose mask, boxes or intervals is known, got none");
        assertThatThrownBy(() -> new Target.Classes(List.of("a", "a"), false))
                .hasMessageStartingWith("classes: expected 2 names or more, all different");
    }

    private static List<Prepared> cases() {
        Field mask = new Field(new float[] {1, 0, 0, 0}, 1, 1);
        Field none = new Field(new float[] {0, 0, 0, 0}, 1, 1);
        Field blank = new Field(new float[] {5, 6, 7, 8}, 1, 1);
        return List.of(
                new Prepared(of("x", abnormal("b").withSeverity(3)), () -> blank, Optional.of(() -> mask)),
                new Prepared(of("w", Truth.of(Label.NORMAL)), () -> blank, Optional.of(() -> none)));
    }

    private static float[] told(WindowBatches batches, String input) {
        Array array = Objects.requireNonNull(batches.at(0).get(input));
        return array.floats();
    }

    private static WindowBatches batches(Augmenting augmenting) {
        List<Target> wanted = List.of(ONE, new Target.Subject(2), new Target.Severity(), new Target.Mask());
        return new WindowBatches(
                cases(), Balance.NONE, PICTURE, 40, augmenting, Targets.of(wanted, cases()), new Seed(3));
    }

    @Test
    void aBatchTellsOfEachSampleWhatIsWanted() {
        WindowBatches batches = batches(Augmenting.NONE);
        float[] label = told(batches, "label");
        float[] classes = told(batches, Target.Classes.INPUT);
        float[] subject = told(batches, Target.Subject.INPUT);
        float[] severity = told(batches, Target.Severity.INPUT);
        float[] mask = told(batches, Target.Mask.INPUT);
        assertThat(Objects.requireNonNull(batches.at(0).get(Target.Mask.INPUT)).shape())
                .containsExactly(40, 1, 2, 2);
        assertThat(label).contains(0, 1);
        for (int i = 0; i < 40; i++) {
            boolean x = label[i] == 1;
            assertThat(new float[] {classes[3 * i], classes[3 * i + 1], classes[3 * i + 2]})
                    .containsExactly(x ? 0 : 1, 0, x ? 1 : 0);
            assertThat(new float[] {subject[2 * i], subject[2 * i + 1]}).containsExactly(x ? 0 : 1, x ? 1 : 0);
            assertThat(new float[] {severity[i]}).containsExactly(x ? 3 : Float.NaN);
            assertThat(mask[4 * i]).isEqualTo(x ? 1 : 0);
        }
    }

    @Test
    void subjectsThatTrainingDidNotSeeOrHadNoPlaceForAreNobody() {
        Targets two = new Targets(List.of(new Target.Subject(2)), Map.of("subject of x", 2));
        WindowBatches batches = new WindowBatches(cases(), Balance.NONE, PICTURE, 8, Augmenting.NONE, two, new Seed(3));
        assertThat(told(batches, Target.Subject.INPUT)).containsOnly(0);
    }

    @Test
    void whatIsDrawnMovesWithItsWindowAndNothingElseChangesIt() {
        WindowBatches batches = batches(new Augmenting(List.of(new Flip(1, 1), new Noise(0.1)), 0));
        float[] mask = told(batches, Target.Mask.INPUT);
        float[] label = told(batches, "label");
        float[] input = told(batches, Model.INPUT);
        for (int i = 0; i < 40; i++) {
            assertThat(Arrays.copyOfRange(mask, 4 * i, 4 * i + 4)).containsExactly(0, label[i], 0, 0);
            assertThat(input[4 * i]).isGreaterThan(input[4 * i + 1] - 0.9f).isNotEqualTo(6);
        }
    }

    @Test
    void mixingMixesAllThatIsTold() {
        float[] label = {0, 1};
        float[] classes = {1, 0, 0, 1};
        float[] mask = {0, 0, 1, 1};
        float[] severity = {Float.NaN, 2};
        new Augmenting(List.of(), 0.4)
                .change(
                        new Augmenting.Samples(
                                2, new float[] {0, 0, 10, 10}, Optional.of(mask), List.of(label, classes, severity)),
                        Grid.ofSpace(1, 2),
                        new SplittableRandom(1));
        assertThat(classes).containsExactly(label[1], label[0], label[0], label[1]);
        assertThat(mask).containsExactly(label[0], label[0], label[1], label[1]);
        assertThat(severity).containsExactly(Float.NaN, Float.NaN);
    }

    @Test
    void masksAreBroughtToTheFieldsPlaces() throws Exception {
        float[] drawn = {0, 0, 7, 7, 0, 0, 7, 7, 0, 0, 0, 0, 0, 0, 0, 0};
        Case lesion = of(
                "8",
                abnormal("a")
                        .withMask(() -> new Image(drawn, List.of(new Signal.Channel("mask", "1")), 4, 4, List.of())));
        Field field = new Field(new float[4], 1, 1);
        MaskPreparation masks = new MaskPreparation(PICTURE);
        assertThat(masks.field(lesion, field).values()).containsExactly(new float[] {0, 1, 0, 0}, within(0.3f));
        assertThat(masks.field(of("9", Truth.of(Label.NORMAL)), field).values()).containsOnly(0);
        assertThat(masks.field(of("9", abnormal("a")), field).values()).containsOnly(Float.NaN);

        Case murmur = of("10", abnormal("a").withIntervals(List.of(new Interval(0.5, 1.5, "murmur"))));
        assertThat(new MaskPreparation(new SignalPreparation(1, 2, 1, 1))
                        .field(murmur, Field.ofTime(new float[6]))
                        .values())
                .containsExactly(0, 1, 1, 0, 0, 0);
        assertThat(new MaskPreparation(new IrregularPreparation(List.of("EDA"), 0.5, 6))
                        .field(murmur, Field.ofTime(new float[6]))
                        .values())
                .containsExactly(0, 1, 1, 0, 0, 0);
        assertThatThrownBy(() -> new MaskPreparation(new RowPreparation(List.of("age"))))
                .hasMessageStartingWith("mask: expected pictures, volumes, signals or series");
    }
}

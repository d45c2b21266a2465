package org.prodrome.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.Image;
import org.prodrome.data.Payload;
import org.prodrome.data.Seed;
import org.prodrome.data.Signal;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth;
import org.prodrome.data.Truth.Label;
import org.prodrome.data.duplicate.Duplicates;
import org.prodrome.evaluate.Evaluation;
import org.prodrome.evaluate.Fold;
import org.prodrome.evaluate.Prediction;
import org.prodrome.evaluate.split.Protocol;
import org.prodrome.evaluate.split.Split;
import org.prodrome.runtime.Device;

/** One leak of each kind, planted; each is refused by a type or found by a check before a figure is made of it. */
final class PlantedLeakTest {
    private static final Seed SEED = new Seed(1);
    private static final int SIDE = 128;

    @TempDir
    private Path folder;

    /** Every third is abnormal, all at one site. */
    private static Case of(String id, String subject, int index, Payload payload) {
        Label label = index % 3 == 0 ? Label.ABNORMAL : Label.NORMAL;
        return new Case(id, Subject.of(subject), "a", Truth.of(label), () -> payload);
    }

    private static List<Case> cases(int count) {
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            cases.add(of("c" + i, "s" + i, i, signal(new float[8])));
        }
        return cases;
    }

    private static Signal signal(float[] samples) {
        return new Signal(new float[][] {samples}, 100, List.of(new Signal.Channel("ECG", "mV")));
    }

    private static float[] walk(Random random, int length) {
        float[] walk = new float[length];
        for (int i = 1; i < length; i++) {
            walk[i] = 0.9f * walk[i - 1] + (float) random.nextGaussian();
        }
        return walk;
    }

    /** A fold's run over cases of two numbers each, which read nothing. */
    private static FoldRun fold(List<Case> cases) throws Exception {
        Map<String, Prepared> prepared = new HashMap<>();
        Map<String, double[]> features = new HashMap<>();
        Random random = new Random(3);
        for (Case one : cases) {
            prepared.put(one.id(), new Prepared(one, () -> {
                throw new AssertionError("read");
            }));
            features.put(one.id(), new double[] {random.nextGaussian(), random.nextGaussian()});
        }
        Recipe recipe = RecipeFile.find("heart-sound/dissanayake2020-mfcc-cnn").in(Profile.SMOKE);
        return new FoldRun(recipe, Device.CPU, SEED, prepared, features, null);
    }

    @Test
    void aSubjectInTwoFolds() {
        List<Case> cases = cases(6);
        Case again = of("again", "s0", 1, signal(new float[8]));
        assertThatThrownBy(() -> new Split(0, "fold 1", cases, List.of(again)))
                .hasMessage("fold 1: expected each subject on one side, got subject s0 in train and test (case again)");
        List<Prediction> predictions = Stream.concat(cases.stream(), Stream.of(again))
                .map(one -> new Prediction(
                        one.id(),
                        one.subject(),
                        one.site(),
                        one.id().equals("again") ? 1 : 0,
                        one.truth().label(),
                        0.5,
                        Optional.of(true)))
                .toList();
        assertThatThrownBy(() -> Evaluation.of(predictions, List.of(new Fold("1", 0.5), new Fold("2", 0.5)), SEED))
                .hasMessage("case again: expected subject s0 in one fold, got folds 0 and 1");
    }

    @Test
    void overlappingWindowsOfOneRecord() throws Exception {
        Random random = new Random(5);
        float[] record = walk(random, 3000);
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            cases.add(of("c" + i, "s" + i, i, signal(walk(random, 1000))));
        }
        cases.set(2, of("c2", "s2", 2, signal(Arrays.copyOfRange(record, 0, 1100))));
        cases.set(7, of("c7", "s7", 7, signal(Arrays.copyOfRange(record, 700, 1800))));
        assertTogether(cases, "c2", "c7");
    }

    @Test
    void aNearDuplicateOfAPicture() throws Exception {
        Random random = new Random(7);
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            cases.add(of("c" + i, "s" + i, i, picture(random)));
        }
        float[] copy = ((Image) cases.get(2).payload()).samples().clone();
        for (int i = 0; i < copy.length; i++) {
            copy[i] = 0.9f * copy[i] + 5 + (float) random.nextGaussian();
        }
        cases.set(7, of("c7", "s7", 7, grey(copy)));
        assertTogether(cases, "c2", "c7");
    }

    private static Image picture(Random random) {
        float[] samples = new float[SIDE * SIDE];
        for (int blob = 0; blob < 25; blob++) {
            int top = random.nextInt(100);
            int left = random.nextInt(100);
            int grey = random.nextInt(256);
            for (int row = top; row < top + 28; row++) {
                Arrays.fill(samples, row * SIDE + left, row * SIDE + left + 28, grey);
            }
        }
        return grey(samples);
    }

    private static Image grey(float[] samples) {
        return new Image(samples, List.of(new Signal.Channel("grey", "")), SIDE, SIDE, List.of());
    }

    /** The two are of one subject, so that no fold parts them. */
    private static void assertTogether(List<Case> cases, String one, String other) throws Exception {
        Dataset joined =
                Duplicates.find(new Dataset("made", "test", "none", "", cases)).joined();
        for (Split split : Protocol.parse("3-fold").split(joined.cases(), SEED)) {
            List<String> tested = split.test().stream().map(Case::id).toList();
            assertThat(tested.contains(one)).isEqualTo(tested.contains(other));
        }
        assertThat(joined.cases().stream().map(each -> each.subject().id()).distinct())
                .hasSize(cases.size() - 1);
    }

    @Test
    void aThresholdFromTheTestFold() throws Exception {
        List<Case> cases = cases(60);
        Split split = Protocol.parse("2-fold").split(cases, SEED).getFirst();
        FoldRun honest = fold(cases);
        assertThatCode(() -> honest.test(honest.siteAlone(split.train()), split.test(), 0))
                .doesNotThrowAnyException();
        FoldRun leaky = fold(cases);
        FoldRun.Control chosenOnTest = leaky.siteAlone(split.test());
        assertThatThrownBy(() -> leaky.test(chosenOnTest, split.test(), 0))
                .hasMessageStartingWith(
                        "test: expected subjects that nothing was learned from or chosen on, got subject ");
    }

    @Test
    void aNormalisationFittedOnAllData() throws Exception {
        List<Case> cases = cases(60);
        Split split = Protocol.parse("2-fold").split(cases, SEED).getFirst();
        FoldRun honest = fold(cases);
        assertThatCode(() -> honest.test(honest.baseline(split.train()), split.test(), 0))
                .doesNotThrowAnyException();
        FoldRun leaky = fold(cases);
        FoldRun.Control standardisedOnAll = leaky.baseline(cases);
        assertThatThrownBy(() -> leaky.test(standardisedOnAll, split.test(), 0))
                .hasMessageStartingWith(
                        "test: expected subjects that nothing was learned from or chosen on, got subject ");
    }

    @Test
    void aRecipeChangedUntilTheTestFoldPleases() throws Exception {
        assertThat(Looks.counting(folder, "d").sentence()).isEmpty();
        Files.writeString(folder.resolve("metrics.json"), """
                {"recipe": "x", "protocol": "5-fold", "profile": "smoke", "judged_by": "subject", "metrics": {},
                 "baseline": {}, "sites": {}, "baseline_sites": {}, "remarks": [], "published": []}
                """);
        Files.writeString(folder.resolve("provenance.json"), "{\"data_sha256\": \"d\", \"" + Looks.KEY + "\": \"4\"}");
        assertThat(Looks.counting(folder, "d").sentence().orElseThrow())
                .startsWith("This is look 5 at these test cases");
        assertThat(Looks.counting(folder, "other").count()).isEqualTo(1);
        Files.writeString(folder.resolve("provenance.json"), "nonsense");
        assertThat(Looks.counting(folder, "d").count()).isEqualTo(1);
    }
}

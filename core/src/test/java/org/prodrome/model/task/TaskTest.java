package org.prodrome.model.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Network;
import org.prodrome.graph.Parameters;
import org.prodrome.model.Model;
import org.prodrome.objective.Loss;
import org.prodrome.runtime.OrtRuntime;

class TaskTest {
    private static final List<String> NAMES = List.of("normal", "a", "b");
    private static final Loss LOSS = new Loss.CrossEntropy();

    private record Said(float[] score, float[] probabilities) {}

    /** Of a head whose weights are the identity, or ones where it has a single output, and whose biases are 0. */
    private static Said said(Task task, int inputs, float... features) {
        GraphBuilder g = new GraphBuilder("task");
        task.head(g, g.input("features", GraphBuilder.ANY, inputs), inputs);
        Network network = g.build().keeping(Model.SCORE, Model.PROBABILITIES);
        Parameters start = network.initialise(new Seed(1));
        TreeMap<String, Array> arrays = new TreeMap<>(start.arrays());
        Array weight = start.get("head.weight");
        int outputs = (int) weight.shape()[0];
        float[] identity = new float[outputs * inputs];
        for (int i = 0; i < inputs; i++) {
            identity[outputs == 1 ? i : i * inputs + i] = 1;
        }
        arrays.put("head.weight", Array.of(identity, outputs, inputs));
        try (OrtRuntime ort = new OrtRuntime(network.toOnnx(new Parameters(arrays)), 1)) {
            Map<String, Array> out = ort.run(Map.of("features", Array.of(features, features.length / inputs, inputs)));
            return new Said(
                    Objects.requireNonNull(out.get(Model.SCORE)).floats(),
                    Objects.requireNonNull(out.get(Model.PROBABILITIES)).floats());
        }
    }

    private static void scoresAreLogOddsOfNotNormal(Said said, int classes) {
        for (int i = 0; i < said.score().length; i++) {
            double normal = said.probabilities()[i * classes];
            assertThat((double) said.score()[i]).isCloseTo(Math.log((1 - normal) / normal), within(2e-3));
        }
    }

    @Test
    void oneOfSeveralClasses() {
        Said said = said(new Classes(NAMES, LOSS, List.of()), 3, 0, 0, 0, (float) Math.log(2), 0, 0, 0, 3, -2);
        assertThat(said.probabilities()).startsWith(1 / 3f, 1 / 3f, 1 / 3f, 0.5f, 0.25f, 0.25f);
        scoresAreLogOddsOfNotNormal(said, 3);
    }

    @Test
    void findingsStandEachForItselfAndNormalForNone() {
        Said said = said(new Findings(NAMES, LOSS, List.of()), 2, 0, 0, (float) Math.log(3), 0, 1, -4);
        assertThat(said.probabilities())
                .startsWith(new float[] {0.25f, 0.5f, 0.5f, 0.125f, 0.75f, 0.5f}, within(1e-6f));
        scoresAreLogOddsOfNotNormal(said, 3);
    }

    @Test
    void findingsThatAreSureStillScoreFiniteAndInOrder() {
        float[] score = said(new Findings(NAMES, LOSS, List.of()), 2, -80, -80, -20, -90, -7, -8, 0, 0, 90, 90)
                .score();
        assertThat(score).isSorted();
        assertThat(score[0]).isFinite().isLessThan(-60);
        assertThat((double) score[1]).isCloseTo(-20, within(0.01));
        assertThat((double) score[4]).isCloseTo(180, within(0.01));
    }

    @Test
    void gradesAreInOrderWhateverIsLearned() {
        Said said = said(new Grades(List.of("none", "mild", "severe"), List.of(), LOSS), 1, 0, 2, -3);
        double step = Math.log(2);
        for (int i = 0; i < 3; i++) {
            double z = new double[] {0, 2, -3}[i];
            double mild = 1 / (1 + Math.exp(-z));
            double severe = 1 / (1 + Math.exp(step - z));
            assertThat(Arrays.copyOfRange(said.probabilities(), 3 * i, 3 * i + 3))
                    .containsExactly(
                            new float[] {(float) (1 - mild), (float) (mild - severe), (float) severe}, within(1e-6f));
        }
        assertThat(said.score()).containsExactly(0, 2, -3);
        scoresAreLogOddsOfNotNormal(said, 3);
    }

    @Test
    void whatCannotBeToldApartIsRefused() {
        assertThatThrownBy(() -> new Classes(List.of("normal"), LOSS, List.of()))
                .hasMessageStartingWith("classes: expected 2 names or more");
        assertThatThrownBy(() -> new Grades(NAMES, List.of(0.5, 0.2), LOSS))
                .hasMessage("edges: expected none or 1 rising severities, to part 2 abnormal grades, got [0.5, 0.2]");
        assertThatThrownBy(() -> new Findings(NAMES, LOSS, List.of(1.0)))
                .hasMessage("weights: expected none or 2 numbers above 0, got [1.0]");
    }
}

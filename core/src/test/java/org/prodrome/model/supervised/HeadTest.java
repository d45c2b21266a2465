package org.prodrome.model.supervised;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Network;
import org.prodrome.graph.Parameters;
import org.prodrome.model.FrontEnd;
import org.prodrome.model.Model;
import org.prodrome.model.RawFrontEnd;
import org.prodrome.model.task.Classes;
import org.prodrome.model.task.Detection;
import org.prodrome.model.task.Side;
import org.prodrome.model.trunk.ConvolutionalTrunk;
import org.prodrome.objective.Loss;
import org.prodrome.regression.Forest;
import org.prodrome.runtime.OrtRuntime;

class HeadTest {
    /** What a head that was fitted to rows says of others. */
    private static float[] scores(Head head, double[][] rows, boolean[] abnormal, float[] others) {
        int width = rows[0].length;
        GraphBuilder g = new GraphBuilder("head");
        g.output("score", head.score(g, g.input("x", GraphBuilder.ANY, width), width), GraphBuilder.ANY);
        Network network = g.build();
        TreeMap<String, Array> arrays =
                new TreeMap<>(network.initialise(new Seed(1)).arrays());
        arrays.putAll(head.state(rows, labelled(abnormal)));
        try (OrtRuntime ort = new OrtRuntime(network.toOnnx(new Parameters(arrays)), 1)) {
            return Objects.requireNonNull(ort.run(Map.of("x", Array.of(others, others.length / width, width)))
                            .get("score"))
                    .floats();
        }
    }

    private static List<Model.Labelled> labelled(boolean[] abnormal) {
        return IntStream.range(0, abnormal.length)
                .mapToObj(i -> labelled(abnormal[i], OptionalDouble.empty()))
                .toList();
    }

    private static Model.Labelled labelled(boolean abnormal, OptionalDouble severity) {
        return new Model.Labelled(
                () -> {
                    throw new AssertionError("a head reads rows alone");
                },
                abnormal,
                severity);
    }

    /** Two rows at 1 and -1: the widest margin, and the hand-worked least of w²/2 + 2 C max(0, 1 - w)². */
    @Test
    void aLinearMachineParts() {
        double[][] rows = {{1}, {-1}};
        boolean[] abnormal = {true, false};
        for (double cost : new double[] {0.25, 10}) {
            double weight = 4 * cost / (1 + 4 * cost);
            assertThat(scores(new Head.LinearMachine(cost), rows, abnormal, new float[] {1, 0, -2}))
                    .containsExactly(new float[] {(float) weight, 0, (float) (-2 * weight)}, within(1e-4f));
        }
        float[] logistic = scores(new Head.Logistic(1), rows, abnormal, new float[] {1});
        // The least of w²/2 + 2 log(1 + exp(-w)) is where w = 2 / (1 + exp(w)).
        assertThat((double) logistic[0]).isCloseTo(2 / (1 + Math.exp(logistic[0])), within(1e-4));
    }

    /** Trees in the graph say what they say outside of it, to the leaf. */
    @Test
    void aForestInTheGraphIsTheForest() {
        SplittableRandom random = new SplittableRandom(5);
        double[][] rows = new double[200][6];
        boolean[] abnormal = new boolean[rows.length];
        float[] others = new float[100 * 6];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < 6; j++) {
                rows[i][j] = random.nextInt(20) / 4f;
            }
            abnormal[i] = rows[i][0] > 2 ^ rows[i][3] > 3;
        }
        for (int i = 0; i < others.length; i++) {
            others[i] = random.nextInt(40) / 8f;
        }
        Forest forest = Forest.of(rows, abnormal, 7, 4, new Seed(1));
        float[] scores = scores(new ForestHead(7, 4), rows, abnormal, others);
        for (int i = 0; i < scores.length; i++) {
            double[] row = new double[6];
            for (int j = 0; j < 6; j++) {
                row[j] = others[6 * i + j];
            }
            assertThat((double) scores[i]).isCloseTo(forest.of(row), within(1e-6));
        }
    }

    @Test
    void aRadialMachineTellsWhatNoPlaneDoes() {
        SplittableRandom random = new SplittableRandom(1);
        double[][] rows = new double[200][2];
        boolean[] abnormal = new boolean[200];
        for (int i = 0; i < rows.length; i++) {
            rows[i][0] = random.nextDouble(-1, 1);
            rows[i][1] = random.nextDouble(-1, 1);
            abnormal[i] = rows[i][0] * rows[i][1] > 0;
        }
        float[] corners = {0.5f, 0.5f, -0.5f, -0.5f, 0.5f, -0.5f, -0.5f, 0.5f};
        float[] radial = scores(new Head.RadialMachine(10, 4, 50), rows, abnormal, corners);
        assertThat(radial[0]).isGreaterThan(0.5f);
        assertThat(radial[1]).isGreaterThan(0.5f);
        assertThat(radial[2]).isLessThan(-0.5f);
        assertThat(radial[3]).isLessThan(-0.5f);
        // Fewer rows than vectors that may be kept: the others have no weight.
        assertThat(scores(new Head.RadialMachine(10, 4, 500), rows, abnormal, corners)[0])
                .isGreaterThan(0.5f);
    }

    /** Severity bends along the first feature; the second says nothing, and one ill case's severity isn't known. */
    @Test
    void anOutputKernelSaysHowStrong() {
        SplittableRandom random = new SplittableRandom(2);
        double[][] rows = new double[300][2];
        List<Model.Labelled> cases = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            rows[i][0] = random.nextDouble(-2, 2);
            rows[i][1] = random.nextGaussian();
            boolean ill = rows[i][0] > 0;
            cases.add(labelled(
                    ill, ill && i != 7 ? OptionalDouble.of(10 * Math.sqrt(rows[i][0])) : OptionalDouble.empty()));
        }
        OutputKernelHead head = new OutputKernelHead(0.1, 2, 200);
        GraphBuilder g = new GraphBuilder("head");
        g.output("score", head.score(g, g.input("x", GraphBuilder.ANY, 2), 2), GraphBuilder.ANY);
        Network network = g.build();
        TreeMap<String, Array> arrays =
                new TreeMap<>(network.initialise(new Seed(1)).arrays());
        arrays.putAll(head.state(rows, cases));
        float[] others = {-1, 0, 0.3f, 1, 1, -1, 1.7f, 0.5f};
        try (OrtRuntime ort = new OrtRuntime(network.toOnnx(new Parameters(arrays)), 1)) {
            Map<String, Array> said = ort.run(Map.of("x", Array.of(others, 4, 2)));
            float[] scores = Objects.requireNonNull(said.get("score")).floats();
            float[] severities =
                    Objects.requireNonNull(said.get(Side.Severity.OUTPUT)).floats();
            assertThat(scores[0]).isCloseTo(-1, within(0.3f));
            assertThat(scores[3]).isCloseTo(1, within(0.3f));
            float[] expected = {0, (float) (10 * Math.sqrt(0.3)), 10, (float) (10 * Math.sqrt(1.7))};
            assertThat(severities).containsExactly(expected, within(1.5f));
        }
        List<Model.Labelled> unknown = labelled(Head.abnormal(cases));
        assertThatThrownBy(() -> head.state(rows, unknown))
                .hasMessage("output-kernel: expected abnormal cases with a severity to learn from, got none");
    }

    @Test
    void whatCannotHaveAHeadIsRefused() {
        FrontEnd raw = new RawFrontEnd(FrontEnd.Level.KEPT);
        Classifier classes = new Classifier(
                raw,
                new ConvolutionalTrunk(List.of(4)),
                0,
                0,
                new Classes(List.of("normal", "a"), new Loss.CrossEntropy(), List.of()));
        assertThatThrownBy(() -> new Headed(classes, Headed.Upon.FEATURES, new Head.Logistic(1), 0))
                .hasMessageStartingWith("head: expected a network that learned to detect, got the task");
        Classifier one = new Classifier(raw, new ConvolutionalTrunk(List.of(4)), 0, 0, new Detection());
        assertThatThrownBy(() -> new Headed(one, Headed.Upon.MEMBERS, new Head.Logistic(1), 0))
                .hasMessageStartingWith("head: expected an ensemble");
        assertThatThrownBy(() -> new Head.RadialMachine(1, 0, 3))
                .hasMessageStartingWith("head: expected a gamma above 0");
        assertThatThrownBy(() -> new OutputKernelHead(0, 1, 3))
                .hasMessageStartingWith("output-kernel: expected a regularisation above 0");
    }
}

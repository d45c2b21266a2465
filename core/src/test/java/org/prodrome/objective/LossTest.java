package org.prodrome.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Initialiser;
import org.prodrome.graph.Network;
import org.prodrome.runtime.Device;
import org.prodrome.runtime.TorchRuntime;

class LossTest {
    private static final double LOG_2 = Math.log(2);

    /** What a loss says of a probability. */
    private static double of(Loss loss, double p) {
        GraphBuilder g = new GraphBuilder("loss");
        g.output("cost", loss.of(g, g.input("log", 1)), 1);
        return run(g.build(), Map.of("log", Array.of(new float[] {(float) Math.log(p)}, 1)), "cost");
    }

    /** What an objective says of logits and what is told of their cases. */
    private static double of(Objective objective, float[] logits, int columns, Map<String, Array> told) {
        GraphBuilder g = new GraphBuilder("network");
        long[] shape = columns == 0 ? new long[] {logits.length} : new long[] {logits.length / columns, columns};
        g.output("logits", g.input("x", shape), shape);
        var inputs = new HashMap<>(told);
        inputs.put("x", Array.of(logits, shape));
        return run(objective.upon(g.build()), inputs, Objective.LOSS);
    }

    private static double run(Network network, Map<String, Array> inputs, String output) {
        try (TorchRuntime torch = new TorchRuntime(network, network.initialise(new Seed(1)), Device.CPU)) {
            return Objects.requireNonNull(torch.run(inputs).get(output)).floats()[0];
        }
    }

    @Test
    void focalLossOfWhatIsKnownIsAHundredthOfCrossEntropyAsItsPaperSays() {
        assertThat(of(new Loss.CrossEntropy(), 0.9)).isCloseTo(0.105361, within(1e-6));
        assertThat(of(new Loss.Focal(2), 0.9)).isCloseTo(0.00105361, within(1e-7));
        assertThat(of(new Loss.Focal(2), 0.5)).isCloseTo(LOG_2 / 4, within(1e-6));
        assertThat(of(new Loss.Focal(0), 0.3)).isCloseTo(-Math.log(0.3), within(1e-6));
        assertThat(of(new Loss.Focal(0.5), 1)).isEqualTo(0);
    }

    @Test
    void generalisedCrossEntropyGoesFromCrossEntropyToTheAbsoluteError() {
        assertThat(of(new Loss.Generalised(1, 0), 0.3)).isCloseTo(0.7, within(1e-6));
        assertThat(of(new Loss.Generalised(0.5, 0), 0.25)).isCloseTo(1, within(1e-6));
        assertThat(of(new Loss.Generalised(0.01, 0), 0.3)).isCloseTo(-Math.log(0.3), within(0.01));
        assertThat(of(new Loss.Generalised(0.5, 0.25), 0.01)).isCloseTo(1, within(1e-6));
        assertThat(of(new Loss.Generalised(0.5, 0.25), 0.64)).isCloseTo(0.4, within(1e-6));
    }

    @Test
    void aDetectorsCostIsTheMeanOverCasesOfWhatTheyAreTimesTheirWeight() {
        Map<String, Array> label = Map.of(Objective.LABEL, Array.of(new float[] {1, 0}, 2));
        float[] logits = {0, (float) Math.log(3)};
        assertThat(of(new Detecting("logits", new Loss.CrossEntropy(), List.of()), logits, 0, label))
                .isCloseTo((LOG_2 + 2 * LOG_2) / 2, within(1e-6));
        assertThat(of(new Detecting("logits", new Loss.CrossEntropy(), List.of(0.5, 3.0)), logits, 0, label))
                .isCloseTo((3 * LOG_2 + 0.5 * 2 * LOG_2) / 2, within(1e-6));
    }

    @Test
    void severalClassesCostWhatTheirOwnHasAndACaseOfNoneNothing() {
        float[] logits = {0, 0, (float) Math.log(2), 1, 2, 3};
        Map<String, Array> told = Map.of("classes", Array.of(new float[] {0, 0, 1, 0, 0, 0}, 2, 3));
        Classifying plain = new Classifying("logits", "classes", 3, new Loss.CrossEntropy(), List.of());
        assertThat(of(plain, logits, 3, told)).isCloseTo(LOG_2 / 2, within(1e-6));
        Classifying weighted = new Classifying("logits", "classes", 3, new Loss.CrossEntropy(), List.of(1.0, 1.0, 4.0));
        assertThat(of(weighted, logits, 3, told)).isCloseTo(4 * LOG_2 / 2, within(1e-6));
    }

    @Test
    void findingsCostEachForItself() {
        float[] logits = {0, (float) Math.log(3)};
        Map<String, Array> told = Map.of("classes", Array.of(new float[] {0, 1, 0}, 1, 3));
        Finding plain = new Finding("logits", "classes", 2, new Loss.CrossEntropy(), List.of());
        assertThat(of(plain, logits, 2, told)).isCloseTo((LOG_2 + 2 * LOG_2) / 2, within(1e-6));
        Finding weighted = new Finding("logits", "classes", 2, new Loss.CrossEntropy(), List.of(5.0, 7.0));
        assertThat(of(weighted, logits, 2, told)).isCloseTo((5 * LOG_2 + 2 * LOG_2) / 2, within(1e-6));
    }

    @Test
    void gradesCostAsManyQuestionsAsThereAreThresholds() {
        float[] logits = {(float) Math.log(3), (float) -Math.log(3)};
        Grading grading = new Grading("logits", "classes", 3, new Loss.CrossEntropy());
        double right = -Math.log(0.75);
        double wrong = -Math.log(0.25);
        assertThat(of(grading, logits, 2, Map.of("classes", Array.of(new float[] {0, 1, 0}, 1, 3))))
                .isCloseTo(right, within(1e-6));
        assertThat(of(grading, logits, 2, Map.of("classes", Array.of(new float[] {1, 0, 0}, 1, 3))))
                .isCloseTo((wrong + right) / 2, within(1e-6));
        assertThat(of(grading, logits, 2, Map.of("classes", Array.of(new float[] {0, 0, 1}, 1, 3))))
                .isCloseTo((right + wrong) / 2, within(1e-6));
    }

    @Test
    void numbersThatAreNotKnownCostNothing() {
        Map<String, Array> told = Map.of("severity", Array.of(new float[] {1, Float.NaN, 0}, 3));
        assertThat(of(new Measuring("logits", "severity"), new float[] {3, 7, 1}, 0, told))
                .isCloseTo((4 + 0 + 1) / 3.0, within(1e-6));
    }

    @Test
    void objectivesAreWeighedByHandAndByTheirUncertainty() {
        GraphBuilder g = new GraphBuilder("network");
        g.output("a", g.input("x", 1), 1);
        g.output("s", g.parameter("s.log", new Initialiser.Constant((float) LOG_2), false, 1), 1);
        Network network = g.build();
        Map<String, Array> x = Map.of("x", Array.of(new float[] {3}, 1));
        Objective.Mean mean = new Objective.Mean("a");
        Weighted fixed = new Weighted(
                List.of(new Weighted.Term(mean, 2, Optional.empty()), new Weighted.Term(mean, -0.5, Optional.empty())));
        assertThat(run(fixed.upon(network), x, Objective.LOSS)).isCloseTo(4.5, within(1e-6));
        Weighted learned = new Weighted(List.of(new Weighted.Term(mean, 1, Optional.of("s"))));
        assertThat(run(learned.upon(network), x, Objective.LOSS)).isCloseTo(3 / 2.0 + LOG_2 / 2, within(1e-6));
    }

    @Test
    void whatIsOutOfRangeIsRefused() {
        assertThatThrownBy(() -> new Loss.Focal(-1)).hasMessageStartingWith("focal loss: expected a gamma of 0 to 100");
        assertThatThrownBy(() -> new Loss.Generalised(0, 0))
                .hasMessageStartingWith("generalised cross entropy: expected a q above 0");
        assertThatThrownBy(() -> new Detecting("z", new Loss.CrossEntropy(), List.of(1.0)))
                .hasMessage("weights: expected none or 2 numbers above 0, got [1.0]");
    }
}

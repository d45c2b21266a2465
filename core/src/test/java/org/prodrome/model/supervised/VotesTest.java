package org.prodrome.model.supervised;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Network;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.model.Model;
import org.prodrome.model.task.Classes;
import org.prodrome.model.task.Detection;
import org.prodrome.model.task.Findings;
import org.prodrome.model.task.Task;
import org.prodrome.objective.Loss;
import org.prodrome.runtime.OrtRuntime;

class VotesTest {
    private static final List<String> NAMES = List.of("normal", "a", "b");

    /** What members say together of one case, of which each has its logits. */
    private static Map<String, Array> of(Task task, Voting voting, float[]... logits) {
        GraphBuilder g = new GraphBuilder("votes");
        List<Task.Said> each = new ArrayList<>();
        for (float[] one : logits) {
            Saying.add(each, g, task, one);
        }
        new Votes(g, task).of(voting, each).output(g, task.classes().size());
        Network network = g.build();
        try (OrtRuntime ort = new OrtRuntime(network.toOnnx(network.initialise(new Seed(1))), 1)) {
            return ort.run(Map.of("zero", Array.of(new float[1], 1, 1)));
        }
    }

    /** Logits that hang on an input, for a graph wants one. */
    private static final class Saying {
        static void add(List<Task.Said> each, GraphBuilder g, Task task, float[] logits) {
            var zero = g.has("zero") ? g.value("zero") : g.input("zero", 1, 1);
            var of = g.add(Arithmetic.Add, zero, g.constant(Array.of(logits, 1, logits.length)));
            each.add(task.said(g, of));
        }
    }

    private static double score(Map<String, Array> said) {
        return Objects.requireNonNull(said.get(Model.SCORE)).floats()[0];
    }

    private static float[] probabilities(Map<String, Array> said) {
        return Objects.requireNonNull(said.get(Model.PROBABILITIES)).floats();
    }

    private static float logit(double p) {
        return (float) Math.log(p / (1 - p));
    }

    @Test
    void softVotesAreTheMeanOfProbabilities() {
        double score = score(
                of(new Detection(), Voting.SOFT, new float[] {logit(0.9)}, new float[] {logit(0.3)}, new float[] {0}));
        double mean = (0.9 + 0.3 + 0.5) / 3;
        assertThat(score).isCloseTo(Math.log(mean / (1 - mean)), within(1e-5));
    }

    @Test
    void theMajorityDecidesAndProbabilitiesOrderWhatIsAlike() {
        float[] yes = {logit(0.6)};
        float[] sure = {logit(0.99)};
        float[] no = {logit(0.01)};
        double two = score(of(new Detection(), Voting.MAJORITY, yes, yes, no));
        double surer = score(of(new Detection(), Voting.MAJORITY, yes, sure, no));
        double one = score(of(new Detection(), Voting.MAJORITY, sure, no, no));
        double none = score(of(new Detection(), Voting.MAJORITY, no, no, no));
        assertThat(List.of(none, one, two, surer)).isSorted();
        assertThat(two).isPositive().isCloseTo(Math.log(2.5 / 1.5), within(1 / 3.0));
        assertThat(one).isNegative();
    }

    @Test
    void classesAreSharesOfVotes() {
        Task classes = new Classes(NAMES, new Loss.CrossEntropy(), List.of());
        float[] shares = probabilities(of(
                classes,
                Voting.MAJORITY,
                new float[] {3, 0, 0},
                new float[] {0, 1, 0},
                new float[] {0, 5, 4},
                new float[] {0, 0, 2}));
        assertThat(shares).containsExactly(new float[] {0.25f, 0.5f, 0.25f}, within(1e-6f));
        Task findings = new Findings(NAMES, new Loss.CrossEntropy(), List.of());
        assertThat(probabilities(
                        of(findings, Voting.MAJORITY, new float[] {3, 1}, new float[] {-1, -1}, new float[] {-1, 2})))
                .containsExactly(new float[] {1 / 3f, 1 / 3f, 2 / 3f}, within(1e-6f));
    }
}

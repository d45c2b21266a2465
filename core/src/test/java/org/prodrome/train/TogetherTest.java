package org.prodrome.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prodrome.data.Seed;
import org.prodrome.graph.Network;
import org.prodrome.graph.Parameters;
import org.prodrome.runtime.Forked;

/** Processes that train together end where one alone does. */
class TogetherTest {
    /** Of the largest value of an array, after twenty rounds of adding up in another order. */
    private static final double ROUNDING = 2e-6;

    @TempDir
    private Path folder;

    private Forked start(int size, TogetherChild.Kind kind) throws Exception {
        return new Forked(folder, size, TogetherChild.class, folder.toString(), kind.name());
    }

    @ParameterizedTest
    @CsvSource({"2, DESCENT", "3, DESCENT", "1, EVERYTHING", "3, EVERYTHING"})
    void endWhereOneAloneDoes(int size, TogetherChild.Kind kind) throws Exception {
        double[] losses = new double[20];
        Plan plan = kind.plan();
        Parameters alone = Loop.train(plan, (round, _, loss) -> losses[(int) round - 1] = loss)
                .parameters();
        try (Forked forked = start(size, kind)) {
            forked.succeed();
            byte[] first = Files.readAllBytes(TogetherChild.trained(folder, 0));
            double difference = difference(alone, Network.ofOnnx(first).initialise(new Seed(0)));
            System.out.printf(
                    "%s, %d processes: largest difference %.2g of the largest value%n", kind, size, difference);
            assertThat(difference).isLessThan(ROUNDING);
            assertThat(difference(alone, plan.start())).as("learned something").isGreaterThan(0.05);
            for (int rank = 0; rank < size; rank++) {
                assertThat(Files.readAllBytes(TogetherChild.trained(folder, rank)))
                        .as("process %d ends with the bytes of process 0", rank)
                        .isEqualTo(first);
                List<String> lines = forked.lines(rank);
                assertThat(lines).hasSize(20).isEqualTo(forked.lines(0));
                for (int round = 0; round < 20; round++) {
                    double loss = Double.parseDouble(lines.get(round).split(" ")[2]);
                    assertThat(Math.abs(loss - losses[round])).isLessThan(1e-5);
                }
            }
        }
    }

    @Test
    void theOthersEndWhenOneIsKilled() throws Exception {
        try (Forked forked = start(3, TogetherChild.Kind.ENDLESS)) {
            for (int rank = 0; rank < 3; rank++) {
                while (forked.lines(rank).size() < 3 && forked.process(rank).isAlive()) {
                    Thread.sleep(20);
                }
            }
            ProcessHandle.of(forked.process(2).pid()).orElseThrow().destroyForcibly();
            for (int rank : new int[] {0, 1}) {
                assertThat(forked.exit(rank)).isEqualTo(3);
                assertThat(forked.messagesOf(rank))
                        .contains("process " + rank + " of 3, exchanging: expected every process to take part, got: ")
                        .contains("another process has ended");
            }
        }
    }

    @Test
    void refuseToTrainDifferentThings() throws Exception {
        try (Forked forked = start(2, TogetherChild.Kind.AT_ODDS)) {
            for (int rank = 0; rank < 2; rank++) {
                assertThat(forked.exit(rank)).isEqualTo(3);
                assertThat(forked.messagesOf(rank))
                        .contains("process " + rank + " of 2: expected every process to have the same training");
            }
        }
    }

    /** Of the largest value of each array. */
    private static double difference(Parameters expected, Parameters actual) {
        double worst = 0;
        for (Map.Entry<String, org.prodrome.graph.Array> entry :
                expected.arrays().entrySet()) {
            float[] a = entry.getValue().floats();
            float[] b = actual.get(entry.getKey()).floats();
            double largest = 0.1; // a bias before a norm has no gradient but rounding
            double difference = 0;
            for (int i = 0; i < a.length; i++) {
                largest = Math.max(largest, Math.abs(a[i]));
                difference = Math.max(difference, Math.abs(a[i] - b[i]));
            }
            worst = Math.max(worst, difference / largest);
        }
        return worst;
    }
}

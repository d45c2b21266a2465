package org.prodrome.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodrome.graph.Network;

/** A training whose process is killed at any moment, again and again, ends with the bytes of one left in peace. */
class KilledTrainingTest {
    private static final Network NETWORK = Tiny.network(true);

    /** The last round after which it is killed: late enough, and not so late that it might be done by then. */
    private static final long LAST = TrainingChild.ROUNDS - 10;

    @TempDir
    private Path folder;

    @Test
    void killedThreeTimes() throws Exception {
        killed(1, 3);
    }

    @Test
    @Tag("slow")
    void killedManyTimes() throws Exception {
        for (long seed = 2; seed <= 5; seed++) {
            killed(seed, 8);
        }
    }

    private void killed(long seed, int times) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        Path checkpoint = folder.resolve(seed + ".checkpoint");
        Path onnx = folder.resolve(seed + ".onnx");
        List<Long> rounds = new ArrayList<>();
        long reached = 0;
        for (int time = 0; time < times && reached < LAST; time++) {
            long until = random.nextLong(reached + 1, LAST + 1);
            reached = killAfter(until, random.nextLong(3_000_000), checkpoint, onnx);
            rounds.add(reached);
        }
        Process last = start(checkpoint, onnx);
        try (BufferedReader lines = last.inputReader()) {
            assertThat(lines.lines().count()).isLessThan(TrainingChild.ROUNDS);
        }
        assertThat(last.waitFor()).isZero();
        assertThat(Files.readAllBytes(onnx))
                .as("seed %d, killed after rounds %s", seed, rounds)
                .isEqualTo(NETWORK.toOnnx(
                        Loop.train(TrainingChild.plan(NETWORK), (_, _, _) -> {}).parameters()));
    }

    /** Starts a training, kills it so many nanoseconds after a round, and gives the last round that it spoke of. */
    private static long killAfter(long round, long nanoseconds, Path checkpoint, Path onnx) throws Exception {
        Process child = start(checkpoint, onnx);
        long heard = 0;
        try (BufferedReader lines = child.inputReader()) {
            String line = lines.readLine();
            while (line != null && heard < round) {
                heard = Long.parseLong(line.substring("round ".length()));
                line = heard < round ? lines.readLine() : line;
            }
            assertThat(heard).as("the last round before the end").isGreaterThanOrEqualTo(round);
            TimeUnit.NANOSECONDS.sleep(nanoseconds);
            child.destroyForcibly(); // SIGKILL, by process id
            assertThat(child.waitFor()).isNotZero();
        }
        assertThat(onnx).doesNotExist();
        return heard;
    }

    private static Process start(Path checkpoint, Path onnx) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.library.path=",
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                TrainingChild.class.getName(),
                checkpoint.toString(),
                onnx.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("OPENBLAS_NUM_THREADS", "1");
        return builder.start();
    }
}

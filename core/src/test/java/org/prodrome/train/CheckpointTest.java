package org.prodrome.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prodrome.data.FormatException;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.Network;
import org.prodrome.graph.Parameters;
import org.prodrome.runtime.Optimiser;

/** A training that is cut off goes on to the same bytes; a file that is damaged or of another training is refused. */
class CheckpointTest {
    private static final Network NETWORK = Tiny.network(true);
    private static final long ROUNDS = 9;

    @TempDir
    private Path folder;

    private static final class Cut extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private Options written(Options options, long every) {
        return options.with(
                new Checkpointing(folder.resolve("a.checkpoint"), new Checkpointing.Every.Rounds(every), "numbers"));
    }

    static Stream<Arguments> trainings() {
        Optimiser adam = Optimiser.AdamW.of(0.05, 0.01);
        EarlyStopping patient = new EarlyStopping(step -> Tiny.batch(8, 100 + step), 2, 2, 2);
        Averaging exponential = new Averaging.Exponential(0.8, new Extent.Steps(2));
        Averaging mean = new Averaging.Mean(new Extent.Percent(40), 2);
        return Stream.of(
                Arguments.of("adamw", adam, Options.NONE),
                Arguments.of("momentum", new Optimiser.Sgd(0.3, 0.9, true, 0.01), Options.NONE.withMicroBatches(3)),
                Arguments.of("rmsprop", new Optimiser.RmsProp(0.01, 0.9, 0.9, true, 1e-8, 0), Options.NONE),
                Arguments.of("exponential average", adam, Options.NONE.with(exponential)),
                Arguments.of("mean", adam, Options.NONE.with(mean).freezing("first.bias")),
                Arguments.of("early stopping", adam, Options.NONE.with(patient)),
                Arguments.of("all together", adam, Options.NONE.with(patient).with(exponential)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("trainings")
    void goesOnToTheSameBytesWhereverItWasCutOff(String name, Optimiser optimiser, Options options) throws Exception {
        Plan plan = Tiny.plan(NETWORK, optimiser, ROUNDS).with(options);
        Loop.Trained undisturbed = Loop.train(plan, (_, _, _) -> {});
        for (long every = 1; every <= 4; every += 3) {
            for (long cut = 1; cut <= undisturbed.rounds(); cut++) {
                long last = cut;
                Plan cautious = plan.with(written(options, every));
                assertThatThrownBy(() -> Loop.train(cautious, (round, _, _) -> {
                            if (round == last) {
                                throw new Cut();
                            }
                        }))
                        .isInstanceOf(Cut.class);
                List<Long> heard = new ArrayList<>();
                Loop.Trained resumed = Loop.train(cautious, (round, _, _) -> heard.add(round));
                assertThat(NETWORK.toOnnx(resumed.parameters()))
                        .as("%s cut at %d", name, cut)
                        .isEqualTo(NETWORK.toOnnx(undisturbed.parameters()));
                assertThat(resumed.rounds()).isEqualTo(undisturbed.rounds());
                assertThat(resumed.heldBackLoss()).isEqualTo(undisturbed.heldBackLoss());
                assertThat(heard.getFirst()).isEqualTo((cut - 1) / every * every + 1);
                assertThat(Files.list(folder)).containsExactly(folder.resolve("a.checkpoint"));
                Files.delete(folder.resolve("a.checkpoint"));
            }
        }
    }

    @Test
    void isNotDoneAgainWhenItIsDone() throws Exception {
        Plan plan = Tiny.plan(NETWORK, Optimiser.Adam.of(0.05, 0), ROUNDS);
        Plan timed = plan.with(Options.NONE.with(new Checkpointing(
                folder.resolve("new/a.checkpoint"), new Checkpointing.Every.Time(Duration.ofHours(1)), "numbers")));
        byte[] once = NETWORK.toOnnx(Loop.train(timed, (_, _, _) -> {}).parameters());
        byte[] again = NETWORK.toOnnx(Loop.train(timed, (_, _, _) -> {
                    throw new AssertionError("trained again");
                })
                .parameters());
        assertThat(again).isEqualTo(once);
    }

    static Stream<Arguments> others() {
        Optimiser adam = Optimiser.Adam.of(0.05, 0);
        Plan plan = Tiny.plan(NETWORK, adam, ROUNDS);
        return Stream.of(
                Arguments.of(Tiny.plan(Tiny.network(false), adam, ROUNDS), "network "),
                Arguments.of(Tiny.plan(NETWORK, Optimiser.Adam.of(0.06, 0), ROUNDS), "optimiser of phase train Adam["),
                Arguments.of(Tiny.plan(NETWORK, adam, ROUNDS + 1), "rounds 10"),
                Arguments.of(
                        new Plan(
                                NETWORK,
                                plan.start(),
                                plan.phases(),
                                plan.batches(),
                                ROUNDS,
                                plan.device(),
                                new Seed(9),
                                Options.NONE),
                        "seed 9"),
                Arguments.of(
                        new Plan(
                                NETWORK,
                                NETWORK.initialise(new Seed(99)),
                                plan.phases(),
                                plan.batches(),
                                ROUNDS,
                                plan.device(),
                                plan.seed(),
                                Options.NONE),
                        "initial parameters "),
                Arguments.of(plan.with(Options.NONE.freezing("first.*")), "frozen parameters [first.*]"),
                Arguments.of(
                        plan.with(Options.NONE.with(new Averaging.Exponential(0.9, new Extent.Steps(0)))),
                        "averaging exponential 0.9 from 0 steps"),
                Arguments.of(plan.with(Options.NONE.withMicroBatches(2)), "micro-batches 2"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("others")
    void refusesTheCheckpointOfAnother(Plan other, String expected) throws Exception {
        Plan plan = Tiny.plan(NETWORK, Optimiser.Adam.of(0.05, 0), ROUNDS);
        Loop.train(plan.with(written(Options.NONE, 1)), (_, _, _) -> {});
        assertThatThrownBy(() -> Loop.train(other.with(written(other.options(), 1)), (_, _, _) -> {}))
                .isInstanceOf(FormatException.class)
                .hasMessageStartingWith(
                        folder.resolve("a.checkpoint") + ": expected a checkpoint of this training, with " + expected)
                .hasMessageEndingWith("; delete it, or name another file");
    }

    @Test
    void refusesTheCheckpointOfOtherData() throws Exception {
        Plan plan = Tiny.plan(NETWORK, Optimiser.Adam.of(0.05, 0), ROUNDS);
        Loop.train(plan.with(written(Options.NONE, 1)), (_, _, _) -> {});
        Checkpointing other =
                new Checkpointing(folder.resolve("a.checkpoint"), new Checkpointing.Every.Rounds(1), "other numbers");
        assertThatThrownBy(() -> Loop.train(plan.with(Options.NONE.with(other)), (_, _, _) -> {}))
                .hasMessageContaining("with data other numbers, got numbers; delete it");
    }

    private Path small() throws IOException {
        Path file = folder.resolve("small.checkpoint");
        Parameters parameters = new Parameters(new TreeMap<>(Map.of("w", Array.of(new float[] {1, 2}, 2))));
        new Checkpoint(3, parameters, Optional.empty(), new TreeMap<>(), Optional.empty())
                .write(file, Map.of("seed", "4"));
        return file;
    }

    private static Checkpoint read(Path file) throws IOException, FormatException {
        Parameters like = new Parameters(new TreeMap<>(Map.of("w", Array.of(new float[2], 2))));
        return Checkpoint.read(file, Map.of("seed", "4"), like, 10);
    }

    @Test
    void everyDamageIsNoticed() throws Exception {
        Path file = small();
        byte[] good = Files.readAllBytes(file);
        assertThat(read(file).round()).isEqualTo(3);
        for (int length = 0; length < good.length; length++) {
            Files.write(file, Arrays.copyOf(good, length));
            assertRefused(file, "cut to " + length);
        }
        Files.write(file, Arrays.copyOf(good, good.length + 1));
        assertRefused(file, "a byte more");
        for (int place = 0; place < good.length; place++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] bad = good.clone();
                bad[place] ^= (byte) (1 << bit);
                Files.write(file, bad);
                assertRefused(file, "bit " + bit + " of byte " + place);
            }
        }
    }

    private static void assertRefused(Path file, String how) {
        assertThatThrownBy(() -> read(file))
                .as(how)
                .isInstanceOf(FormatException.class)
                .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "{\"__metadata__\":{\"crc32c\":\"00000000\"},\"w\":{\"dtype\":\"F32\",\"shape\":[9007199254740992,9007199254740992],"
                        + "\"data_offsets\":[0,8]}}",
                "{\"__metadata__\":{\"crc32c\":\"00000000\"},\"w\":{\"dtype\":\"F32\",\"shape\":[536870911],\"data_offsets\":[0,2147483644]}}",
                "{\"__metadata__\":{\"crc32c\":\"00000000\"},\"w\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,-4]}}",
                "{\"__metadata__\":{\"crc32c\":\"00000000\"},\"w\":{\"dtype\":\"Q7\",\"shape\":[],\"data_offsets\":[0,4]}}",
                "{\"__metadata__\":{\"crc32c\":\"00000000\"},\"w\":{\"dtype\":\"F32\",\"shape\":[1e3],\"data_offsets\":[0,4]}}",
                "{\"__metadata__\":{\"crc32c\":\"00000000\"},\"w\":7}",
                "{\"__metadata__\":{\"crc32c\":\"00000000\",\"crc32c\":\"00000000\"}}",
                "{\"__metadata__\":{\"crc32c\":5}}",
                "{\"__metadata__\":{\"crc32c\":\"00000000\"}",
                "{\"__metadata__\": {\"crc32c\": \"00000000\"}}"
            })
    void hostileHeadersAreRefused(String header) throws Exception {
        Path file = folder.resolve("hostile");
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        Files.write(
                file,
                ByteBuffer.allocate(8 + text.length + 8)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(text.length)
                        .put(text)
                        .array());
        assertRefused(file, header);
    }

    @Test
    void aHeaderThatClaimsMoreThanTheFileIsRefused() throws Exception {
        Path file = folder.resolve("hostile");
        for (long claim : new long[] {-1, 1L << 62, 1 << 27, 9}) {
            Files.write(
                    file,
                    ByteBuffer.allocate(16)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .putLong(claim)
                            .array());
            assertRefused(file, "claim of " + claim);
        }
    }

    @Test
    void numbersOutOfRangeAreRefused() throws Exception {
        Path file = small();
        Safetensors good = Safetensors.read(file);
        for (String round : List.of("11", "-1", "1e1", "none")) {
            Map<String, String> notes = new TreeMap<>(good.notes());
            notes.put("round", round);
            new Safetensors(good.arrays(), notes).write(file);
            assertThatThrownBy(() -> read(file))
                    .hasMessage(file + ", round: expected an integer of 0 to 10, got " + round);
        }
        new Safetensors(new TreeMap<>(Map.of("live/w", Array.of(new float[3], 3))), good.notes()).write(file);
        assertThatThrownBy(() -> read(file)).hasMessage(file + ": expected live/w of FLOAT32 [2], got FLOAT32 [3]");
        new Safetensors(new TreeMap<>(), good.notes()).write(file);
        assertThatThrownBy(() -> read(file)).hasMessage(file + ": expected live/w of FLOAT32 [2], got none");
    }
}

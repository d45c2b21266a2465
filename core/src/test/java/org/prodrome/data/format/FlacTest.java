package org.prodrome.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.prodrome.data.FormatException;
import org.prodrome.data.Seed;
import org.prodrome.data.Signal;
import org.prodrome.data.format.flac.AgreedStreams;
import org.prodrome.data.format.flac.Flac;
import org.prodrome.data.format.flac.FlacDecoder;

final class FlacTest {
    @TempDir
    private Path folder;

    @Test
    void readsWhatLibsndfileReads() throws Exception {
        for (String[] row : SharedFiles.golden("flac_golden.csv")) {
            Contents contents = Format.read(resource(row[0]));
            assertThat(contents.format()).isEqualTo("FLAC");
            assertThat(contents.encoding()).as(row[0]).isEqualTo(row[1] + "-bit");
            assertThat(SharedFiles.shapes(contents)).as(row[0]).isEqualTo(row[2]);
            assertThat(contents.digest()).as(row[0]).contains(row[3]);
        }
    }

    @Test
    void refusesSamplesThatDisagreeWithTheStreamsSum() throws Exception {
        int last = "fLaC".length() + 4 + 33; // of STREAMINFO, which its block's header of 4 bytes comes before
        for (String[] row : SharedFiles.golden("flac_golden.csv")) {
            byte[] bytes = Files.readAllBytes(resource(row[0]));
            bytes[last] ^= 1;
            Path file = Files.write(folder.resolve("other-sum.flac"), bytes);
            assertThatThrownBy(() -> Format.read(file).digest())
                    .as(row[0])
                    .isInstanceOf(FormatException.class)
                    .hasMessageEndingWith("expected samples that agree with the stream's MD5, got others");
        }
    }

    @Test
    void sumsAStreamOnceUntilItsFileChanges() throws Exception {
        byte[] good = Files.readAllBytes(
                resource(SharedFiles.golden("flac_golden.csv").getFirst()[0]));
        byte[] other = good.clone();
        other["fLaC".length() + 4 + 33] ^= 1;
        AgreedStreams agreed = new AgreedStreams();
        Path file = Files.write(folder.resolve("stream.flac"), good);
        FileTime written = Files.getLastModifiedTime(file);
        readAll(file, agreed);

        Files.write(file, other);
        Files.setLastModifiedTime(file, written);
        readAll(file, agreed); // not summed again, or it would be refused

        Files.setLastModifiedTime(file, FileTime.fromMillis(written.toMillis() + 2000));
        assertThatThrownBy(() -> readAll(file, agreed))
                .isInstanceOf(FormatException.class)
                .hasMessageEndingWith("expected samples that agree with the stream's MD5, got others");
    }

    private static void readAll(Path file, AgreedStreams agreed) throws Exception {
        try (FlacDecoder decoder = new FlacDecoder(file, agreed)) {
            int length = (int) decoder.length();
            decoder.read(0, new int[decoder.channels()][length], length);
        }
    }

    static Stream<Arguments> widths() {
        return Stream.of(4, 8, 12, 16, 20, 24, 32).map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("widths")
    void readsEveryWidthAsFractionsOfFullScale(int bits) throws Exception {
        long most = (1L << bits - 1) - 1;
        byte[] file = new FlacFiles()
                .info(16, 2000, 1, bits, 3)
                .frame(3, 0)
                .verbatim(bits, most, -most - 1, 0)
                .end()
                .build();
        Signal signal = read(file);
        double step = Math.scalb(1.0, 1 - bits);
        assertThat(signal.samples()).isDeepEqualTo(new float[][] {{(float) (most * step), -1, 0}});
        assertThat(signal.rate()).isEqualTo(2000);
    }

    @Test
    void joinsStereo() throws Exception {
        FlacFiles file = new FlacFiles().info(16, 8000, 2, 8, 5);
        file.frame(1, 1).verbatim(8, 10).verbatim(8, -6).end();
        file.frame(1, 8).verbatim(8, 10).verbatim(9, 16).end();
        file.frame(1, 9).verbatim(9, 16).verbatim(8, -6).end();
        file.frame(1, 10).verbatim(8, 2).verbatim(9, 16).end();
        file.frame(1, 10).verbatim(8, 2).verbatim(9, 15).end();
        assertThat(read(file.build()).samples()).isDeepEqualTo(new float[][] {
            {10 / 128f, 10 / 128f, 10 / 128f, 10 / 128f, 10 / 128f},
            {-6 / 128f, -6 / 128f, -6 / 128f, -6 / 128f, -5 / 128f}
        });
    }

    @Test
    void countsWhatAStreamDoesNotSay() throws Exception {
        FlacFiles file = new FlacFiles().info(16, 8000, 1, 8, 0);
        file.frame(2, 0).verbatim(8, 1, 2).end();
        file.frame(1, 0).verbatim(8, 3).end();
        assertThat(read(file.build()).samples()).isDeepEqualTo(new float[][] {{1 / 128f, 2 / 128f, 3 / 128f}});
    }

    static Stream<Arguments> hostile() {
        byte[] good = good().build();
        byte[] spoiled = good.clone();
        spoiled[spoiled.length - 3] ^= 1;
        byte[] header = good.clone();
        header[42 + 3] ^= 2;
        return Stream.of(
                Arguments.of(new byte[4], "byte 0: expected a FLAC stream, got a file of 4 bytes"),
                Arguments.of(
                        "OggS......".getBytes(), "byte 0: expected a FLAC stream, got Ogg, which is not supported"),
                Arguments.of(spoiled, "byte 42: expected a frame that agrees with its CRC-16, got another"),
                Arguments.of(header, "byte 42: expected a frame's header"),
                Arguments.of(Arrays.copyOf(good, good.length - 4), "the end of the file"),
                Arguments.of(
                        new FlacFiles().info(16, 0, 1, 8, 3).build(),
                        "byte 8: expected a rate above 0 Hz, 4 to 32 bits a sample and blocks of 16 samples or more"),
                Arguments.of(
                        new FlacFiles().info(16, 8000, 1, 8, 1L << 35).build(),
                        "byte 42: expected frames of 34359738368 samples, got bytes that could hold 16"),
                Arguments.of(good().frame(3, 0).verbatim(8, 1, 2, 3).end().build(), ""),
                Arguments.of(
                        new FlacFiles()
                                .info(16, 8000, 1, 8, 9)
                                .frame(3, 0)
                                .verbatim(8, 1, 2, 3)
                                .end()
                                .build(),
                        "expected 9 samples, got the end of the stream after 3"),
                Arguments.of(
                        new FlacFiles().info(16, 8000, 2, 8, 3).frame(3, 0).build(),
                        "byte 42: expected a frame of 2 channels, 8 bits and at most 16 samples, got 1 channels, 8 bits"));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void refusesWhatItCannotTrust(byte[] bytes, String message) throws Exception {
        if (message.isEmpty()) {
            // Frames after the stream's end are nobody's.
            assertThat(read(bytes).length()).isEqualTo(3);
            return;
        }
        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("case.flac, byte ")
                .hasMessageContaining(message);
    }

    @Test
    void answersMutationsWithSamplesOrAFormatException() throws Exception {
        mutate(1000);
    }

    @Test
    @Tag("slow")
    void answersManyMutationsWithSamplesOrAFormatException() throws Exception {
        System.out.println(mutate(40_000));
    }

    private FileMutations.Figures mutate(int mutations) throws Exception {
        List<Path> files = SharedFiles.golden("flac_golden.csv").stream()
                .map(row -> resource(row[0]))
                .toList();
        return FileMutations.run(
                new Seed(20010720),
                mutations,
                files,
                100,
                (file, bytes) -> Files.write(folder.resolve("case.flac"), bytes),
                SharedFiles::readAll);
    }

    private static FlacFiles good() {
        return new FlacFiles()
                .info(16, 8000, 1, 8, 3)
                .frame(3, 0)
                .verbatim(8, 1, 2, 3)
                .end();
    }

    private Path resource(String name) {
        try (InputStream in = Objects.requireNonNull(FlacTest.class.getResourceAsStream(name))) {
            Path copy = folder.resolve(name);
            Files.write(copy, in.readAllBytes());
            return copy;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Signal read(byte[] bytes) throws Exception {
        Path path = Files.write(folder.resolve("case.flac"), bytes);
        return (Signal) Flac.contents(path).payload().orElseThrow();
    }
}

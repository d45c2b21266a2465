package org.prodrome.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.prodrome.data.FormatException;
import org.prodrome.data.Seed;
import org.prodrome.data.Signal;

final class WavTest {
    private static final int MUTATIONS = 10_000;

    @TempDir
    private Path folder;

    static Stream<Arguments> encodings() {
        return Stream.of(
                Arguments.of(
                        new WavFiles().fmt(1, 1, 8).chunk("data", (byte) 0, (byte) 128, (byte) 255),
                        Wav.Encoding.UNSIGNED_8,
                        new float[] {-1, 0, 127 / 128f}),
                Arguments.of(
                        new WavFiles().fmt(1, 1, 16).chunk("data", (byte) 0, (byte) 0x80, (byte) 0xff, (byte) 0x7f),
                        Wav.Encoding.PCM_16,
                        new float[] {-1, 32767 / 32768f}),
                Arguments.of(
                        new WavFiles()
                                .fmt(1, 1, 24)
                                .chunk("data", (byte) 0, (byte) 0, (byte) 0x80, (byte) 1, (byte) 2, (byte) 3),
                        Wav.Encoding.PCM_24,
                        new float[] {-1, 0x030201 / 8388608f}),
                Arguments.of(
                        new WavFiles().fmt(1, 1, 2000, 2, 12).chunk("data", (byte) 0xf0, (byte) 0x7f),
                        Wav.Encoding.PCM_16,
                        new float[] {2047 / 2048f}),
                Arguments.of(
                        new WavFiles()
                                .fmt(1, 1, 32)
                                .chunk(
                                        "data",
                                        WavFiles.little(4).putInt(-(1 << 30)).array()),
                        Wav.Encoding.PCM_32,
                        new float[] {-0.5f}),
                Arguments.of(
                        new WavFiles()
                                .fmt(3, 1, 32)
                                .chunk("data", WavFiles.little(4).putFloat(1.5f).array()),
                        Wav.Encoding.FLOAT_32,
                        new float[] {1.5f}),
                Arguments.of(
                        new WavFiles()
                                .extensible(3, 1, 64)
                                .chunk(
                                        "data",
                                        WavFiles.little(8).putDouble(-0.25).array()),
                        Wav.Encoding.FLOAT_64,
                        new float[] {-0.25f}),
                Arguments.of(
                        new WavFiles().extensible(1, 1, 16).chunk("data", (byte) 0, (byte) 0x40),
                        Wav.Encoding.PCM_16,
                        new float[] {0.5f}));
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void readsEveryEncodingAsFractionsOfFullScale(WavFiles file, Wav.Encoding encoding, float[] expected)
            throws Exception {
        Path path = write(file.build());
        assertThat(Wav.header(path).encoding()).isEqualTo(encoding);
        Signal signal = Wav.read(path);
        assertThat(signal.samples()[0]).containsExactly(expected);
        assertThat(signal.rate()).isEqualTo(2000);
        assertThat(signal.channels()).containsExactly(new Signal.Channel("mono", "1"));
    }

    @Test
    void partsTheChannels() throws Exception {
        Path path = write(new WavFiles()
                .fmt(1, 2, 8)
                .chunk("data", (byte) 0, (byte) 128, (byte) 64, (byte) 192)
                .build());
        Signal signal = Wav.read(path);
        assertThat(signal.samples()).isDeepEqualTo(new float[][] {{-1, -0.5f}, {0, 0.5f}});
        assertThat(signal.channels()).extracting(Signal.Channel::name).containsExactly("left", "right");
    }

    @Test
    void skipsUnknownChunksAndTheirPadding() throws Exception {
        Path path = write(new WavFiles()
                .chunk("LIST", new byte[7])
                .fmt(1, 1, 8)
                .chunk("junk", new byte[0])
                .chunk("bext", new byte[9])
                .chunk("data", (byte) 0)
                .build());
        assertThat(Wav.header(path)).isEqualTo(new Wav.Header(2000, 1, Wav.Encoding.UNSIGNED_8, 1, 86));
        assertThat(Wav.read(path).samples()).isDeepEqualTo(new float[][] {{-1}});
    }

    @Test
    void readsWhatAPipeWroteToTheEndOfTheFile() throws Exception {
        WavFiles marked = new WavFiles().fmt(1, 1, 16).chunk("data", 0xffffffffL, new byte[] {1, 2, 3, 4, 5});
        assertThat(Wav.header(write(marked.build(0xffffffffL))).frames()).isEqualTo(3);
        WavFiles unfinished = new WavFiles().fmt(1, 1, 16).chunk("data", 0, new byte[] {1, 2, 3, 4});
        assertThat(Wav.header(write(unfinished.build(0))).frames()).isEqualTo(2);
    }

    @Test
    void refusesAnEmptyDataChunkThatAWriterFinished() {
        assertRefused(
                new WavFiles()
                        .fmt(1, 1, 16)
                        .chunk("data")
                        .chunk("LIST", new byte[4])
                        .build(),
                "byte 40: expected samples, got an empty data chunk before 12 bytes");
    }

    static Stream<Arguments> hostile() {
        WavFiles good = new WavFiles().fmt(1, 1, 16).chunk("data", new byte[8]);
        byte[] text = "path,label\na.wav,1\n".getBytes(StandardCharsets.US_ASCII);
        return Stream.of(
                Arguments.of(new byte[0], "byte 0: expected a RIFF/WAVE header of 12 bytes, got a file of 0 bytes"),
                Arguments.of(text, "byte 0: expected a RIFF/WAVE file, got text"),
                Arguments.of(renamed(good, 0, "RF64"), "got RF64, the 64-bit variant, which is not supported"),
                Arguments.of(renamed(good, 0, "RIFX"), "got RIFX, the big-endian variant, which is not supported"),
                Arguments.of(renamed(good, 0, "fLaC"), "byte 0: expected a RIFF/WAVE file, got FLAC"),
                Arguments.of(renamed(good, 8, "AVI "), "byte 8: expected a RIFF file of WAVE, got one of another kind"),
                Arguments.of(cut(good, 8), "a RIFF/WAVE header of 12 bytes, got a file of 8 bytes"),
                Arguments.of(cut(good, 12), "byte 12: expected a fmt chunk, got the end of the file"),
                Arguments.of(cut(good, 30), "byte 16: expected a chunk within the file's 30 bytes, got one of 16"),
                Arguments.of(cut(good, 36), "byte 36: expected a data chunk, got the end of the file"),
                Arguments.of(cut(good, 47), "byte 40: expected 8 bytes of samples, got the end of the file after 3"),
                Arguments.of(
                        new WavFiles().chunk("data", new byte[8]).fmt(1, 1, 16).build(),
                        "byte 12: expected a fmt chunk before the data chunk, got a data chunk"),
                Arguments.of(
                        new WavFiles().chunk("fmt ", new byte[14]).build(),
                        "byte 16: expected a fmt chunk of at least 16 bytes, got 14 bytes"),
                Arguments.of(fmt(1, 1, 0, 2, 16), "byte 24: expected a rate of 1 to 2147483647 Hz, got 0"),
                Arguments.of(fmt(1, 0, 2000, 2, 16), "byte 22: expected 1 to 256 channels, got 0"),
                Arguments.of(fmt(1, 300, 2000, 600, 16), "byte 22: expected 1 to 256 channels, got 300"),
                Arguments.of(
                        fmt(1, 2, 2000, 2, 16),
                        "byte 32: expected frames of 4 bytes for 2 channels of 16 bits, got frames of 2"),
                Arguments.of(fmt(1, 1, 2000, 5, 40), "byte 34: expected 1 to 32 bits a PCM sample, got 40"),
                Arguments.of(fmt(3, 1, 2000, 2, 16), "byte 34: expected 32 or 64 bits a float sample, got 16"),
                Arguments.of(fmt(2, 1, 2000, 256, 4), "expected PCM or IEEE float samples, got Microsoft ADPCM, which"),
                Arguments.of(fmt(6, 1, 2000, 1, 8), "byte 20: expected PCM or IEEE float samples, got A-law, which is"),
                Arguments.of(fmt(7, 1, 2000, 1, 8), "got mu-law, which is not supported"),
                Arguments.of(fmt(0x55, 1, 2000, 1, 0), "got MP3, which is not supported"),
                Arguments.of(fmt(0x1234, 1, 2000, 1, 0), "got codec 0x1234, which is not supported"),
                Arguments.of(
                        new WavFiles().extensible(1, 1, 16, 7).build(),
                        "byte 44: expected the sub-format of PCM or IEEE float, got another one"),
                Arguments.of(
                        new WavFiles().fmt(0xfffe, 1, 16).build(),
                        "expected a fmt chunk of at least 40 bytes for WAVE_FORMAT_EXTENSIBLE, got 16 bytes"),
                Arguments.of(
                        new WavFiles().fmt(1, 1, 16).chunk("data", new byte[3]).build(),
                        "byte 40: expected whole frames of 2 bytes, got 3 bytes"),
                Arguments.of(
                        new WavFiles().fmt(1, 1, 16).chunk("LIST", 0xfffffff0L).build(),
                        "byte 40: expected a chunk within the file's 44 bytes, got one of 4294967280 bytes"),
                Arguments.of(
                        new WavFiles().fmt(1, 1, 16).chunk("data", 0x7ffffff0L).build(),
                        "byte 40: expected 2147483632 bytes of samples, got the end of the file after 0"),
                Arguments.of(
                        new WavFiles()
                                .fmt(3, 1, 32)
                                .chunk(
                                        "data",
                                        WavFiles.little(8)
                                                .putFloat(1)
                                                .putFloat(Float.NaN)
                                                .array())
                                .build(),
                        "byte 48: expected a finite sample, got NaN"));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void refusesWhatItCannotTrust(byte[] bytes, String message) {
        assertRefused(bytes, message);
    }

    @Test
    void refusesMoreSamplesThanItWouldDecode() throws Exception {
        Path path =
                write(new WavFiles().fmt(1, 1, 8).chunk("data", (1L << 28) + 2).build());
        try (var file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(44 + (1L << 28) + 2);
        }
        assertThatThrownBy(() -> Wav.header(path))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("expected at most 268435456 samples, got 268435458 a channel of 1");
    }

    @Test
    void readsBackWhatItWrote() throws Exception {
        Path path = folder.resolve("written.wav");
        float[][] samples = {{0.5f, -1, 3}, {-0.25f, 1 / 32768f, -3}};
        Wav.write(path, new Signal(samples, 4000, List.of(channel("a"), channel("b"))));
        Signal back = Wav.read(path);
        assertThat(back.rate()).isEqualTo(4000);
        assertThat(back.samples()).isDeepEqualTo(new float[][] {{0.5f, -1, 32767 / 32768f}, {-0.25f, 1 / 32768f, -1}});
        assertThat(Files.size(path)).isEqualTo(44 + 12);
    }

    @Test
    void readsAcrossItsBuffer() throws Exception {
        float[] ramp = new float[300_000];
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = (i % 65536 - 32768) / 32768f;
        }
        Path path = folder.resolve("long.wav");
        Wav.write(
                path,
                new Signal(new float[][] {ramp, ramp, ramp}, 2000, List.of(channel("a"), channel("b"), channel("c"))));
        assertThat(Wav.read(path).samples()).isDeepEqualTo(new float[][] {ramp, ramp, ramp});
    }

    @Test
    void answersEveryMutationWithASignalOrAFormatException() throws Exception {
        Seed seed = new Seed(20160501);
        List<byte[]> good = goodFiles();
        int read = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            Path path = write(mutated(good.get(i % good.size()), seed.split(i).random()));
            try {
                Wav.Header header = Wav.header(path);
                // Memory is taken for what is there, never for what is claimed.
                long bytes =
                        header.frames() * header.channels() * header.encoding().bits() / 8;
                assertThat(header.offset() + bytes).isLessThanOrEqualTo(Files.size(path));
                assertThat(Wav.read(path).length()).isPositive();
                read++;
            } catch (FormatException expected) {
                assertThat(expected).hasMessageContaining("expected").hasMessageNotContaining("\n");
            } catch (RuntimeException | Error e) {
                throw new AssertionError("mutation " + i + " of " + seed, e);
            }
        }
        // Neither all nor none, or the mutations would test nothing.
        assertThat(read).isBetween(MUTATIONS / 20, MUTATIONS * 19 / 20);
    }

    private static List<byte[]> goodFiles() {
        List<byte[]> files = new ArrayList<>();
        for (int channels = 1; channels <= 2; channels++) {
            for (int bits : new int[] {8, 16, 24, 32}) {
                byte[] samples = new byte[bits / 8 * channels * 10];
                files.add(new WavFiles()
                        .fmt(1, channels, bits)
                        .chunk("data", samples)
                        .build());
                files.add(new WavFiles()
                        .chunk("LIST", new byte[5])
                        .extensible(1, channels, bits)
                        .chunk("fact", new byte[4])
                        .chunk("data", samples)
                        .chunk("bext", new byte[3])
                        .build());
            }
            files.add(new WavFiles()
                    .fmt(3, channels, 32)
                    .chunk("data", new byte[channels * 40])
                    .build());
            files.add(new WavFiles()
                    .extensible(3, channels, 64)
                    .chunk("data", new byte[channels * 80])
                    .build());
        }
        return files;
    }

    private static byte[] mutated(byte[] good, SplittableRandom random) {
        byte[] bytes = good.clone();
        for (int flips = random.nextInt(4); flips >= 0; flips--) {
            int at = random.nextInt(random.nextBoolean() ? Math.min(90, bytes.length) : bytes.length);
            byte[] extremes = {0, 1, -1, 127, -128, (byte) random.nextInt()};
            bytes[at] = extremes[random.nextInt(extremes.length)];
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 20)) : bytes;
    }

    private static byte[] fmt(int codec, int channels, int rate, int align, int bits) {
        return new WavFiles()
                .fmt(codec, channels, rate, align, bits)
                .chunk("data", new byte[1200])
                .build();
    }

    private static byte[] renamed(WavFiles file, int at, String code) {
        byte[] bytes = file.build();
        for (int i = 0; i < 4; i++) {
            bytes[at + i] = (byte) code.charAt(i);
        }
        return bytes;
    }

    private static byte[] cut(WavFiles file, int length) {
        return Arrays.copyOf(file.build(), length);
    }

    private static Signal.Channel channel(String name) {
        return new Signal.Channel(name, "1");
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("case.wav"), bytes);
    }

    private void assertRefused(byte[] bytes, String message) {
        assertThatThrownBy(() -> Wav.read(write(bytes)))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("case.wav, byte ")
                .hasMessageContaining(message);
    }
}

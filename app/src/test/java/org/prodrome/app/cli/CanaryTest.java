package org.prodrome.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A patient's name in a header comes out nowhere, whether the file is good or spoiled. */
final class CanaryTest {
    private static final long SEED = 20260801;
    private static final int SPOILED = 150;

    @TempDir
    private Path folder;

    @Test
    void isInNoOutputOfGoodFiles() throws Exception {
        List<Path> files = write(CanaryFiles.all());
        for (Path file : files) {
            Cli.Said said = Cli.run("inspect", file);
            if (!file.toString().endsWith(".dat")) {
                assertThat(said.code()).as("%s: %s", file, said.err()).isZero();
            }
            assertSilent(said);
            assertSilent(Cli.run("inspect", "--json", file));
        }
        assertSilent(Cli.run("inspect", folder));
        assertSilent(Cli.run("inspect", "--json", folder));
        assertSilent(Cli.run("score", Sounds.run(), folder));
        assertSilent(Cli.run("score", Sounds.run(), folder, "--json"));
    }

    @Test
    void isInNoComplaintAboutSpoiledFiles() throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        int refused = 0;
        for (var good : CanaryFiles.all().entrySet()) {
            if (good.getKey().endsWith(".dat")) {
                continue;
            }
            for (int i = 0; i < SPOILED; i++) {
                Map<String, byte[]> files = new TreeMap<>(CanaryFiles.all());
                files.put(good.getKey(), spoiled(good.getValue(), random));
                write(files);
                Cli.Said said = Cli.run("inspect", "--json", folder.resolve(good.getKey()));
                assertSilent(said);
                refused += said.code() == 0 ? 0 : 1;
            }
        }
        assertThat(refused).as("refused, of spoiled files; seed %d", SEED).isGreaterThan(100);
    }

    @Test
    void isInNoComplaintAboutTables() throws Exception {
        String name = CanaryFiles.NAME;
        List<String> tables = List.of(
                "path,subject,label\nsound.wav," + name + "\n",
                "path,subject,label\nsound.wav," + name + ",normal\nsound.wav," + name + ",normal\n",
                "path,subject,label\nsound.wav,\"" + name + ",normal\n",
                "path,subject\nsound.wav," + name + "\n",
                "path;subject;label\nsound.wav;" + name + ";normal\n");
        for (String table : tables) {
            Files.writeString(folder.resolve("cases.csv"), table);
            assertSilent(Cli.run(
                    "run", "heart-sound/convolutional-autoencoder", "--data", folder, "--out", folder.resolve("run")));
        }
    }

    @Test
    void isInNothingThatIsKept() throws Exception {
        write(CanaryFiles.all());
        Cli.run("inspect", folder);
        for (Path place : List.of(home(".config/prodrome"), home(".cache/prodrome"))) {
            assertThat(kept(place)).as("files under %s", place).isEmpty();
        }
    }

    private static Path home(String below) {
        return Path.of(System.getProperty("user.home")).resolve(below);
    }

    /** Files below a folder that hold the name, or are named by it. */
    private static List<Path> kept(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(place)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> tells(file.toString() + content(file)))
                    .toList();
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> write(Map<String, byte[]> files) throws IOException {
        List<Path> written = new ArrayList<>();
        for (var file : files.entrySet()) {
            written.add(Files.write(folder.resolve(file.getKey()), file.getValue()));
        }
        return written;
    }

    /** Cut short, or with bytes changed, mostly in its head. */
    private static byte[] spoiled(byte[] good, SplittableRandom random) {
        if (random.nextInt(4) == 0) {
            return java.util.Arrays.copyOf(good, random.nextInt(good.length));
        }
        byte[] spoiled = good.clone();
        for (int i = random.nextInt(1, 8); i > 0; i--) {
            spoiled[random.nextInt(Math.min(good.length, 700))] = (byte) random.nextInt(256);
        }
        return spoiled;
    }

    private static void assertSilent(Cli.Said said) {
        assertThat(tells(said.out() + said.err()))
                .as("%s%s", said.out(), said.err())
                .isFalse();
    }

    private static boolean tells(String text) {
        String small = text.toLowerCase(Locale.ROOT);
        return CanaryFiles.NAMES.stream().anyMatch(small::contains);
    }
}

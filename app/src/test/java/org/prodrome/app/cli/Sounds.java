package org.prodrome.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.prodrome.data.Case;
import org.prodrome.data.FormatException;
import org.prodrome.data.Seed;
import org.prodrome.data.Signal;
import org.prodrome.data.format.Wav;
import org.prodrome.data.synthetic.HeartSounds;

/** Simulated recordings as files, and a detector that was trained for seconds. */
final class Sounds {
    private static final String RECIPE = "heart-sound/convolutional-autoencoder";

    private Sounds() {}

    /** Writes case0.wav and so on into a folder. */
    static List<Path> write(Path folder, int count) throws IOException, FormatException {
        Files.createDirectories(folder);
        List<Path> files = new ArrayList<>();
        for (Case one : new HeartSounds(count, 6).dataset(new Seed(4)).cases()) {
            Path file = folder.resolve("case" + files.size() + ".wav");
            Wav.write(file, (Signal) one.payload());
            files.add(file);
        }
        return files;
    }

    /** The folder of a run that all tests share; not to be written to. */
    static Path run() {
        return Trained.RUN;
    }

    private static final class Trained {
        static final Path RUN = train();

        private static Path train() {
            try {
                Path folder = Files.createTempDirectory("prodrome-run");
                folder.toFile().deleteOnExit();
                Cli.Said said = Cli.run("run", RECIPE, "--profile", "smoke", "--out", folder.resolve("run"));
                if (said.code() != 0) {
                    throw new AssertionError(said.err());
                }
                return folder.resolve("run");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

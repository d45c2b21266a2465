package org.prodrome.recipe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import org.prodrome.data.Dataset;
import org.prodrome.data.Sha256;
import org.prodrome.train.Checkpointing;

/**
 * A hidden folder beside a run's own, with a checkpoint of each of its trainings, so that the same run, asked for again
 * after the machine went down, goes on: trainings that were done aren't done again. It goes when the run is done.
 */
final class Resumption {
    /** What is lost at most; a checkpoint takes a small part of it. */
    private static final Duration EVERY = Duration.ofSeconds(60);

    private final Path folder;
    private final String what;

    /**
     * Of the run with these options, which shares its checkpoints with no other.
     *
     * @param processes that train together
     */
    Resumption(RunOptions options, String protocol, Dataset dataset, int processes) {
        what = digest(
                options.recipe().yaml(),
                options.profile().key(),
                protocol,
                dataset.digest(),
                Long.toString(options.seed().value()),
                options.device().name(),
                Integer.toString(processes),
                System.getProperty("prodrome.commit", "unknown"));
        Path out = options.out().toAbsolutePath().normalize();
        folder = out.resolveSibling("." + out.getFileName() + ".resume-" + what);
    }

    private static String digest(String... parts) {
        return new Sha256().add(parts).hex().substring(0, 16);
    }

    /** How a training is written down. */
    Checkpointing of(String training) {
        String name = training.replaceAll("[^A-Za-z0-9-]", "_") + "-" + digest(training);
        return new Checkpointing(
                folder.resolve(name + ".checkpoint"), new Checkpointing.Every.Time(EVERY), what + " " + training);
    }

    /** The run is done, or will never be. */
    void forget() throws IOException {
        if (Files.isDirectory(folder)) {
            try (var inside = Files.walk(folder)) {
                for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}

package org.prodrome.recipe;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.prodrome.data.Dataset;
import org.prodrome.data.Sha256;
import org.prodrome.train.Checkpointing;

/**
 * A hidden folder beside a run's own, with a checkpoint of each of its trainings, so that the same run, asked for again
 * after the machine went down, goes on: trainings that were done aren't done again. It goes when the run is done.
 */
final class Resumption implements AutoCloseable {
    /** What is lost at most; a checkpoint takes a small part of it. */
    private static final Duration EVERY = Duration.ofSeconds(60);

    private final Path folder;
    private final String what;
    private @Nullable FileChannel claim;

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

    /**
     * Keeps the checkpoints from another process that carries out the same run, until this is closed.
     *
     * @throws RecipeException if another does so already
     */
    void claim(Path out) throws IOException, RecipeException {
        Files.createDirectories(folder);
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean alone;
        try {
            alone = channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            alone = false;
        }
        if (!alone) {
            channel.close();
            throw new RecipeException(out + ": expected no other run on its way there, got the same run under way;"
                    + " wait for it, or choose another --out");
        }
        claim = channel;
    }

    @Override
    public void close() throws IOException {
        if (claim != null) {
            claim.close();
        }
    }

    /** How a training is written down; a fold may be called after a subject, so its name doesn't become the file's. */
    Checkpointing of(String training) {
        return new Checkpointing(
                folder.resolve(digest(training) + ".checkpoint"),
                new Checkpointing.Every.Time(EVERY),
                what + " " + training);
    }

    /** The run is done, or will never be. */
    void forget() throws IOException {
        close(); // some systems delete no file that is open
        if (Files.isDirectory(folder)) {
            try (var inside = Files.walk(folder)) {
                for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}

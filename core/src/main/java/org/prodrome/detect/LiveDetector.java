package org.prodrome.detect;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.prodrome.data.FormatException;
import org.prodrome.graph.GraphException;
import org.prodrome.signal.Field;

/**
 * A detector that listens to one recording while it goes on. After each window it says what all that came up to there
 * scores, for it carries what it has heard ({@link StreamScorer}). Its operating point was chosen on whole cases.
 */
public final class LiveDetector implements AutoCloseable {
    private final Manifest manifest;
    private final SignalPreparation preparation;
    private final StreamScorer scorer;
    private long heard;

    private LiveDetector(Manifest manifest, SignalPreparation preparation, StreamScorer scorer) {
        this.manifest = manifest;
        this.preparation = preparation;
        this.scorer = scorer;
    }

    /**
     * Reads a detector as {@link Detector#read} does.
     *
     * @throws FormatException as there; or if it takes no samples, or can't take them window by window
     */
    public static LiveDetector read(Path path, int threads) throws IOException, FormatException {
        try (Detector _ = Detector.read(path, threads)) {
            DetectorFiles files = DetectorFiles.read(path);
            String where = files.network().toString();
            if (!(files.manifest().preparation() instanceof SignalPreparation signal)) {
                throw new FormatException(
                        where,
                        "a detector of signals as they were recorded",
                        "one of other things, which don't come sample by sample");
            }
            return new LiveDetector(files.manifest(), signal, new StreamScorer(files.onnx(), signal.grid(), threads));
        } catch (GraphException e) {
            throw new FormatException(
                    path.toString(),
                    "a detector that carries what it has heard from window to window and looks at nothing that is still to come",
                    "another (" + e.getMessage() + ")");
        }
    }

    /** Samples a second that it takes, in Hz. */
    public double rate() {
        return preparation.rate();
    }

    public int channels() {
        return preparation.channels();
    }

    /** Samples of a channel in a window. */
    public int window() {
        return preparation.windows().length();
    }

    /**
     * Hears the next window.
     *
     * @param window [channel, time]
     * @return what all windows up to this one score; empty where every sample of this one is the same, so that nothing
     *     was recorded
     * @throws FormatException if it has no finite score
     */
    public Optional<Finding> next(float[] window) throws FormatException {
        Field field = new Field(window, channels(), window());
        double score = scorer.next(window);
        String id = "window " + heard++;
        if (field.isFlat()) {
            return Optional.empty();
        }
        if (!Double.isFinite(score)) {
            throw new FormatException(id, "a recording that can be scored", "score " + score);
        }
        return Optional.of(new Finding(
                id,
                score,
                manifest.operatingPoint().decision(score),
                manifest.operatingPoint(),
                manifest.calibration().map(each -> each.read(score)),
                Optional.empty(),
                Map.of(),
                OptionalDouble.empty(),
                Optional.empty()));
    }

    @Override
    public void close() {
        scorer.close();
    }
}

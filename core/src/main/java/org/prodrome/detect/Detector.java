package org.prodrome.detect;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.prodrome.data.Case;
import org.prodrome.data.FormatException;
import org.prodrome.data.Payload;
import org.prodrome.data.Seed;
import org.prodrome.data.Sha256;
import org.prodrome.data.Text;
import org.prodrome.graph.GraphException;
import org.prodrome.signal.Field;

/** A trained model with its score and threshold: a folder with one ONNX file and one manifest. */
public final class Detector implements AutoCloseable {
    private static final double TOLERANCE = 1e-4;

    private final Manifest manifest;
    private final Scorer scorer;

    private Detector(Manifest manifest, Scorer scorer) {
        this.manifest = manifest;
        this.scorer = scorer;
    }

    /** Who made a detector, of what. */
    public record Origin(String recipe, String title, Map<String, String> provenance) {}

    /**
     * Writes a detector into a folder that is there and empty.
     *
     * @param classes what the network's probabilities stand for; none where it has none
     */
    public static void write(
            Path folder,
            byte[] onnx,
            Preparation preparation,
            Aggregate aggregate,
            Readout readout,
            OptionalDouble mapHop,
            List<String> classes,
            Origin origin)
            throws IOException {
        Field window = goldenWindow(preparation);
        double score;
        try (Scorer scorer = new Scorer(onnx, preparation, aggregate, mapHop, 1)) {
            score = scorer.score(window).value();
        }
        Manifest manifest = new Manifest(
                Manifest.FORMAT,
                origin.recipe(),
                origin.title(),
                Manifest.USE,
                preparation,
                aggregate,
                readout.point(),
                readout.calibration(),
                Optional.of(readout.reference()),
                mapHop.isPresent() ? Optional.of(mapHop.getAsDouble()) : Optional.empty(),
                classes.isEmpty() ? Optional.empty() : Optional.of(classes),
                new Sha256().add(onnx).hex(),
                new Manifest.Golden(encode(window.values()), score, TOLERANCE),
                origin.provenance());
        Files.write(folder.resolve(DetectorFiles.NETWORK), onnx);
        Files.writeString(folder.resolve(DetectorFiles.MANIFEST), DetectorFiles.text(manifest));
    }

    /**
     * Reads a detector from its folder or from the folder of the run that made it, and checks it.
     *
     * @throws FormatException if a file is missing, altered or gives another score than when it was made
     */
    public static Detector read(Path path, int threads) throws IOException, FormatException {
        DetectorFiles files = DetectorFiles.read(path);
        Manifest manifest = files.manifest();
        Path network = files.network();
        OptionalDouble mapHop = manifest.mapHop().map(OptionalDouble::of).orElse(OptionalDouble.empty());
        Scorer scorer;
        try {
            scorer = new Scorer(files.onnx(), manifest.preparation(), manifest.aggregate(), mapHop, threads);
        } catch (GraphException e) {
            throw new FormatException(network.toString(), "a network that ONNX Runtime takes", e.getMessage() + "");
        }
        try {
            check(manifest, scorer, network);
            return new Detector(manifest, scorer);
        } catch (GraphException e) {
            scorer.close();
            throw new FormatException(network.toString(), "a network for the manifest's windows", e.getMessage() + "");
        } catch (FormatException | RuntimeException e) {
            scorer.close();
            throw e;
        }
    }

    private static void check(Manifest manifest, Scorer scorer, Path network) throws FormatException {
        Manifest.Golden golden = manifest.golden();
        float[] window = decode(golden.window(), network);
        long size = manifest.preparation().grid().size();
        if (window.length != size) {
            throw new FormatException(
                    network.resolveSibling(DetectorFiles.MANIFEST).toString(),
                    "a golden window of " + size + " values",
                    Integer.toString(window.length));
        }
        Scorer.Score said = scorer.score(window(window, manifest.preparation()));
        int classes = manifest.classes().map(List::size).orElse(0);
        if (said.probabilities().size() != classes) {
            throw new FormatException(
                    network.toString(),
                    "a probability for each of " + classes + " classes",
                    Integer.toString(said.probabilities().size()));
        }
        double score = said.value();
        double allowed = golden.tolerance() * Math.max(1, Math.abs(golden.score()));
        if (!(Math.abs(score - golden.score()) <= allowed)) {
            throw new FormatException(
                    network.toString(),
                    "the score " + golden.score() + " for the golden window, to " + allowed,
                    Double.toString(score));
        }
    }

    /** The kinds of payload that it takes. */
    public Set<Class<? extends Payload>> kinds() {
        return manifest.preparation().kinds();
    }

    /**
     * Reads, prepares and scores a case. Several threads may do so at a time.
     *
     * @throws FormatException if the case is not what it claims to be, if nothing was recorded or if it has no finite
     *     score
     */
    public Finding score(Case one) throws IOException, FormatException {
        Payload payload = one.payload();
        Field field = manifest.preparation().field(payload, "case " + one.id());
        if (manifest.preparation().isBlank(field)) {
            String got = Float.isNaN(field.values()[0])
                    ? "every value missing"
                    : "every sample the same: nothing was recorded";
            throw new FormatException("case " + one.id(), "something to judge", got);
        }
        Scorer.Score score = scorer.score(field);
        if (!Double.isFinite(score.value())) {
            throw new FormatException("case " + one.id(), "a case that can be scored", "score " + score.value());
        }
        return new Finding(
                one.id(),
                score.value(),
                manifest.operatingPoint().decision(score.value()),
                manifest.operatingPoint(),
                manifest.calibration().map(each -> each.read(score.value())),
                score.map(),
                classes(score.probabilities()),
                score.severity(),
                payload instanceof Text text ? score.tags().map(tags -> Entities.of(text, tags)) : Optional.empty());
    }

    private Map<String, Double> classes(List<Double> probabilities) {
        List<String> names = manifest.classes().orElse(List.of());
        Map<String, Double> classes = new LinkedHashMap<>();
        for (int one = 0; one < names.size(); one++) {
            classes.put(names.get(one), probabilities.get(one));
        }
        return Collections.unmodifiableMap(classes);
    }

    /**
     * Watches whether cases that are scored still look like the calibration's; one a site.
     *
     * @return empty for a detector that doesn't say how its calibration cases scored
     */
    public Optional<DriftWatch> watch() {
        return manifest.reference().map(DriftWatch::new);
    }

    /** Noise: what every network takes, and no patient's. */
    private static Field goldenWindow(Preparation preparation) {
        var random = new Seed(20201204).random();
        float[] window = new float[Math.toIntExact(preparation.grid().size())];
        int symbols = preparation.grid().symbols();
        for (int i = 0; i < window.length; i++) {
            window[i] = symbols > 0 ? random.nextInt(symbols) : (float) (0.1 * random.nextGaussian());
        }
        return window(window, preparation);
    }

    private static Field window(float[] values, Preparation preparation) {
        return new Field(
                values, preparation.grid().channels(), preparation.windows().length());
    }

    private static String encode(float[] window) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * window.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(window);
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    private static float[] decode(String window, Path where) throws FormatException {
        try {
            byte[] bytes = Base64.getDecoder().decode(window);
            float[] floats = new float[bytes.length / 4];
            ByteBuffer.wrap(bytes)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(floats);
            return floats;
        } catch (IllegalArgumentException e) {
            throw new FormatException(
                    where.resolveSibling(DetectorFiles.MANIFEST).toString(), "a golden window in Base64", "none");
        }
    }

    @Override
    public void close() {
        scorer.close();
    }
}

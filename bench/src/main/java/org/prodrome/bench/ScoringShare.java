package org.prodrome.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.prodrome.app.cli.Prodrome;
import org.prodrome.data.Case;
import org.prodrome.data.FormatException;
import org.prodrome.data.Seed;
import org.prodrome.data.Signal;
import org.prodrome.data.format.Wav;
import org.prodrome.data.synthetic.HeartSounds;
import org.prodrome.detect.Detector;
import org.prodrome.detect.OperatingPoint;
import org.prodrome.detect.Purpose;
import org.prodrome.detect.Readout;
import org.prodrome.graph.Network;
import org.prodrome.model.Grid;
import org.prodrome.recipe.Profile;
import org.prodrome.recipe.Recipe;
import org.prodrome.recipe.RecipeFile;

/**
 * What {@code prodrome score} does with its time: 400 simulated recordings of about 20 s as WAV files, scored by a
 * detector of each heart sound recipe's standard size, whose parameters are as they were drawn. At least 80 % has to go
 * to ONNX Runtime or to decoding.
 *
 * <pre>./prodrome bench ScoringShare</pre>
 *
 * <p>Every millisecond each scoring thread is asked what it does. The whole is all processors' time from the command's
 * start to its end, so that waiting, printing and the loading of the detector count as well; the start of the JVM
 * doesn't. Exit code 1 where the share is less.
 */
public final class ScoringShare {
    private static final int RECORDINGS = 400;
    private static final double SECONDS = 20;
    private static final double LEAST = 0.8;
    private static final List<String> SOUND_RECIPES = RecipeFile.CATALOGUE.stream()
            .filter(name -> name.startsWith("heart-sound/"))
            .toList();

    private ScoringShare() {}

    public static void main(String[] args) throws Exception {
        boolean good = true;
        try (Scratch scratch = new Scratch()) {
            Path folder = scratch.folder();
            double minutes = record(Files.createDirectory(folder.resolve("sounds"))) / 60;
            System.out.printf("%d recordings, %.0f minutes of sound%n", RECORDINGS, minutes);
            for (String name : SOUND_RECIPES) {
                Recipe recipe = RecipeFile.find(name).in(Profile.STANDARD);
                Path detector =
                        Files.createDirectories(folder.resolve("detectors").resolve(name));
                write(recipe, detector);
                // The first time warms the compiler and the file cache up.
                share(detector, folder.resolve("sounds"));
                Sampler.Shares shares = share(detector, folder.resolve("sounds"));
                System.out.println(name + ": " + shares.text());
                good &= shares.useful() >= LEAST;
            }
        }
        System.exit(good ? 0 : 1);
    }

    /** Seconds of sound in all. */
    private static double record(Path folder) throws IOException, FormatException {
        double seconds = 0;
        for (Case one :
                new HeartSounds(RECORDINGS, SECONDS).dataset(new Seed(1)).cases()) {
            Signal signal = (Signal) one.payload();
            seconds += signal.duration();
            Wav.write(folder.resolve(one.id() + ".wav"), signal);
        }
        return seconds;
    }

    private static void write(Recipe recipe, Path folder) throws IOException {
        Grid grid = recipe.preparation().grid();
        Network network = recipe.model().network(grid);
        Detector.write(
                folder,
                network.keeping(recipe.model().outputs()).toOnnx(network.initialise(new Seed(1))),
                recipe.preparation(),
                recipe.score().aggregate(),
                new Readout(
                        new OperatingPoint(
                                Purpose.parse(recipe.score().operatingPoint()),
                                0,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        Optional.empty(),
                        List.of()),
                recipe.model().mapHop(grid),
                recipe.model().classes(),
                new Detector.Origin(recipe.name(), recipe.title(), Map.of()));
    }

    private static Sampler.Shares share(Path detector, Path sounds) throws InterruptedException {
        StringWriter said = new StringWriter();
        PrintWriter print = new PrintWriter(said);
        try (Sampler sampler = new Sampler("worker-")) {
            int code = Prodrome.run(print, print, "score", detector.toString(), sounds.toString(), "--json");
            if (code != 0) {
                throw new IllegalStateException("score: " + said);
            }
            return sampler.end();
        }
    }
}

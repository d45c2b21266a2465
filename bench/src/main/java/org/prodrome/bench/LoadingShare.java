package org.prodrome.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.prodrome.app.cli.Prodrome;
import org.prodrome.data.Image;
import org.prodrome.data.Seed;
import org.prodrome.data.Signal;
import org.prodrome.data.format.picture.Picture;
import org.prodrome.recipe.RecipeFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether loading keeps up with training, on more pictures than memory holds: 20,000 made PNG files, of which a
 * convolutional autoencoder learns on 128 x 128 pixels.
 *
 * <pre>PRODROME_MEMORY=1g ./prodrome bench LoadingShare</pre>
 *
 * <p>Training has to wait for data in less than 5 % of its time, and the process to stay below 3 GB: 1 GB of Java's, of
 * which half is for prepared cases, libtorch's own, and the code. Exit code 1 otherwise. Another number of pictures can
 * be given.
 */
public final class LoadingShare {
    private static final int PICTURES = 20_000;
    private static final int EDGE = 64;
    private static final double MOST_WAITING = 5;
    private static final double MOST_BYTES = 3e9;

    private LoadingShare() {}

    public static void main(String[] args) throws Exception {
        int count = args.length > 0 ? Integer.parseInt(args[0]) : PICTURES;
        boolean good;
        try (Scratch scratch = new Scratch()) {
            Path folder = scratch.folder();
            Path data = Files.createDirectory(folder.resolve("data"));
            make(data, count);
            Path recipe = folder.resolve("recipe.yaml");
            Files.writeString(
                    recipe,
                    RecipeFile.find("mri/convolutional-autoencoder")
                            .yaml()
                            .replace("steps: 1000", "steps: 200")
                            .replace("filters: [32, 64, 128, 128]", "filters: [16, 32, 64]"));
            Path out = folder.resolve("out");
            StringWriter said = new StringWriter();
            PrintWriter print = new PrintWriter(said);
            int code = Prodrome.run(
                    print,
                    print,
                    "run",
                    recipe.toString(),
                    "--data",
                    data.toString(),
                    "--protocol",
                    "2-fold",
                    "--out",
                    out.toString());
            if (code != 0) {
                throw new IllegalStateException("run: " + said);
            }
            JsonNode provenance = new JsonMapper()
                    .readTree(Files.readString(out.resolve("provenance.json")))
                    .get("waited_for_data");
            double waited = Double.parseDouble(provenance.asString().replaceFirst(" .*", ""));
            long peak = ResidentMemory.bytes("VmHWM:");
            System.out.printf(
                    "%d pictures, %.2f GB prepared, %.1f GB of Java's memory: waited for data %.2f %% of training, peak"
                            + " resident memory %.2f GB%n",
                    count, count * 128.0 * 128 * 4 / 1e9, Runtime.getRuntime().maxMemory() / 1e9, waited, peak / 1e9);
            good = waited < MOST_WAITING && peak < MOST_BYTES;
        }
        System.exit(good ? 0 : 1);
    }

    /** Pictures of six blobs and noise, a tenth of them called abnormal. */
    private static void make(Path folder, int count) throws IOException {
        StringBuilder table = new StringBuilder("path,subject,label\n");
        for (int i = 0; i < count; i++) {
            table.append("p%05d.png,s%d,%s%n".formatted(i, i, i % 10 == 0 ? "abnormal" : "normal"));
        }
        Files.writeString(folder.resolve("cases.csv"), table);
        IntStream.range(0, count).parallel().forEach(i -> {
            try {
                Picture.write(folder.resolve("p%05d.png".formatted(i)), picture(new Seed(i).random()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static Image picture(SplittableRandom random) {
        float[] pixels = new float[EDGE * EDGE];
        for (int blob = 0; blob < 6; blob++) {
            double x = EDGE * random.nextDouble();
            double y = EDGE * random.nextDouble();
            double width = 4 + 12 * random.nextDouble();
            double height = 0.5 * random.nextDouble();
            for (int i = 0; i < pixels.length; i++) {
                double distance = Math.hypot(i % EDGE - x, Math.floorDiv(i, EDGE) - y) / width;
                pixels[i] += (float) (height * Math.exp(-distance * distance));
            }
        }
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = Math.round(255 * Math.clamp(pixels[i] + 0.02 * random.nextGaussian(), 0, 1));
        }
        return new Image(pixels, List.of(new Signal.Channel("grey", "1")), EDGE, EDGE, List.of());
    }
}

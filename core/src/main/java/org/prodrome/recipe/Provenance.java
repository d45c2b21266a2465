package org.prodrome.recipe;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.prodrome.data.Dataset;
import org.prodrome.data.Sha256;

/** Where a run's results come from. */
final class Provenance {
    private Provenance() {}

    static Map<String, String> of(
            RunOptions options, Recipe recipe, String protocol, Dataset dataset, Stopwatch stopwatch)
            throws IOException, RecipeException {
        Map<String, String> origin = new LinkedHashMap<>();
        origin.put("recipe", recipe.name());
        origin.put("modality", recipe.modality());
        origin.put(
                "recipe_sha256",
                new Sha256()
                        .add(options.recipe().yaml().getBytes(StandardCharsets.UTF_8))
                        .hex());
        List<Path> backbones = options.recipe().backbones(options.profile());
        if (!backbones.isEmpty()) {
            List<String> digests = new ArrayList<>();
            for (Path file : backbones) {
                digests.add(new Sha256().add(Files.readAllBytes(file)).hex());
            }
            origin.put(
                    "backbone",
                    backbones.stream()
                            .map(file -> String.valueOf(file.getFileName()))
                            .collect(joining(", ")));
            origin.put("backbone_sha256", String.join(", ", digests));
        }
        origin.put("profile", options.profile().key());
        origin.put("protocol", protocol);
        origin.put("seed", Long.toString(options.seed().value()));
        origin.put("data", dataset.name());
        origin.put("data_origin", dataset.origin());
        origin.put("data_licence", dataset.licence());
        origin.put("data_sha256", dataset.digest());
        origin.put("data_simulated", options.data().isEmpty() ? "yes" : "no");
        origin.put("prodrome_commit", System.getProperty("prodrome.commit", "unknown"));
        origin.put("jvm", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        origin.put(
                "operating_system",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"));
        origin.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
        origin.put("device", options.device().name().toLowerCase(Locale.ROOT));
        origin.put("wall_seconds", Long.toString(stopwatch.wall().toSeconds()));
        origin.put("processor_seconds", Long.toString(stopwatch.processor().toSeconds()));
        origin.put("finished", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        return origin;
    }
}

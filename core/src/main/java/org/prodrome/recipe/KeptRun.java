package org.prodrome.recipe;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.prodrome.data.FormatException;
import org.prodrome.evaluate.Figure;
import org.prodrome.evaluate.Metric;
import org.prodrome.recipe.report.ReportContent.Published;

/**
 * What is kept of a run beside the sources: one small JSON, which the page of results is written from.
 *
 * @param modality as the recipe says it, such as "heart sound"
 * @param judgedBy "subject", or "record" where the source names no subjects
 * @param dataSha256 of the first seed's, where each seed simulates its own
 * @param simulated whether the cases are the recipe's simulator's, which draws others by each seed
 * @param published figures of others, as the recipe states them
 * @param seeds the same run by each seed that it was carried out with, in the seeds' order; one or more
 */
public record KeptRun(
        String recipe,
        String modality,
        String recipeSha256,
        String profile,
        String protocol,
        String judgedBy,
        String data,
        String dataOrigin,
        String dataLicence,
        String dataSha256,
        boolean simulated,
        String baselineName,
        List<Published> published,
        List<OfSeed> seeds) {

    /**
     * One carrying out.
     *
     * @param metrics by the metrics' keys; an undefined one is absent
     * @param siteAlone likewise; empty where there is one site
     * @param sites by the sites' names
     * @param baselineSites likewise
     */
    public record OfSeed(
            String seed,
            String commit,
            String finished,
            String device,
            String processors,
            String wallSeconds,
            String processorSeconds,
            Map<String, Figure> metrics,
            Map<String, Figure> baseline,
            Map<String, Figure> siteAlone,
            Map<String, Map<String, Figure>> sites,
            Map<String, Map<String, Figure>> baselineSites) {}

    public KeptRun {
        published = List.copyOf(published);
        seeds = List.copyOf(seeds);
        if (seeds.isEmpty()) {
            throw new IllegalArgumentException(recipe + ": expected a seed or more, got none");
        }
    }

    /**
     * What is kept of a finished run.
     *
     * @param run a folder that {@code prodrome run} has written
     * @throws FormatException if it is not a finished run's
     */
    public static KeptRun of(Path run) throws IOException, FormatException {
        FinishedRun finished = FinishedRun.read(run);
        FinishedRun.Metrics m = finished.metrics();
        return new KeptRun(
                m.recipe(),
                finished.provenance().getOrDefault("modality", m.recipe().replaceFirst("/.*", "")),
                finished.origin("recipe_sha256"),
                m.profile(),
                m.protocol(),
                m.judgedBy(),
                finished.origin("data"),
                finished.origin("data_origin"),
                finished.origin("data_licence"),
                finished.origin("data_sha256"),
                finished.origin("data_simulated").equals("yes"),
                m.baselineName().orElse("unknown"),
                m.published(),
                List.of(ofSeed(finished)));
    }

    private static OfSeed ofSeed(FinishedRun finished) {
        FinishedRun.Metrics m = finished.metrics();
        return new OfSeed(
                finished.origin("seed"),
                finished.origin("prodrome_commit"),
                finished.origin("finished"),
                finished.origin("device"),
                finished.origin("processors"),
                finished.origin("wall_seconds"),
                finished.origin("processor_seconds"),
                main(m.metrics()),
                main(m.baseline()),
                main(m.siteAlone().orElse(Map.of())),
                ofSites(m.sites()),
                ofSites(m.baselineSites()));
    }

    private static Map<String, Figure> main(Map<String, Figure> figures) {
        Map<String, Figure> main = new LinkedHashMap<>();
        for (Metric metric : Metric.HEADLINES) {
            Figure figure = figures.get(metric.key());
            if (figure != null) {
                main.put(metric.key(), figure);
            }
        }
        return main;
    }

    private static Map<String, Map<String, Figure>> ofSites(Map<String, Map<String, Figure>> sites) {
        Map<String, Map<String, Figure>> main = new LinkedHashMap<>();
        sites.forEach((site, figures) -> main.put(site, main(figures)));
        return main;
    }

    /** Whether it is the same recipe in the same profile and protocol on the same data, by another seed or the same. */
    boolean sameAs(KeptRun other) {
        return recipe.equals(other.recipe)
                && recipeSha256.equals(other.recipeSha256)
                && profile.equals(other.profile)
                && protocol.equals(other.protocol)
                && data.equals(other.data)
                && simulated == other.simulated
                && (simulated || dataSha256.equals(other.dataSha256));
    }

    /** Whether a seed is in both. */
    boolean shares(KeptRun other) {
        return seeds.stream().anyMatch(each -> other.has(each.seed()));
    }

    private boolean has(String seed) {
        return seeds.stream().anyMatch(each -> each.seed().equals(seed));
    }

    /** With another's seeds as well, which take the place of the same seeds here; the rest is the other's. */
    KeptRun with(KeptRun other) {
        List<OfSeed> all = new ArrayList<>(other.seeds);
        for (OfSeed mine : seeds) {
            if (!other.has(mine.seed())) {
                all.add(mine);
            }
        }
        all.sort(Comparator.comparingInt((OfSeed each) -> each.seed().length()).thenComparing(OfSeed::seed));
        return new KeptRun(
                recipe,
                other.modality,
                recipeSha256,
                profile,
                protocol,
                other.judgedBy,
                data,
                dataOrigin,
                dataLicence,
                dataSha256,
                simulated,
                other.baselineName,
                other.published,
                all);
    }

    /**
     * The name of its file: modality, recipe, data and protocol, and the profile unless it is the standard one, so that
     * a smaller run never takes the place of a larger one.
     */
    String fileName() {
        String place = recipe.contains("/") ? recipe : modality + "/" + recipe;
        String name = slug(place) + "-" + slug(data) + "-" + slug(protocol);
        return (profile.equals(Profile.STANDARD.key()) ? name : name + "-" + slug(profile)) + ".json";
    }

    /** As part of a file's name. */
    static String slug(String text) {
        String slug = text.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
        return slug.isEmpty() ? "unnamed" : slug;
    }

    String write() {
        return FinishedRun.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
    }

    /** @throws FormatException if the file is not what {@link #write} writes */
    static KeptRun read(Path file) throws IOException, FormatException {
        return FinishedRun.read(file, KeptRun.class);
    }
}

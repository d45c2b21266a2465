package org.prodrome.recipe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.prodrome.data.FormatException;
import org.prodrome.evaluate.Metric;
import org.prodrome.recipe.report.GalleryPage;
import org.prodrome.recipe.report.GalleryPage.Exhibition;

/** Pages that show, modality by modality, what finished runs found, as the runs' own pages draw it. */
public final class Gallery {
    private static final Pattern TITLE = Pattern.compile("<h1>(.*?)</h1>", Pattern.DOTALL);
    private static final Pattern LEAD = Pattern.compile("<p class=\"lead\">(.*?)</p>", Pattern.DOTALL);
    private static final Pattern CARD = Pattern.compile("<article class=\"card\">.*?</article>", Pattern.DOTALL);
    private static final String FOUND = "<span class=\"kind right\">";
    private static final String WHOLE = "<section id=\"recordings\">";

    private Gallery() {}

    /**
     * The pages by their files' names, {@code index.html} first.
     *
     * @param runs folders that {@code prodrome run} has written, in the order in which they are to be shown
     * @throws FormatException if one is not a finished run's
     */
    public static SequencedMap<String, String> of(List<Path> runs) throws IOException, FormatException {
        Map<String, List<Exhibition>> modalities = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Path run : runs) {
            KeptRun kept = KeptRun.of(run);
            modalities
                    .computeIfAbsent(kept.modality(), key -> new ArrayList<>())
                    .add(exhibition(run.resolve("report.html"), kept));
        }
        SequencedMap<String, List<Exhibition>> rooms = new LinkedHashMap<>();
        modalities.forEach((modality, exhibitions) -> rooms.put(modality, exhibitions));
        SequencedMap<String, String> pages = new LinkedHashMap<>();
        pages.put("index.html", GalleryPage.index(rooms));
        rooms.forEach((modality, exhibitions) ->
                pages.put(GalleryPage.file(modality), GalleryPage.room(modality, exhibitions)));
        return pages;
    }

    private static Exhibition exhibition(Path report, KeptRun run) throws IOException, FormatException {
        if (!Files.isRegularFile(report)) {
            throw new FormatException(report.toString(), "a finished run's page", "nothing there");
        }
        String page = Files.readString(report);
        KeptRun.OfSeed seed = run.seeds().getFirst();
        return new Exhibition(
                run.recipe(),
                one(TITLE, page, report),
                one(LEAD, page, report),
                run.data() + ", " + run.protocol(),
                run.profile(),
                "commit " + seed.commit() + ", seed " + seed.seed(),
                Optional.ofNullable(seed.metrics().get(Metric.AUROC.key())),
                Optional.ofNullable(seed.baseline().get(Metric.AUROC.key())),
                run.baselineName(),
                found(page));
    }

    private static String one(Pattern pattern, String page, Path report) throws FormatException {
        Matcher matcher = pattern.matcher(page);
        if (!matcher.find()) {
            throw new FormatException(report.toString(), "a page that 'prodrome run' has written", "another page");
        }
        return matcher.group(1);
    }

    /** The first case that was found, and the first whole recording with an event that was. */
    private static List<String> found(String page) {
        int whole = page.indexOf(WHOLE);
        int end = whole < 0 ? page.length() : whole;
        List<String> found = new ArrayList<>();
        if (whole >= 0) {
            first(page.substring(whole)).ifPresent(found::add);
        }
        first(page.substring(0, end)).ifPresent(found::add);
        return found;
    }

    private static Optional<String> first(String part) {
        return CARD.matcher(part)
                .results()
                .map(match -> match.group())
                .filter(card -> card.contains(FOUND))
                .findFirst();
    }
}

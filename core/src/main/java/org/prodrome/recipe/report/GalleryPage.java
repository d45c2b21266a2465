package org.prodrome.recipe.report;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import org.prodrome.evaluate.Figure;

/** The pages of a gallery; like a run's they open from disk, ask nothing of the network and run no script. */
public final class GalleryPage {
    private GalleryPage() {}

    /**
     * What of a run is shown.
     *
     * @param title markup, as are {@code lead} and {@code cards}, of a page that {@link Report} wrote
     * @param data the data set and the protocol
     * @param origin commit and seed
     * @param model its AUROC; empty where it is undefined
     * @param baseline likewise
     * @param cards none where nothing was found
     */
    public record Exhibition(
            String recipe,
            String title,
            String lead,
            String data,
            String profile,
            String origin,
            Optional<Figure> model,
            Optional<Figure> baseline,
            String baselineName,
            List<String> cards) {
        public Exhibition {
            cards = List.copyOf(cards);
        }

        String area(Optional<Figure> figure) {
            return figure.map(Figure::text).orElse("undefined");
        }
    }

    /** The page that leads to the others; the modalities in the order in which they are listed. */
    @SuppressWarnings("NullAway") // the generated code asks no interceptor, for the build names no tags to intercept
    public static String index(SequencedMap<String, List<Exhibition>> modalities) {
        return written(page -> JtegalleryGenerated.render(page, null, modalities));
    }

    /** The page of a modality. */
    @SuppressWarnings("NullAway") // as above
    public static String room(String modality, List<Exhibition> exhibitions) {
        return written(page -> JteroomGenerated.render(page, null, modality, exhibitions));
    }

    /** The name of a modality's page. */
    public static String file(String modality) {
        return slug(modality) + ".html";
    }

    /** With a capital letter. */
    static String heading(String modality) {
        return modality.isEmpty()
                ? modality
                : modality.substring(0, 1).toUpperCase(Locale.ROOT) + modality.substring(1);
    }

    private static String slug(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    @FunctionalInterface
    private interface Writing {
        void write(OwaspHtmlTemplateOutput page);
    }

    private static String written(Writing writing) {
        StringOutput page = new StringOutput();
        writing.write(new OwaspHtmlTemplateOutput(page));
        return page.toString();
    }
}

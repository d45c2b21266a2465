package org.prodrome.recipe.report;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.prodrome.evaluate.Figure;
import org.prodrome.evaluate.Metric;
import org.prodrome.evaluate.Prediction;

/**
 * One site's figures.
 *
 * @param figures the model's, in the metrics' order; null where undefined
 * @param why what the remarks say of the site
 */
record SiteRow(String site, Population population, Content picture, List<@Nullable Figure> figures, List<String> why) {

    static List<SiteRow> of(ReportContent content) {
        var sites = new TreeSet<>(content.model().sites().keySet());
        content.predictions().forEach(prediction -> sites.add(prediction.site()));
        return sites.stream()
                .limit(Page.MOST_ROWS)
                .map(site -> of(content, site))
                .toList();
    }

    private static SiteRow of(ReportContent content, String site) {
        List<Prediction> here = content.predictions().stream()
                .filter(prediction -> prediction.site().equals(site))
                .toList();
        Map<Metric, Figure> model = content.model().sites().getOrDefault(site, Map.of());
        Map<Metric, Figure> baseline = content.baseline().sites().getOrDefault(site, Map.of());
        List<@Nullable Figure> figures = new ArrayList<>();
        Metric.HEADLINES.forEach(metric -> figures.add(model.get(metric)));
        return new SiteRow(
                site,
                Population.of(here),
                Whisker.of("AUROC at " + site, model.get(Metric.AUROC), baseline.get(Metric.AUROC)),
                figures,
                remarks(content.model().remarks(), site));
    }

    private static List<String> remarks(List<String> remarks, String site) {
        // The name as a word: a site named "a" is not in "training-a".
        Pattern named = Pattern.compile("(?<![\\w-])" + Pattern.quote(site) + "(?![\\w-])");
        return remarks.stream()
                .filter(remark -> !remark.startsWith(Chosen.BY_INNER_FOLDS))
                .filter(named.asPredicate())
                .toList();
    }
}

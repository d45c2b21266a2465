package org.prodrome.recipe.report;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prodrome.evaluate.Figure;
import org.prodrome.evaluate.Metric;
import org.prodrome.evaluate.Subgroup;

/**
 * One subgroup's figures.
 *
 * @param figures the model's, in the metrics' order; null where undefined
 */
record SubgroupRow(Subgroup group, Content picture, List<@Nullable Figure> figures) {

    static List<SubgroupRow> of(List<Subgroup> groups) {
        return groups.stream().map(SubgroupRow::of).toList();
    }

    private static SubgroupRow of(Subgroup group) {
        List<@Nullable Figure> figures = new ArrayList<>();
        Metric.HEADLINES.forEach(metric -> figures.add(group.figures().get(metric)));
        return new SubgroupRow(
                group, Whisker.of("AUROC of " + group.name(), group.figures().get(Metric.AUROC), null), figures);
    }

    /** Whose cases they are, where they are too few for an interval. */
    String subjects() {
        return String.join(", ", group.subjects());
    }
}

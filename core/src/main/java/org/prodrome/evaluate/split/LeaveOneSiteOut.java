package org.prodrome.evaluate.split;

import java.util.ArrayList;
import java.util.List;
import org.prodrome.data.Case;
import org.prodrome.data.Seed;

/**
 * Each site in turn, in the order of their names, is tested by what was learnt at all the others. A subject seen at two
 * sites is refused, for it would stand on both sides.
 */
public record LeaveOneSiteOut() implements Protocol {
    @Override
    public List<Split> split(List<Case> cases, Seed seed) {
        List<String> sites = cases.stream().map(Case::site).distinct().sorted().toList();
        if (sites.size() < 2) {
            throw new IllegalArgumentException(
                    name() + ": expected at least 2 sites, got " + (sites.isEmpty() ? "none" : sites));
        }
        List<Split> splits = new ArrayList<>();
        for (String site : sites) {
            splits.add(Parting.byTest(
                    splits.size(),
                    site + " left out",
                    cases,
                    each -> each.site().equals(site)));
        }
        return List.copyOf(splits);
    }

    @Override
    public String name() {
        return "leave-one-site-out";
    }
}

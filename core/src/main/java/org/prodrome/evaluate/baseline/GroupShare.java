package org.prodrome.evaluate.baseline;

import java.util.HashMap;
import java.util.Map;

/**
 * Knows of a case only the group that it comes from, such as its site, and gives the group's share of abnormal cases.
 * What it reaches is what a model may owe to telling the groups apart.
 */
public final class GroupShare {
    private final Map<String, Double> shares = new HashMap<>();
    private final double overall;

    private GroupShare(Map<String, int[]> counts, int abnormal, int cases) {
        counts.forEach((group, count) -> shares.put(group, count[0] / (double) count[1]));
        overall = abnormal / (double) cases;
    }

    /**
     * Counts.
     *
     * @param groups [case]
     * @param abnormal [case]
     * @throws IllegalArgumentException if there are no cases
     */
    public static GroupShare fit(String[] groups, boolean[] abnormal) {
        if (groups.length == 0 || groups.length != abnormal.length) {
            throw new IllegalArgumentException("group shares: expected as many groups as labels and at least one, got "
                    + groups.length + " and " + abnormal.length);
        }
        Map<String, int[]> counts = new HashMap<>();
        int all = 0;
        for (int i = 0; i < groups.length; i++) {
            int[] count = counts.computeIfAbsent(groups[i], _ -> new int[2]);
            count[1]++;
            if (abnormal[i]) {
                count[0]++;
                all++;
            }
        }
        return new GroupShare(counts, all, groups.length);
    }

    /** In [0, 1]; of a group that was never seen, the share of all cases. */
    public double share(String group) {
        return shares.getOrDefault(group, overall);
    }
}

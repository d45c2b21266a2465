package org.prodrome.evaluate.split;

import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.prodrome.data.Case;
import org.prodrome.data.Seed;

/**
 * Those who came last are tested by what was learnt before the first of them came. Subjects go by their first case;
 * later cases of a subject who is learnt from, made when the test had begun, are left out, for they were not there to
 * learn from.
 *
 * @param percent of the subjects who are tested, 1 to 99; so many, rounded, and whoever came at the same time as the
 *     first of them
 */
public record ByTime(int percent) implements Protocol {
    public ByTime {
        if (percent < 1 || percent > 99) {
            throw new IllegalArgumentException("protocol: expected the last 1 to 99 %, got " + percent + " %");
        }
    }

    @Override
    public List<Split> split(List<Case> cases, Seed seed) {
        Map<String, LocalDateTime> first = new HashMap<>();
        for (Case each : cases) {
            LocalDateTime time = each.time()
                    .orElseThrow(() -> new IllegalArgumentException(
                            name() + ": expected the time of every case, got none of case " + each.id()));
            first.merge(each.subject().id(), time, (a, b) -> a.isBefore(b) ? a : b);
        }
        if (first.size() < 2) {
            throw new IllegalArgumentException(name() + ": expected at least 2 subjects, got " + first.size());
        }
        List<LocalDateTime> order = first.values().stream().sorted().toList();
        int tested = Math.clamp(Math.round(percent / 100.0 * order.size()), 1, order.size() - 1);
        LocalDateTime from = order.get(order.size() - tested);
        List<Case> test = cases.stream()
                .filter(each -> !first.getOrDefault(each.subject().id(), from).isBefore(from))
                .toList();
        List<Case> train = cases.stream()
                .filter(each -> each.time().orElse(from).isBefore(from))
                .toList();
        return List.of(new Split(0, "from " + from.toLocalDate(), train, test));
    }

    @Override
    public String name() {
        return "by time, last " + percent + " %";
    }
}

package org.prodrome.evaluate;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether systems were judged on the same cases, of which the same was known. */
final class SameCases {
    private static final int NAMED = 3;

    private SameCases() {}

    /** @throws IllegalArgumentException if they differ; the message says by which cases */
    static void require(List<Contender> contenders) {
        Contender first = contenders.getFirst();
        for (Contender other : contenders) {
            difference(first, other).ifPresent(how -> {
                throw new IllegalArgumentException(
                        other.name() + ": expected the cases of " + first.name() + ", got " + how);
            });
        }
    }

    /** In what the cases of the other differ from those of the first, in a few words; nothing where they don't. */
    static Optional<String> difference(Contender first, Contender other) {
        Map<String, Prediction> known = first.first();
        for (List<Prediction> time : other.times()) {
            Set<String> ids = time.stream().map(Prediction::id).collect(Collectors.toCollection(TreeSet::new));
            Set<String> missing = new TreeSet<>(known.keySet());
            missing.removeAll(ids);
            Set<String> further = new TreeSet<>(ids);
            further.removeAll(known.keySet());
            if (!missing.isEmpty() || !further.isEmpty()) {
                int shared = known.size() - missing.size();
                return Optional.of(
                        shared + " of its " + known.size() + (missing.isEmpty() ? "" : ", without " + some(missing))
                                + (further.isEmpty() ? "" : ", and " + further.size() + " further: " + some(further)));
            }
            for (Prediction each : time) {
                Prediction before = known.get(each.id());
                if (before != null && before.label() != each.label()) {
                    return Optional.of("case " + each.id() + " as " + word(each) + " instead of " + word(before));
                }
                if (before != null
                        && !before.subject().id().equals(each.subject().id())) {
                    return Optional.of("case " + each.id() + " of subject "
                            + each.subject().id() + " instead of "
                            + before.subject().id());
                }
            }
        }
        return Optional.empty();
    }

    private static String word(Prediction each) {
        return each.label().name().toLowerCase(Locale.ROOT);
    }

    private static String some(Set<String> ids) {
        String named = ids.stream().limit(NAMED).collect(Collectors.joining(", "));
        return ids.size() > NAMED ? named + " and " + (ids.size() - NAMED) + " more" : named;
    }
}

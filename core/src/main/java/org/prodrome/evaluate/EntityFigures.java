package org.prodrome.evaluate;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.prodrome.data.Seed;
import org.prodrome.data.Subject;
import org.prodrome.evaluate.statistic.Interval;
import org.prodrome.evaluate.statistic.SubjectBootstrap;

/**
 * How well entities are found, over all tested cases of which it is known where they are: an entity is found if it is
 * said to the word, first and last, as in the shared task of CoNLL-2003 (Tjong Kim Sang and De Meulder).
 *
 * @param known entities that there are
 * @param said entities that are said to be there
 * @param values of those figures that are defined
 * @param intervals 95 % by the bootstrap over subjects; none where there are fewer than {@value Figure#FEWEST_SUBJECTS}
 *     of them
 */
public record EntityFigures(int known, int said, Map<Kind, Double> values, Map<Kind, Interval> intervals) {
    /** What is figured. */
    public enum Kind {
        /** Of what is said, what is right; undefined where nothing is said. */
        PRECISION,
        /** Of what there is, what is said; undefined where there is nothing. */
        RECALL,
        /** Twice what is right, of what is said and what there is; undefined where there is neither. */
        F1;

        /** As JSON has it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A case's entities, as they are said and as they are. */
    public record Compared(Subject subject, Set<WordSpan> said, Set<WordSpan> known) {
        public Compared {
            said = Set.copyOf(said);
            known = Set.copyOf(known);
        }

        private long right() {
            return said.stream().filter(known::contains).count();
        }
    }

    public EntityFigures {
        values = Map.copyOf(values);
        intervals = Map.copyOf(intervals);
    }

    /** Empty where nothing is known and nothing said. */
    public static Optional<EntityFigures> of(List<Compared> cases, Seed seed) {
        int known = cases.stream().mapToInt(each -> each.known().size()).sum();
        int said = cases.stream().mapToInt(each -> each.said().size()).sum();
        if (known + said == 0) {
            return Optional.empty();
        }
        Part part = new Part(
                cases,
                SubjectFigures.numbered(cases.stream().map(Compared::subject).toList()));
        SubjectFigures<Kind> figures = SubjectFigures.of(part, seed);
        return Optional.of(new EntityFigures(known, said, figures.values(), figures.intervals()));
    }

    /** For a report's remarks. */
    public String sentence() {
        String figures = Arrays.stream(Kind.values())
                .filter(values::containsKey)
                .map(this::text)
                .collect(Collectors.joining(", "));
        return String.format(Locale.ROOT, "Entities: %d there, %d said, to the word: %s.", known, said, figures);
    }

    private String text(Kind kind) {
        String value = String.format(Locale.ROOT, "%s %.3f", kind.key(), values.get(kind));
        Interval interval = intervals.get(kind);
        return interval == null
                ? value
                : value + String.format(Locale.ROOT, " (%.3f to %.3f)", interval.low(), interval.high());
    }

    private record Part(List<Compared> cases, int[] subjects) implements SubjectBootstrap.Part<Kind> {
        @Override
        public Map<Kind, Double> figures(int[] times) {
            double right = 0;
            double said = 0;
            double known = 0;
            for (int i = 0; i < times.length; i++) {
                Compared one = cases.get(i);
                right += times[i] * one.right();
                said += times[i] * (double) one.said().size();
                known += times[i] * (double) one.known().size();
            }
            Map<Kind, Double> figures = new EnumMap<>(Kind.class);
            if (said > 0) {
                figures.put(Kind.PRECISION, right / said);
            }
            if (known > 0) {
                figures.put(Kind.RECALL, right / known);
            }
            if (said + known > 0) {
                figures.put(Kind.F1, 2 * right / (said + known));
            }
            return figures;
        }
    }
}

package org.prodrome.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import org.prodrome.data.Case;
import org.prodrome.data.NearMiss;
import org.prodrome.data.Truth;

/**
 * What a model wants to know of a case in training beside its label: an input of its own, [batch, ...], which scoring
 * does without. What isn't known of a case is not a number.
 */
public sealed interface Target {
    /** The input's name. */
    String input();

    /** A sample's shape, where a window lies on the grid. */
    List<Integer> each(Grid grid);

    /** The shape [batch, ...]. */
    default long[] shape(Grid grid, long batch) {
        return LongStream.concat(LongStream.of(batch), each(grid).stream().mapToLong(Integer::longValue))
                .toArray();
    }

    /** How many values a sample has. */
    default int size(Grid grid) {
        return each(grid).stream().reduce(1, Math::multiplyExact);
    }

    /**
     * Of which classes a case is, by {@link Truth#classes}: [batch, class], 1 where it is and 0 where not. The first
     * class is that of all normal cases, whatever their sources call them.
     *
     * @param names all different, two or more, the first for normal
     * @param several whether an abnormal case may be of several
     * @param edges rising severities from which on an abnormal case is of the next class, where severity and not the
     *     source's words say the class: one fewer than there are abnormal classes; else none
     */
    record Classes(List<String> names, boolean several, List<Double> edges) implements Target {
        /** The input's name. */
        public static final String INPUT = "classes";

        public Classes {
            names = List.copyOf(names);
            if (names.size() < 2 || new HashSet<>(names).size() < names.size()) {
                throw new IllegalArgumentException(
                        "classes: expected 2 names or more, all different, the first for normal, got " + names);
            }
            edges = List.copyOf(edges);
            if (!edges.isEmpty()
                    && (edges.size() != names.size() - 2
                            || !edges.stream().sorted().distinct().toList().equals(edges))) {
                throw new IllegalArgumentException("edges: expected none or " + (names.size() - 2)
                        + " rising severities, to part " + (names.size() - 1) + " abnormal grades, got " + edges);
            }
        }

        /** By the source's words. */
        public Classes(List<String> names, boolean several) {
            this(names, several, List.of());
        }

        @Override
        public String input() {
            return INPUT;
        }

        @Override
        public List<Integer> each(Grid grid) {
            return List.of(names.size());
        }

        /**
         * The classes of a case by their places, the lowest first.
         *
         * @param one labelled
         * @throws IllegalArgumentException if an abnormal case names none of them or another one, or several where
         *     there may be but one
         */
        public int[] of(Case one) {
            if (one.truth().label() == Truth.Label.NORMAL) {
                return new int[] {0};
            }
            if (!edges.isEmpty()) {
                double severity = one.truth()
                        .severity()
                        .orElseThrow(() -> new IllegalArgumentException("case " + one.id()
                                + ": expected an abnormal case's severity, to tell its grade, got none"));
                return new int[] {
                    1 + (int) edges.stream().filter(edge -> edge <= severity).count()
                };
            }
            List<String> said = one.truth().classes();
            int[] places = said.stream()
                    .mapToInt(name -> place(name, one))
                    .sorted()
                    .distinct()
                    .toArray();
            if (places.length == 0 || (!several && places.length > 1)) {
                throw new IllegalArgumentException(
                        "case " + one.id() + ": expected " + (several ? "one or more" : "one") + " of the classes "
                                + names.subList(1, names.size()) + " of an abnormal case, got " + said);
            }
            return places;
        }

        private int place(String name, Case one) {
            int place = names.indexOf(name);
            if (place < 1) {
                List<String> abnormal = names.subList(1, names.size());
                throw new IllegalArgumentException("case " + one.id() + ": expected an abnormal case to be of "
                        + abnormal + ", got " + name
                        + NearMiss.of(name, abnormal)
                                .map(near -> "; did you mean " + near + "?")
                                .orElse(""));
            }
            return place;
        }
    }

    /**
     * Which of the training fold's subjects a case is of: [batch, subject], 1 for the subject and 0 for the others. Of
     * more subjects the first in the order of their ids are told from one another; a case of another one has zeros
     * alone.
     *
     * @param most 2 or more
     */
    record Subject(int most) implements Target {
        /** The input's name. */
        public static final String INPUT = "subject";

        public Subject {
            if (most < 2) {
                throw new IllegalArgumentException("subjects: expected 2 or more, got " + most);
            }
        }

        @Override
        public String input() {
            return INPUT;
        }

        @Override
        public List<Integer> each(Grid grid) {
            return List.of(most);
        }
    }

    /** How strong it is, by {@link Truth#severity}, in the source's own measure: [batch]. */
    record Severity() implements Target {
        /** The input's name. */
        public static final String INPUT = "severity";

        @Override
        public String input() {
            return INPUT;
        }

        @Override
        public List<Integer> each(Grid grid) {
            return List.of();
        }

        /** Empty where it is unknown. */
        public OptionalDouble of(Case one) {
            return one.truth().severity();
        }
    }

    /** Which words begin an entity and which are inside one, by {@link Truth#intervals}: [batch, word]. */
    record Tags() implements Target {
        /** The input's name. */
        public static final String INPUT = "tags.told";

        /** Of a word in no entity. */
        public static final int OUTSIDE = 0;

        /** Of an entity's first word. */
        public static final int BEGINS = 1;

        /** Of its other words. */
        public static final int INSIDE = 2;

        /** How many tags there are. */
        public static final int COUNT = 3;

        @Override
        public String input() {
            return INPUT;
        }

        @Override
        public List<Integer> each(Grid grid) {
            return grid.lengths();
        }
    }

    /**
     * Which places of the window are abnormal, as shares of each from 0 to 1: [batch, 1, length, ...]. Of a normal case
     * none is.
     */
    record Mask() implements Target {
        /** The input's name. */
        public static final String INPUT = "mask";

        @Override
        public String input() {
            return INPUT;
        }

        @Override
        public List<Integer> each(Grid grid) {
            List<Integer> each = new ArrayList<>(List.of(1));
            each.addAll(grid.lengths());
            return each;
        }
    }
}

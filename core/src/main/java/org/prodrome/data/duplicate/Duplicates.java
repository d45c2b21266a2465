package org.prodrome.data.duplicate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Subject;

/**
 * Cases of a data set that are there twice or more, wholly or in part, and what keeps a split from parting them.
 *
 * <p>Pictures, and volumes by their middle slice, are duplicates if their perceptual hashes differ in at most
 * {@value #MOST_BITS} of 64 bits and their thumbnails correlate by {@value #LEAST_CORRELATION} or more: sizes and
 * compression may differ; mirrored, turned or cropped ones aren't found. Signals are if they share a piece of 128
 * samples or more, of whatever gain, that correlates as much over all that would be shared. Other payloads are if they
 * are equal; rows are never taken for duplicates, for equal numbers need not be of one person. Every payload is read
 * once.
 *
 * @param groups with two cases or more each, in the data set's order; no case is in two of them
 */
public record Duplicates(Dataset dataset, List<Group> groups) {
    static final int MOST_BITS = 12;
    static final double LEAST_CORRELATION = 0.98;

    private static final int EXAMPLES = 3;

    /** Why two cases count as one. */
    public enum Reason {
        EQUAL("equal"),
        ALIKE("alike"),
        OVERLAPPING("overlapping");

        private final String word;

        Reason(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /**
     * Two cases that count as one.
     *
     * @param correlation Pearson's, 1 of equal ones
     */
    public record Pair(Case left, Case right, Reason reason, double correlation) {}

    /** Cases that hang together, and the pairs by which they do. */
    public record Group(List<Case> cases, List<Pair> pairs) {
        public Group {
            cases = List.copyOf(cases);
            pairs = List.copyOf(pairs);
        }
    }

    public Duplicates {
        groups = List.copyOf(groups);
    }

    /** Hears of each case that was compared. */
    @FunctionalInterface
    public interface Progress {
        void after(int done, int total);
    }

    /** @throws FormatException if a case's payload isn't what it claims to be */
    public static Duplicates find(Dataset dataset) throws IOException, FormatException {
        return find(dataset, (_, _) -> {});
    }

    /** @throws FormatException if a case's payload isn't what it claims to be */
    public static Duplicates find(Dataset dataset, Progress progress) throws IOException, FormatException {
        List<Pair> pairs = Comparison.pairs(dataset.cases(), progress);
        Partition<Case> parts = new Partition<>(dataset.cases());
        pairs.forEach(pair -> parts.join(pair.left(), pair.right()));
        Map<Case, List<Pair>> by = pairs.stream().collect(Collectors.groupingBy(pair -> parts.first(pair.left())));
        List<Group> groups = parts.parts().stream()
                .filter(cases -> cases.size() > 1)
                .map(cases -> new Group(cases, by.getOrDefault(cases.getFirst(), List.of())))
                .toList();
        return new Duplicates(dataset, groups);
    }

    /**
     * The data set whose cases of one group are of one subject, together with all else of the subjects they had. Its
     * digest stays, for the cases' bytes are the same.
     */
    public Dataset joined() {
        Map<String, Subject> subjects = new LinkedHashMap<>();
        for (Case of : dataset.cases()) {
            subjects.putIfAbsent(of.subject().id(), of.subject());
        }
        Partition<String> parts = new Partition<>(List.copyOf(subjects.keySet()));
        for (Group group : groups) {
            String first = group.cases().getFirst().subject().id();
            group.cases().forEach(of -> parts.join(first, of.subject().id()));
        }
        Map<String, Subject> joined = new HashMap<>();
        for (List<String> ids : parts.parts()) {
            boolean known = ids.stream().anyMatch(id -> known(subjects, id));
            ids.forEach(id -> joined.put(id, new Subject(ids.getFirst(), known)));
        }
        List<Case> cases = dataset.cases().stream()
                .map(of -> of.of(joined.getOrDefault(of.subject().id(), of.subject())))
                .toList();
        return new Dataset(dataset.name(), dataset.origin(), dataset.licence(), dataset.digest(), cases);
    }

    private static boolean known(Map<String, Subject> subjects, String id) {
        Subject subject = subjects.get(id);
        return subject != null && subject.known();
    }

    /** How many cases would remain if one of each group were kept. */
    public int remaining() {
        return dataset.cases().size()
                - groups.stream().mapToInt(group -> group.cases().size() - 1).sum();
    }

    /** A line of how many there are, and lines of the first few pairs. */
    public List<String> summary() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "duplicates: %d groups of %d cases; %d of %d cases remain without",
                groups.size(),
                groups.stream().mapToInt(group -> group.cases().size()).sum(),
                remaining(),
                dataset.cases().size()));
        groups.stream()
                .flatMap(group -> group.pairs().stream().limit(1))
                .limit(EXAMPLES)
                .forEach(pair -> lines.add(String.format(
                        Locale.ROOT,
                        "%s and %s: %s, correlation %.3f",
                        pair.left().id(),
                        pair.right().id(),
                        pair.reason().word(),
                        pair.correlation())));
        return lines;
    }
}

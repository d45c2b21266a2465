package org.prodrome.evaluate.split;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.prodrome.data.Case;
import org.prodrome.data.Seed;

/** How cases are parted into what is trained on and what is tested on: always by subject. */
public sealed interface Protocol {
    /** The splits, each case in the test part of one at most. */
    List<Split> splits(List<Case> cases, Seed seed);

    /** As it is written in a recipe or on the command line. */
    String key();

    /** So many folds of subjects, stratified by label and site. */
    record KFold(int folds) implements Protocol {
        public KFold {
            if (folds < 2 || folds > 100) {
                throw new IllegalArgumentException("k-fold: expected 2 to 100 folds, got " + folds);
            }
        }

        @Override
        public List<Split> splits(List<Case> cases, Seed seed) {
            Map<String, Integer> fold = SubjectFolds.deal(cases, folds, seed);
            List<Split> splits = new ArrayList<>();
            for (int i = 0; i < folds; i++) {
                int tested = i;
                splits.add(part(
                        "fold " + (i + 1),
                        cases,
                        one -> Integer.valueOf(tested)
                                .equals(fold.get(one.subject().id()))));
            }
            return splits;
        }

        @Override
        public String key() {
            return folds + "-fold";
        }
    }

    /** Each site is tested by a model that has never heard it. */
    record LeaveOneSiteOut() implements Protocol {
        @Override
        public List<Split> splits(List<Case> cases, Seed seed) {
            return leaveOneOut(cases, Case::site, "leave-one-site-out", " left out");
        }

        @Override
        public String key() {
            return "leave-one-site-out";
        }
    }

    /** Each subject is tested by a model that has never met them. */
    record LeaveOneSubjectOut() implements Protocol {
        @Override
        public List<Split> splits(List<Case> cases, Seed seed) {
            return leaveOneOut(cases, one -> one.subject().id(), "leave-one-subject-out", " left out");
        }

        @Override
        public String key() {
            return "leave-one-subject-out";
        }
    }

    /** @throws IllegalArgumentException if it names no protocol */
    static Protocol parse(String text) {
        Matcher folds = Pattern.compile("(\\d{1,3})-fold").matcher(text);
        if (folds.matches()) {
            return new KFold(Integer.parseInt(folds.group(1)));
        }
        return switch (text) {
            case "leave-one-site-out" -> new LeaveOneSiteOut();
            case "leave-one-subject-out" -> new LeaveOneSubjectOut();
            default ->
                throw new IllegalArgumentException(
                        "protocol: expected 5-fold (or another number), leave-one-site-out or "
                                + "leave-one-subject-out, got " + text);
        };
    }

    /**
     * Parts a training fold into what is learned from and what is kept for calibration.
     *
     * @param share of the subjects to keep, above 0 and at most a half
     * @return the part to learn from as train, the kept one as test
     */
    static Split calibration(List<Case> train, double share, Seed seed) {
        Map<String, Integer> fold = SubjectFolds.deal(train, (int) Math.round(1 / share), seed);
        return part(
                "calibration",
                train,
                one -> Integer.valueOf(0).equals(fold.get(one.subject().id())));
    }

    private static List<Split> leaveOneOut(List<Case> cases, Function<Case, String> group, String what, String suffix) {
        Set<String> groups = new TreeSet<>(cases.stream().map(group).toList());
        if (groups.size() < 2) {
            throw new IllegalArgumentException(what + ": expected two or more of them, got " + groups);
        }
        return groups.stream()
                .map(left -> part(left + suffix, cases, one -> group.apply(one).equals(left)))
                .toList();
    }

    private static Split part(String name, List<Case> cases, java.util.function.Predicate<Case> tested) {
        return new Split(
                name,
                cases.stream().filter(tested.negate()).toList(),
                cases.stream().filter(tested).toList());
    }
}

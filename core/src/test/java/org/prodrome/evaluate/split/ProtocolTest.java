package org.prodrome.evaluate.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prodrome.data.Case;
import org.prodrome.data.Seed;
import org.prodrome.data.Truth.Label;

final class ProtocolTest {
    private static final Seed SEED = new Seed(5);

    @ParameterizedTest
    @ValueSource(strings = {"2-fold", "5-fold", "10-fold", "leave-one-site-out", "leave-one-subject-out"})
    void testsEveryCaseOnceAndKeepsSubjectsTogether(String name) {
        Protocol protocol = Protocol.parse(name);
        assertThat(protocol.name()).isEqualTo(name);
        SplittableRandom random = SEED.random();
        for (int round = 0; round < 20; round++) {
            List<Case> cases = Cases.draw(random, random.nextInt(20, 90));
            List<Split> splits = protocol.split(cases, SEED);
            assertThat(splits)
                    .as("%s round %d", SEED, round)
                    .extracting(Split::fold)
                    .isSorted();
            assertThat(splits.stream().flatMap(split -> split.test().stream()))
                    .containsExactlyInAnyOrderElementsOf(cases);
            for (Split split : splits) {
                assertThat(split.train().size() + split.test().size()).isEqualTo(cases.size());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"3-fold", "leave-one-site-out", "leave-one-subject-out"})
    void theOrderOfTheCasesDecidesNothing(String name) {
        SplittableRandom random = SEED.random();
        List<Case> cases = Cases.draw(random, 50);
        Protocol protocol = Protocol.parse(name);
        Map<String, Integer> before = testedIn(protocol.split(cases, SEED));
        List<Case> shuffled = new ArrayList<>(cases);
        Collections.rotate(shuffled, 17);
        Collections.reverse(shuffled);
        assertThat(testedIn(protocol.split(shuffled, SEED))).isEqualTo(before);
    }

    @Test
    void theSeedDecidesTheFolds() {
        List<Case> cases = Cases.draw(SEED.random(), 50);
        KFold protocol = new KFold(5);
        assertThat(testedIn(protocol.split(cases, SEED)))
                .isEqualTo(testedIn(protocol.split(cases, SEED)))
                .isNotEqualTo(testedIn(protocol.split(cases, new Seed(6))));
    }

    @Test
    void foldsShareLabelsAndSitesEvenly() {
        SplittableRandom random = SEED.random();
        for (int round = 0; round < 50; round++) {
            int k = random.nextInt(2, 8);
            List<Case> cases = Cases.draw(random, random.nextInt(k, 90));
            Map<String, Map<Integer, Integer>> counts = new HashMap<>();
            for (Split split : new KFold(k).split(cases, SEED)) {
                for (Person person : Person.of(split.test())) {
                    for (String group : List.of("all", "" + person.label(), person.label() + person.site())) {
                        counts.computeIfAbsent(group, key -> new HashMap<>()).merge(split.fold(), 1, Integer::sum);
                    }
                }
            }
            for (Map<Integer, Integer> byFold : counts.values()) {
                Collection<Integer> sizes = byFold.values();
                int fewest = byFold.size() < k ? 0 : Collections.min(sizes);
                assertThat(Collections.max(sizes) - fewest)
                        .as("%s round %d: %s", SEED, round, counts)
                        .isLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    void leavesOutOneSiteAtATime() {
        List<Split> splits = new LeaveOneSiteOut().split(Cases.draw(SEED.random(), 60), SEED);
        assertThat(splits).extracting(Split::name).containsExactly("a left out", "b left out", "c left out");
        for (Split split : splits) {
            Set<String> tested = split.test().stream().map(Case::site).collect(Collectors.toSet());
            assertThat(tested).hasSize(1);
            assertThat(split.train()).noneMatch(each -> tested.contains(each.site()));
        }
    }

    @Test
    void thePublishedSplitIsTakenAsItIs() {
        List<Case> cases = List.of(
                Cases.of("1", "s", "a", Label.NORMAL).of(Case.Part.TRAIN),
                Cases.of("2", "s", "a", Label.NORMAL).of(Case.Part.VALIDATION),
                Cases.of("3", "t", "a", Label.ABNORMAL).of(Case.Part.TEST),
                Cases.of("4", "u", "a", Label.ABNORMAL));
        Split split = new OfficialSplit(false).split(cases, SEED).getFirst();
        assertThat(split.train()).extracting(Case::id).containsExactly("1", "2");
        assertThat(split.test()).extracting(Case::id).containsExactly("3");
    }

    @Test
    void aPublishedSplitWithASubjectOnBothSidesIsForRecords() {
        List<Case> cases = List.of(
                Cases.of("1", "s", "a", Label.NORMAL).of(Case.Part.TRAIN),
                Cases.of("2", "s", "a", Label.ABNORMAL).of(Case.Part.TEST));
        assertThatThrownBy(() -> new OfficialSplit(false).split(cases, SEED))
                .hasMessageContaining("expected each subject on one side");
        assertThat(new OfficialSplit(true).split(cases, SEED).getFirst().test())
                .extracting(Case::id)
                .containsExactly("2");
        assertThatThrownBy(() -> new OfficialSplit(false).split(List.of(Cases.of("1", "s", "a", Label.NORMAL)), SEED))
                .hasMessageStartingWith("official: expected a data set with a published split, got one without");
    }

    @Test
    void namesTheChoicesAndTheNearMiss() {
        assertThatThrownBy(() -> Protocol.parse("leave-one-cite-out"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("protocol: expected K-fold such as 5-fold or 5-fold 3 times, leave-one-site-out,"
                        + " leave-one-subject-out, by time, last 20 %, official, official-by-record or one nested as in nested 5-fold, chosen by 3-fold, got"
                        + " 'leave-one-cite-out'; did you mean leave-one-site-out?");
        assertThatThrownBy(() -> Protocol.parse("10 folds")).hasMessageEndingWith("did you mean 10-fold?");
        assertThatThrownBy(() -> Protocol.parse("0-fold")).hasMessageEndingWith("did you mean 5-fold?");
        assertThatThrownBy(() -> Protocol.parse("bootstrap")).hasMessageEndingWith("got 'bootstrap'");
        assertThatThrownBy(() -> Protocol.parse("1-fold")).hasMessage("protocol: expected 2 folds or more, got 1-fold");
    }

    @Test
    void refusesWhatCannotBeParted() {
        List<Case> few = List.of(
                Cases.of("1", "s", "a", Label.NORMAL),
                Cases.of("2", "s", "a", Label.ABNORMAL),
                Cases.of("3", "t", "a", Label.NORMAL));
        assertThatThrownBy(() -> new KFold(5).split(few, SEED))
                .hasMessage("5-fold: expected at least 5 subjects, got 2");
        assertThatThrownBy(() -> new LeaveOneSiteOut().split(few, SEED))
                .hasMessage("leave-one-site-out: expected at least 2 sites, got [a]");
        assertThatThrownBy(() -> new LeaveOneSiteOut().split(List.of(), SEED)).hasMessageEndingWith("got none");
        assertThatThrownBy(() -> new LeaveOneSubjectOut().split(few.subList(0, 2), SEED))
                .hasMessage("leave-one-subject-out: expected at least 2 subjects, got 1");
        List<Case> travelled = List.of(Cases.of("1", "s", "a", Label.NORMAL), Cases.of("2", "s", "b", Label.ABNORMAL));
        assertThatThrownBy(() -> new LeaveOneSiteOut().split(travelled, SEED))
                .hasMessage("a left out: expected each subject on one side, got subject s in train and test (case 1)");
    }

    @Test
    void repeatsDealAnew() {
        List<Case> cases = Cases.draw(SEED.random(), 40);
        Protocol protocol = Protocol.parse("4-fold 3 times");
        assertThat(protocol).isEqualTo(new Repeated(new KFold(4), 3));
        assertThat(protocol.name()).isEqualTo("4-fold 3 times");
        List<Split> splits = protocol.split(cases, SEED);
        assertThat(splits).extracting(Split::fold).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        assertThat(splits).extracting(Split::name).doesNotHaveDuplicates().contains("time 2 fold 3");
        List<Map<String, Integer>> times = new ArrayList<>();
        for (int time = 0; time < 3; time++) {
            int repeat = time;
            List<Split> of =
                    splits.stream().filter(split -> split.repeat() == repeat).toList();
            assertThat(of.stream().flatMap(split -> split.test().stream())).containsExactlyInAnyOrderElementsOf(cases);
            Map<String, Integer> folds = testedIn(of);
            folds.replaceAll((_, fold) -> fold % 4);
            times.add(folds);
        }
        assertThat(times).doesNotHaveDuplicates();
        assertThatThrownBy(() -> Protocol.parse("4-fold 1 times"))
                .hasMessage("protocol: expected 2 times or more, got 4-fold 1 times");
    }

    @Test
    void innerFoldsKnowNothingOfTheOuterTest() {
        List<Case> cases = Cases.draw(SEED.random(), 40);
        Nesting nesting = (Nesting) Protocol.parse("nested 4-fold, chosen by 3-fold");
        assertThat(nesting.name()).isEqualTo("nested 4-fold, chosen by 3-fold");
        List<Split> outer = nesting.split(cases, SEED);
        assertThat(outer).isEqualTo(new KFold(4).split(cases, SEED));
        List<Nested> nested =
                outer.stream().map(fold -> nesting.nested(fold, SEED)).toList();
        assertThat(nested)
                .hasSize(4)
                .allSatisfy(fold -> assertThat(fold.inner()).hasSize(3).allSatisfy(inner -> {
                    List<Case> both = new ArrayList<>(inner.train());
                    both.addAll(inner.test());
                    assertThat(both)
                            .containsExactlyInAnyOrderElementsOf(fold.outer().train());
                }));
        Nested first = nested.getFirst();
        assertThatThrownBy(() -> new Nested(first.outer(), nested.get(1).inner()))
                .hasMessageContaining("expected each subject on one side, got subject");
    }

    @Test
    void whatCantBeNestedIsRefused() {
        assertThat(Protocol.parse("nested 2-fold 3 times, chosen by leave-one-site-out")
                        .name())
                .isEqualTo("nested 2-fold 3 times, chosen by leave-one-site-out");
        assertThat(Protocol.parse("nested by time, last 20 %, chosen by 3-fold").name())
                .isEqualTo("nested by time, last 20 %, chosen by 3-fold");
        assertThatThrownBy(() -> Protocol.parse("nested 5-fold, chosen by official"))
                .hasMessage("protocol: expected inner folds of the training part's own, got official");
        assertThatThrownBy(() -> Protocol.parse("nested nested 5-fold, chosen by 3-fold, chosen by 3-fold"))
                .hasMessage("protocol: expected one nested in another, got more");
        assertThatThrownBy(() -> Protocol.parse("nested 5-fold, chosen by 3-flod"))
                .hasMessageEndingWith("got '3-flod'; did you mean 3-fold?");
        assertThatThrownBy(() -> Protocol.parse("nested 5-fold"))
                .hasMessageContaining("or one nested as in nested 5-fold, chosen by 3-fold, got 'nested 5-fold'");
    }

    @Test
    void byTimeNothingIsLearntFromTheFuture() {
        List<Case> cases = List.of(
                dated("1", "s", 1),
                dated("2", "s", 8),
                dated("3", "t", 2),
                dated("4", "u", 5),
                dated("5", "u", 9),
                dated("6", "v", 6),
                dated("7", "w", 3));
        Protocol protocol = Protocol.parse("by time, last 40 %");
        assertThat(protocol.name()).isEqualTo("by time, last 40 %");
        Split split = protocol.split(cases, SEED).getFirst();
        assertThat(split.name()).isEqualTo("from 2020-01-05");
        assertThat(split.test()).extracting(Case::id).containsExactly("4", "5", "6");
        // The later case of s is from after the test began, and s was learnt from.
        assertThat(split.train()).extracting(Case::id).containsExactly("1", "3", "7");
        assertThatThrownBy(() -> protocol.split(Cases.draw(SEED.random(), 3), SEED))
                .hasMessageStartingWith("by time, last 40 %: expected the time of every case, got none of case");
        assertThatThrownBy(() -> Protocol.parse("by time, last 100 %"))
                .hasMessage("protocol: expected the last 1 to 99 %, got 100 %");
    }

    private static Case dated(String id, String subject, int day) {
        return Cases.of(id, subject, "a", Label.NORMAL)
                .recordedAt(LocalDate.of(2020, 1, day).atStartOfDay());
    }

    private static Map<String, Integer> testedIn(List<Split> splits) {
        return splits.stream()
                .flatMap(split -> split.test().stream().map(each -> Map.entry(each.id(), split.fold())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Test
    void byRecordEachCaseIsASubjectOfItsOwnAlsoWhereAllAreLearnedFrom() {
        List<Case> cases = List.of(Cases.of("1", "s", "a", Label.NORMAL), Cases.of("2", "s", "a", Label.NORMAL));
        assertThat(Protocol.parse("official").counted(cases)).isEqualTo(cases);
        assertThat(Protocol.parse("official-by-record").counted(cases))
                .extracting(each -> each.subject().id())
                .doesNotHaveDuplicates();
    }
}

package org.prodrome.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.Seed;
import org.prodrome.data.synthetic.HeartSounds;
import org.prodrome.evaluate.split.Protocol;
import org.prodrome.evaluate.split.Split;

class SplitTest {
    private final Dataset dataset = new HeartSounds(120, 6).dataset(new Seed(3));

    @ParameterizedTest
    @ValueSource(strings = {"5-fold", "10-fold", "leave-one-site-out", "leave-one-subject-out"})
    void noSubjectStandsOnBothSidesAndEveryCaseIsTestedOnce(String protocol) {
        List<Split> splits = Protocol.parse(protocol).splits(dataset.cases(), new Seed(1));
        List<String> tested = new ArrayList<>();
        for (Split split : splits) {
            Set<String> train = subjects(split.train());
            train.retainAll(subjects(split.test()));
            assertThat(train).isEmpty();
            split.test().forEach(one -> tested.add(one.id()));
            Split calibration = Protocol.calibration(split.train(), 0.2, new Seed(2));
            Set<String> fit = subjects(calibration.train());
            fit.retainAll(subjects(calibration.test()));
            assertThat(fit).isEmpty();
        }
        assertThat(tested)
                .containsExactlyInAnyOrderElementsOf(
                        dataset.cases().stream().map(Case::id).toList());
        assertThat(Protocol.parse(protocol).key()).isEqualTo(protocol);
    }

    @Test
    void aSubjectPutOnBothSidesIsRefused() {
        Split good =
                Protocol.parse("5-fold").splits(dataset.cases(), new Seed(1)).getFirst();
        List<Case> leaking = new ArrayList<>(good.train());
        leaking.add(good.test().getFirst());
        assertThatThrownBy(() -> new Split("planted", leaking, good.test()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("planted: expected each subject on one side, got 1 on both sides");
    }

    @Test
    void foldsDoNotDependOnTheOrderOfCases() {
        List<Case> shuffled = new ArrayList<>(dataset.cases());
        Collections.shuffle(shuffled, new Random(5));
        assertThat(firstTest(shuffled)).isEqualTo(firstTest(dataset.cases()));
    }

    @Test
    void aMistypedProtocolIsNamed() {
        assertThatThrownBy(() -> Protocol.parse("five-fold")).hasMessageContaining("got five-fold");
    }

    private static Set<String> firstTest(List<Case> cases) {
        return subjects(
                Protocol.parse("5-fold").splits(cases, new Seed(1)).getFirst().test());
    }

    private static Set<String> subjects(List<Case> cases) {
        return cases.stream().map(one -> one.subject().id()).collect(Collectors.toCollection(HashSet::new));
    }
}

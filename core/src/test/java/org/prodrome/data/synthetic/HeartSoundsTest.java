package org.prodrome.data.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.Seed;
import org.prodrome.data.Signal;
import org.prodrome.data.Truth.Beat;
import org.prodrome.data.Truth.Beat.Sound;
import org.prodrome.data.Truth.Interval;
import org.prodrome.data.Truth.Label;

final class HeartSoundsTest {
    private final Dataset dataset = new HeartSounds(120, 5).dataset(new Seed(7));

    @Test
    void makesTheSameBytesFromTheSameSeed() throws Exception {
        Dataset again = new HeartSounds(120, 5).dataset(new Seed(7));
        assertThat(again.digest()).isEqualTo(dataset.digest()).hasSize(64);
        // Backwards, so that a recording that leaned on another's draws would show.
        for (int i = 40; i >= 0; i -= 5) {
            assertThat(signal(again.cases().get(i)).samples())
                    .isDeepEqualTo(signal(dataset.cases().get(i)).samples());
        }
        assertThat(signal(dataset.cases().getFirst()).samples())
                .isDeepEqualTo(signal(dataset.cases().getFirst()).samples());
    }

    @Test
    void makesOthersFromAnotherSeed() throws Exception {
        Dataset other = new HeartSounds(120, 5).dataset(new Seed(8));
        assertThat(other.digest()).isNotEqualTo(dataset.digest());
        assertThat(signal(other.cases().getFirst()).samples()[0])
                .isNotEqualTo(signal(dataset.cases().getFirst()).samples()[0]);
    }

    @Test
    void keepsACaseWhenMoreAreAskedFor() throws Exception {
        Case more = new HeartSounds(130, 5).dataset(new Seed(7)).cases().get(119);
        assertThat(signal(more).samples())
                .isDeepEqualTo(signal(dataset.cases().get(119)).samples());
    }

    @Test
    void staysWithinFullScaleAndAboutTheLength() throws Exception {
        for (Case one : dataset.cases()) {
            Signal signal = signal(one);
            assertThat(signal.rate()).isEqualTo(2000);
            assertThat(signal.duration()).isBetween(3.99, 6.0);
            double power = 0;
            for (float value : signal.samples()[0]) {
                assertThat(value).isBetween(-1f, 1f);
                power += value * value;
            }
            assertThat(Math.sqrt(power / signal.length())).as(one.id()).isBetween(0.005, 0.5);
        }
    }

    @Test
    void givesASubjectTwoRecordingsOfOneSiteAndLabel() {
        Map<String, List<Case>> subjects = dataset.cases().stream()
                .collect(Collectors.groupingBy(c -> c.subject().id()));
        assertThat(subjects).hasSize(60);
        subjects.values().forEach(two -> {
            assertThat(two).hasSize(2);
            assertThat(two.getFirst().site()).isEqualTo(two.getLast().site());
            assertThat(two.getFirst().truth().label())
                    .isEqualTo(two.getLast().truth().label());
        });
        Map<String, Set<Label>> sites = dataset.cases().stream()
                .collect(Collectors.groupingBy(
                        Case::site, Collectors.mapping(c -> c.truth().label(), Collectors.toSet())));
        assertThat(sites)
                .hasSize(3)
                .allSatisfy((site, labels) -> assertThat(labels).hasSize(2));
    }

    @Test
    void beatsAsAHeartDoes() {
        for (Case one : dataset.cases()) {
            List<Beat> beats = one.truth().beats();
            for (int i = 0; i + 1 < beats.size(); i++) {
                double gap = beats.get(i + 1).time() - beats.get(i).time();
                assertThat(beats.get(i + 1).mark()).isNotEqualTo(beats.get(i).mark());
                if (beats.get(i).mark() == Sound.S1) {
                    assertThat(gap).as("systole of " + one.id()).isBetween(0.2, 0.36);
                } else {
                    assertThat(gap).as("diastole of " + one.id()).isBetween(0.08, 1.3);
                }
            }
        }
    }

    @Test
    void marksAMurmurInEveryBeatOfTheAbnormalAndNowhereElse() {
        for (Case one : dataset.cases()) {
            List<Interval> murmurs = one.truth().intervals();
            if (one.truth().label() == Label.NORMAL) {
                assertThat(murmurs).isEmpty();
                continue;
            }
            Sound before = murmurs.getFirst().finding().equals("systolic murmur") ? Sound.S1 : Sound.S2;
            List<Beat> beats = one.truth().beats();
            for (int i = 0; i + 1 < beats.size(); i++) {
                if (beats.get(i).mark() == before) {
                    double from = beats.get(i).time();
                    double to = beats.get(i + 1).time() + 0.01;
                    assertThat(murmurs)
                            .as("murmurs of " + one.id())
                            .filteredOn(m -> m.start() > from && m.end() < to)
                            .hasSize(1);
                }
            }
        }
    }

    @Test
    void soundsWhereItsTruthSaysSo() throws Exception {
        double within = 0;
        double all = 0;
        for (Case one : dataset.cases()) {
            Signal signal = signal(one);
            boolean[] heart = new boolean[signal.length()];
            for (Beat beat : one.truth().beats()) {
                int from = (int) (beat.time() * signal.rate());
                for (int i = from; i < Math.min(heart.length, from + 0.12 * signal.rate()); i++) {
                    heart[i] = true;
                }
            }
            double power = 0;
            double sounds = 0;
            for (int i = 0; i < heart.length; i++) {
                double square = signal.samples()[0][i] * signal.samples()[0][i];
                power += square;
                sounds += heart[i] ? square : 0;
            }
            within += sounds / power;
            all++;
        }
        assertThat(within / all)
                .as("share of the power within 120 ms of S1 and S2")
                .isGreaterThan(0.85);
    }

    @Test
    void refusesWhatIsNoRecording() {
        assertThatThrownBy(() -> new HeartSounds(0, 10))
                .hasMessage("heart sounds: expected 1 or more recordings of 1 to 3600 s, got 0 of 10.0 s");
        assertThatThrownBy(() -> new HeartSounds(1, Double.NaN)).hasMessageEndingWith("got 1 of NaN s");
    }

    private static Signal signal(Case one) throws Exception {
        return (Signal) one.payload();
    }
}

package org.prodrome.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;
import org.prodrome.data.Truth.Label;
import org.prodrome.evaluate.metric.Auroc;
import org.prodrome.evaluate.statistic.AurocDifference;

final class SiteGapTest {
    private static final int CASES = 120;
    private static final List<String> SITES = List.of("a", "b", "c");

    /** Of one subject each at three sites in turn, whose scores another way of judging may spoil and shift. */
    private static Contender judged(String name, double spoilt, IntFunction<Integer> fold) {
        SplittableRandom random = new SplittableRandom(5);
        SplittableRandom noise = new SplittableRandom(6);
        List<Prediction> predictions = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            Label label = random.nextInt(2) == 0 ? Label.NORMAL : Label.ABNORMAL;
            double score = random.nextGaussian() + (label == Label.ABNORMAL ? 2 : 0) + spoilt * noise.nextGaussian();
            int site = i % SITES.size();
            // A site's level tells nothing of its cases.
            predictions.add(
                    Predictions.of("case " + i, "s" + i, SITES.get(site), fold.apply(i), label, score + 10 * site));
        }
        return Contender.of(name, List.of(predictions));
    }

    private static Contender seen() {
        return judged("seen", 0, i -> i % 5);
    }

    private static Contender unseen() {
        return judged("unseen", 3, i -> i % SITES.size());
    }

    @Test
    void isTheMeanOfWhatEachSiteLoses() throws Exception {
        SiteGap gap = SiteGap.of(seen(), unseen(), new Seed(1)).orElseThrow();
        double seen = 0;
        double unseen = 0;
        List<AurocDifference> tests = new ArrayList<>();
        for (String site : SITES) {
            List<Prediction> one = of(site, seen());
            List<Prediction> other = of(site, unseen());
            boolean[] abnormal = new boolean[one.size()];
            int[] subjects = new int[one.size()];
            for (int i = 0; i < abnormal.length; i++) {
                abnormal[i] = one.get(i).label() == Label.ABNORMAL;
                subjects[i] = i;
            }
            seen += Auroc.of(scores(one), abnormal) / SITES.size();
            unseen += Auroc.of(scores(other), abnormal) / SITES.size();
            tests.add(AurocDifference.of(scores(one), scores(other), abnormal, subjects));
        }
        assertThat(gap.sites()).isEqualTo(SITES);
        assertThat(gap.seen().value()).isCloseTo(seen, within(1e-12));
        assertThat(gap.unseen().value()).isCloseTo(unseen, within(1e-12));
        assertThat(gap.gap().value()).isCloseTo(seen - unseen, within(1e-12));
        AurocDifference mean = AurocDifference.mean(tests);
        assertThat(gap.p()).isCloseTo(mean.p(), within(1e-12)).isLessThan(0.01);
        assertThat(gap.gap().interval().orElseThrow().low()).isCloseTo(mean.low(), within(0.02));
        assertThat(gap.gap().interval().orElseThrow().high()).isCloseTo(mean.high(), within(0.02));
    }

    @Test
    void aSystemLosesNothingBesideItself() {
        SiteGap gap = SiteGap.of(seen(), seen(), new Seed(1)).orElseThrow();
        assertThat(gap.gap().value()).isZero();
        assertThat(gap.p()).isOne();
    }

    @Test
    void leavesOutASiteOfOneClass() {
        List<Prediction> cases = new ArrayList<>(seen().times().getFirst());
        cases.add(Predictions.of("alone", "alone", "d", 0, Label.ABNORMAL, 1));
        Contender with = Contender.of("with", List.of(cases));
        assertThat(SiteGap.of(with, with, new Seed(1)).orElseThrow().sites()).isEqualTo(SITES);
        Contender only = Contender.of("only", List.of(List.of(cases.getLast())));
        assertThat(SiteGap.of(only, only, new Seed(1))).isEmpty();
    }

    @Test
    void refusesOtherCases() {
        Contender fewer =
                Contender.of("fewer", List.of(seen().times().getFirst().subList(0, 100)));
        assertThatThrownBy(() -> SiteGap.of(seen(), fewer, new Seed(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fewer: expected the cases of seen, got 100 of its 120");
    }

    private static List<Prediction> of(String site, Contender contender) {
        return contender.first().values().stream()
                .filter(each -> each.site().equals(site))
                .toList();
    }

    private static double[] scores(List<Prediction> predictions) {
        return predictions.stream().mapToDouble(Prediction::score).toArray();
    }
}

package org.prodrome.data.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Case;
import org.prodrome.data.Image;
import org.prodrome.data.Payload;
import org.prodrome.data.Seed;
import org.prodrome.data.Several;
import org.prodrome.data.Table;
import org.prodrome.data.Truth.Label;
import org.prodrome.data.synthetic.brain.MriPets;
import org.prodrome.data.synthetic.brain.MyelinMaps;
import org.prodrome.data.synthetic.ct.HeadCts;
import org.prodrome.data.synthetic.prostate.ProstateMris;
import org.prodrome.data.synthetic.spine.SpineMris;

/** What a mask covers looks as the disease does. */
final class PicturesTest {
    private static final int SIDE = 64;

    private static List<Case> cases(Simulator simulator) {
        return simulator.dataset(new Seed(7)).cases();
    }

    /** Mean under the masks of the abnormal that have the class. */
    private static double masked(List<Case> cases, String word, Function<Payload, Payload> picture) throws Exception {
        double sum = 0;
        double count = 0;
        for (Case one : cases) {
            if (!one.truth().classes().equals(List.of(word))) {
                continue;
            }
            float[] mask = ((Image) one.truth().mask().orElseThrow().read()).samples();
            float[] samples = ((Image) picture.apply(one.payload())).samples();
            for (int i = 0; i < mask.length; i++) {
                sum += mask[i] * samples[i];
                count += mask[i];
            }
        }
        assertThat(count).as(word).isPositive();
        return sum / count;
    }

    private static Function<Payload, Payload> part(String name) {
        return payload -> Objects.requireNonNull(((Several) payload).parts().get(name));
    }

    @Test
    void bloodInTheHeadHasBloodsAttenuation() throws Exception {
        List<Case> heads = cases(new HeadCts(80, SIDE));
        for (String word : List.of("intraparenchymal", "intraventricular", "subdural", "epidural")) {
            assertThat(masked(heads, word, payload -> payload)).as(word).isBetween(45.0, 200.0);
        }
        assertThat(masked(heads, "intraparenchymal", payload -> payload)).isBetween(48.0, 76.0);
    }

    @Test
    void demyelinatedPlacesHaveALowRatio() throws Exception {
        List<Case> brains = cases(new MyelinMaps(24, SIDE));
        assertThat(masked(brains, "demyelination", part("myelin"))).isBetween(0.5, 1.6);
    }

    @Test
    void petIsLowAndMriUsualWhereLessIsTakenUp() throws Exception {
        List<Case> brains = cases(new MriPets(24, SIDE));
        assertThat(masked(brains, "hypometabolism", part("PET"))).isBetween(0.25, 0.65);
        assertThat(masked(brains, "hypometabolism", part("MRI"))).isBetween(0.5, 0.85);
    }

    @Test
    void cancersOfTheProstateAreDarkInBoth() throws Exception {
        List<Case> pelves = cases(new ProstateMris(24, SIDE));
        assertThat(masked(pelves, "cancer", part("ADC"))).isBetween(0.6, 1.2);
        assertThat(masked(pelves, "cancer", part("T2w"))).isBetween(0.2, 0.5);
    }

    @Test
    void aMetastasisLiesWithinTheBoxOfAVertebra() throws Exception {
        int found = 0;
        for (Case one : cases(new SpineMris(60, SIDE))) {
            List<double[]> organs = List.of(((Table) part("organs").apply(one.payload())).values());
            assertThat(organs).hasSizeGreaterThan(8);
            for (double[] organ : organs) {
                assertThat(organ[0]).isBetween(0.0, 2.0);
                assertThat(organ[2]).isBetween(0.0, organ[4] - 1);
                assertThat(organ[5]).isBetween(organ[3] + 1, (double) SIDE);
            }
            if (one.truth().label() == Label.ABNORMAL && one.truth().classes().contains("metastasis")) {
                found++;
                var box = one.truth().boxes().getFirst();
                assertThat(organs).anySatisfy(organ -> {
                    assertThat(organ[0]).isZero();
                    assertThat(box.left()).isGreaterThanOrEqualTo(organ[2]);
                    assertThat(box.top()).isGreaterThanOrEqualTo(organ[3]);
                    assertThat(box.right()).isLessThanOrEqualTo(organ[4]);
                    assertThat(box.bottom()).isLessThanOrEqualTo(organ[5]);
                });
            }
        }
        assertThat(found).isPositive();
    }
}

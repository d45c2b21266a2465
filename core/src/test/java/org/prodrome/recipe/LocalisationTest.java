package org.prodrome.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Case;
import org.prodrome.data.Image;
import org.prodrome.data.Signal;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth;
import org.prodrome.data.Truth.Box;
import org.prodrome.data.Truth.Interval;
import org.prodrome.data.Truth.Label;
import org.prodrome.detect.AnomalyMap;
import org.prodrome.detect.PicturePreparation;
import org.prodrome.detect.Preparation;
import org.prodrome.detect.SignalPreparation;
import org.prodrome.signal.Field;

final class LocalisationTest {
    private static final List<Signal.Channel> GREY = List.of(new Signal.Channel("grey", "1"));
    private static final Preparation PICTURE = new PicturePreparation(1, 2, 4);

    /** A picture of 4 x 8, which the network sees as 2 x 4. */
    private static Prepared picture(Truth truth) {
        Image image = new Image(new float[32], GREY, 4, 8, List.of());
        Case one = new Case("one", Subject.of("one"), "", truth, () -> image);
        Field field = new Field(new float[8], 1, 1);
        return new Prepared(one, () -> field);
    }

    private static AnomalyMap map(float... values) {
        return new AnomalyMap(values, List.of(2, 4), 1);
    }

    private static Localisation judged(Located located) {
        return located.judged().orElseThrow();
    }

    @Test
    void aBoxOnThePicturesGridIsBroughtToTheNetworks() throws Exception {
        Located located = new Located(PICTURE);
        // Columns 0 to 3 and rows 0 to 1 of 4 x 8 are two of the network's eight places.
        Truth boxed = Truth.of(Label.ABNORMAL).withBoxes(List.of(new Box(0, 0, 4, 2, "it")));
        located.add(picture(boxed), map(9, 5, 6, 1, 1, 1, 1, 1));
        located.add(picture(Truth.of(Label.NORMAL)), map(0, 0, 0, 0, 0, 0, 0, 0));
        Localisation where = judged(located);
        assertThat(where.pointing()).isEqualTo(1);
        assertThat(where.share()).isEqualTo(0.25);
        // Of 2 x 14 pairs of an abnormal and a normal place only (5, 6) is in the wrong order.
        assertThat(where.auroc()).isCloseTo(27 / 28.0, within(1e-12));
        // At 9: 1 of 1; at 5: 2 of 3.
        assertThat(where.averagePrecision()).isCloseTo((1 + 2 / 3.0) / 2, within(1e-12));
        assertThat(where.abnormal()).isEqualTo(1);
        assertThat(where.normal()).isEqualTo(1);
    }

    @Test
    void aMaskCountsWhereHalfOfAPlaceIsAbnormal() throws Exception {
        float[] drawn = new float[32];
        for (int place : List.of(6, 7, 14, 15)) {
            drawn[place] = 1;
        }
        Truth masked = Truth.of(Label.ABNORMAL).withMask(() -> new Image(drawn, GREY, 4, 8, List.of()));
        Located located = new Located(PICTURE);
        located.add(picture(masked), map(0, 0, 0, 3, 5, 0, 0, 0));
        Localisation where = judged(located);
        assertThat(where.share()).isEqualTo(1 / 8.0);
        assertThat(where.pointing()).isZero();
        assertThat(where.auroc()).isCloseTo(6 / 7.0, within(1e-12));
    }

    /** Drawn with 0 and 255, one pixel of a place of four must not make the whole place abnormal. */
    @Test
    void whatAMaskIsDrawnWithDecidesNothing() throws Exception {
        float[] drawn = new float[32];
        for (int place : List.of(6, 7, 14, 15, 16)) {
            drawn[place] = 255;
        }
        Truth masked = Truth.of(Label.ABNORMAL).withMask(() -> new Image(drawn, GREY, 4, 8, List.of()));
        Located located = new Located(PICTURE);
        located.add(picture(masked), map(0, 0, 0, 3, 5, 0, 0, 0));
        assertThat(judged(located).share()).isEqualTo(1 / 8.0);
    }

    @Test
    void anIntervalIsFoundAlongTheMapsOwnSteps() throws Exception {
        SignalPreparation preparation = new SignalPreparation(1, 4, 2, 2);
        Signal signal = new Signal(new float[1][8], 4, GREY);
        Truth timed = Truth.of(Label.ABNORMAL).withIntervals(List.of(new Interval(1, 1.5, "it")));
        Case one = new Case("one", Subject.of("one"), "", timed, () -> signal);
        Located located = new Located(preparation);
        located.add(
                new Prepared(one, () -> Field.ofTime(new float[8])),
                new AnomalyMap(new float[] {0, 0, 1, 0}, List.of(4), 2));
        assertThat(judged(located).auroc()).isEqualTo(1);
        assertThat(judged(located).share()).isEqualTo(0.25);
    }

    @Test
    void whereNobodySaidWhereThereIsNoFigure() throws Exception {
        Located located = new Located(PICTURE);
        located.add(picture(Truth.of(Label.ABNORMAL)), map(1, 2, 3, 4, 5, 6, 7, 8));
        located.add(picture(Truth.of(Label.NORMAL)), map(1, 2, 3, 4, 5, 6, 7, 8));
        assertThat(located.judged()).isEmpty();
        assertThat(Localisation.mean(List.of())).isEqualTo(Optional.empty());
    }

    @Test
    void foldsCountAlikeAndCasesAdd() {
        Localisation one = new Localisation(0.8, 0.2, 0.4, 1, 0.1, 3, 5);
        Localisation other = new Localisation(0.6, 0.4, 0.2, 0, 0.3, 1, 2);
        Localisation mean = Localisation.mean(List.of(one, other)).orElseThrow();
        assertThat(mean.auroc()).isCloseTo(0.7, within(1e-12));
        assertThat(mean.pointing()).isEqualTo(0.5);
        assertThat(mean.abnormal()).isEqualTo(4);
        assertThat(mean.sentence()).contains("in 4 abnormal and 7 normal cases: AUROC of places 0.700");
    }
}

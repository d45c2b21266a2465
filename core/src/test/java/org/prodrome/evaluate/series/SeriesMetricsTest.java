package org.prodrome.evaluate.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.prodrome.data.Seed;
import org.prodrome.evaluate.Golden;
import org.prodrome.evaluate.event.Span;
import org.prodrome.evaluate.metric.UndefinedMetricException;
import org.prodrome.evaluate.series.RangeMetrics.Bias;
import org.prodrome.evaluate.series.RangeMetrics.Pieces;

/** Against the authors' own programs, by series.py beside the golden file. */
final class SeriesMetricsTest {
    static List<Golden> golden() {
        return Golden.lines(SeriesMetricsTest.class, "series.txt");
    }

    @ParameterizedTest
    @MethodSource("golden")
    void theVolumeAgrees(Golden golden) throws UndefinedMetricException {
        boolean[] truth = golden.flags("truth");
        for (int thresholds : new int[] {250, truth.length}) {
            VolumeUnderSurface volume =
                    VolumeUnderSurface.of(golden.numbers("scores"), truth, (int) golden.number("width"), thresholds);
            assertThat(volume.roc()).isCloseTo(golden.number("vus_roc_" + thresholds), within(1e-9));
            assertThat(volume.precisionRecall()).isCloseTo(golden.number("vus_pr_" + thresholds), within(1e-9));
        }
    }

    @ParameterizedTest
    @MethodSource("golden")
    void affiliationAgrees(Golden golden) throws UndefinedMetricException {
        boolean[] truth = golden.flags("truth");
        Affiliation affiliation =
                Affiliation.of(Span.of(truth), Span.of(golden.flags("called")), new Span(0, truth.length));
        assertThat(affiliation.precision()).isCloseTo(golden.numbers("affiliation")[0], within(1e-9));
        assertThat(affiliation.recall()).isCloseTo(golden.numbers("affiliation")[1], within(1e-9));
    }

    @ParameterizedTest
    @MethodSource("golden")
    void rangesAgree(Golden golden) throws UndefinedMetricException {
        boolean[] truth = golden.flags("truth");
        boolean[] called = golden.flags("called");
        for (String field : golden.fields().keySet()) {
            if (field.startsWith("range_")) {
                String[] part = field.toUpperCase(Locale.ROOT).split("_", -1);
                Pieces pieces = part[2].equals("ONE") ? Pieces.ANY : Pieces.RECIPROCAL;
                Bias bias = Bias.valueOf(part[3]);
                double precision = new RangeMetrics(0, pieces, bias).precision(truth, called);
                double recall = new RangeMetrics(Double.parseDouble(part[1]), pieces, bias).recall(truth, called);
                assertThat(precision).as("%s precision", field).isCloseTo(golden.numbers(field)[0], within(1e-9));
                assertThat(recall).as("%s recall", field).isCloseTo(golden.numbers(field)[1], within(1e-9));
            }
        }
    }

    /** Calls at random touch a long event nearly always, which then counts as found whole. */
    @Test
    void aRandomDetectorWinsByPointAdjustment() throws UndefinedMetricException {
        boolean[] truth = new boolean[1000];
        Arrays.fill(truth, 300, 700, true);
        boolean[] called = new boolean[1000];
        Arrays.fill(called, 280, 310, true);
        PointAdjusted adjusted = PointAdjusted.of(truth, called, 50, new Seed(3));
        assertThat(adjusted.f1()).isCloseTo(800.0 / 820, within(1e-12));
        assertThat(adjusted.random()).isBetween(0.97, 1.0);
        boolean[] wrong = new boolean[1000];
        Arrays.fill(wrong, 0, 30, true);
        assertThat(PointAdjusted.of(truth, wrong, 5, new Seed(3)).f1()).isEqualTo(0);
    }

    @Test
    void theWholeSeriesNearTheEventIsPerfect() throws UndefinedMetricException {
        List<Span> event = List.of(new Span(4, 6));
        Affiliation same = Affiliation.of(event, event, new Span(0, 10));
        assertThat(same).isEqualTo(new Affiliation(1, 1));
        // A call of one second, from 1 to 2: distances 2 to 3 of the event, whose zone is 10 long and symmetric.
        Affiliation off = Affiliation.of(event, List.of(new Span(1, 2)), new Span(0, 10));
        assertThat(off.precision()).isCloseTo(1 - (2 + 2 * 2.5) / 10, within(1e-12));
    }

    @Test
    void whatHasNoValueIsRefused() {
        boolean[] none = new boolean[5];
        boolean[] all = {true, true, true, true, true};
        double[] scores = new double[5];
        assertThatThrownBy(() -> VolumeUnderSurface.of(scores, none, 2, 250))
                .isInstanceOf(UndefinedMetricException.class);
        assertThatThrownBy(() -> VolumeUnderSurface.of(scores, all, 2, 250))
                .hasMessageStartingWith("volume under the surface: expected normal and abnormal samples");
        RangeMetrics flat = new RangeMetrics(0, Pieces.ANY, Bias.FLAT);
        assertThatThrownBy(() -> flat.recall(none, all))
                .hasMessage("range recall: expected an abnormal range, got none in 5 samples");
        assertThatThrownBy(() -> flat.precision(all, none)).isInstanceOf(UndefinedMetricException.class);
        assertThatThrownBy(() -> Affiliation.of(Span.of(none), Span.of(all), new Span(0, 5)))
                .hasMessage("affiliation: expected events and calls, got 0 events and 1 calls");
        assertThatThrownBy(() -> PointAdjusted.of(none, all, 1, new Seed(1)))
                .isInstanceOf(UndefinedMetricException.class);
        assertThatThrownBy(() -> Affiliation.of(List.of(new Span(2, 4), new Span(3, 5)), List.of(), new Span(0, 5)))
                .hasMessage("events: expected true ones that follow one another within 0.0 to 5.0, got 3.0 to 5.0 after"
                        + " 4.0");
        assertThatThrownBy(() -> new Span(2, 2)).hasMessage("span: expected a start before its end, got 2.0 to 2.0");
    }
}

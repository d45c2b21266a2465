package org.prodrome.evaluate.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.prodrome.data.Truth.Box;
import org.prodrome.evaluate.Golden;
import org.prodrome.evaluate.map.Froc.Mark;
import org.prodrome.evaluate.metric.UndefinedMetricException;

/** Against scikit-learn, MVTec's program and definitions, by maps.py beside the golden file. */
final class MapMetricsTest {
    static List<Golden> golden() {
        return Golden.lines(MapMetricsTest.class, "maps.txt");
    }

    @ParameterizedTest
    @MethodSource("golden")
    void pixelsAgree(Golden golden) throws UndefinedMetricException {
        List<ScoredMap> maps = maps(golden);
        close(golden, "auroc", PixelMetrics.auroc(maps));
        close(golden, "ap", PixelMetrics.averagePrecision(maps));
        close(golden, "oracle", PixelMetrics.oracleDice(maps).dice());
        close(golden, "oracle_threshold", PixelMetrics.oracleDice(maps).threshold());
        for (double limit : new double[] {0.05, 0.3, 1}) {
            if (golden.has("pro_" + limit)) {
                close(golden, "pro_" + limit, PixelMetrics.perRegionOverlap(maps, limit));
            }
        }
        boolean[] called = new boolean[golden.numbers("scores").length];
        for (int i = 0; i < called.length; i++) {
            called[i] = golden.numbers("scores")[i] >= golden.number("floor");
        }
        close(golden, "dice", PixelMetrics.dice(called, golden.flags("truth")));
    }

    @ParameterizedTest
    @MethodSource("golden")
    void lesionsAgree(Golden golden) throws UndefinedMetricException {
        List<ScoredMap> maps = maps(golden);
        Froc froc = Froc.of(maps, golden.number("floor"));
        double[] points = golden.numbers("froc");
        assertThat(froc.sensitivity()).hasSize(points.length / 2);
        for (int i = 0; i < points.length / 2; i++) {
            assertThat(froc.falsePositives()[i]).isCloseTo(points[2 * i], within(1e-9));
            assertThat(froc.sensitivity()[i]).isCloseTo(points[2 * i + 1], within(1e-9));
        }
        close(golden, "froc_mean", froc.mean());
        close(golden, "pointing", PointingGame.of(maps, 0));
        close(golden, "pointing_2", PointingGame.of(maps, 2));
    }

    @Test
    void cornersAreNeighboursAndSlicesToo() {
        boolean[] mask = new boolean[12];
        mask[0] = true;
        mask[5] = true;
        mask[8] = true;
        mask[3] = true;
        assertThat(Components.of(mask, Extent.of(3, 4))).containsExactly(new int[] {0, 5, 8}, new int[] {3});
        assertThat(Components.of(mask, new Extent(3, 2, 2))).containsExactly(new int[] {0, 3, 5, 8});
        assertThat(Components.of(mask, Extent.of(1, 12))).hasSize(4);
    }

    /** A second mark of a lesion finds nothing new and is no false positive; equal scores share a threshold. */
    @Test
    void marksAreCountedOnce() throws UndefinedMetricException {
        List<Mark> marks = List.of(
                new Mark(0.9, List.of(1)),
                new Mark(0.8, List.of()),
                new Mark(0.8, List.of(1)),
                new Mark(0.3, List.of(0)));
        Froc froc = Froc.of(marks, 4, 2);
        assertThat(froc.falsePositives()).containsExactly(0, 0, 0.5, 0.5);
        assertThat(froc.sensitivity()).containsExactly(0, 0.25, 0.25, 0.5);
        assertThat(froc.sensitivityAt(0.4)).isEqualTo(0.25);
        assertThat(froc.mean()).isCloseTo((0.25 + 5 * 0.5) / 6, within(1e-15));
    }

    @Test
    void boxesOverlapByArea() throws UndefinedMetricException {
        Box one = new Box(0, 0, 4, 4, "bleeding");
        assertThat(BoxOverlap.of(one, one)).isEqualTo(1);
        assertThat(BoxOverlap.of(one, new Box(2, 2, 6, 6, "bleeding"))).isCloseTo(4.0 / 28, within(1e-15));
        assertThat(BoxOverlap.of(one, new Box(4, 0, 8, 4, "bleeding"))).isEqualTo(0);
        boolean[] called = new boolean[20];
        called[0] = true;
        called[7] = true;
        called[13] = true;
        assertThat(BoxOverlap.around(called, Extent.of(4, 5), "found")).isEqualTo(new Box(2, 1, 4, 3, "found"));
    }

    @Test
    void whatHasNoValueIsRefused() {
        ScoredMap normal = new ScoredMap(new double[6], new boolean[6], Extent.of(2, 3));
        List<ScoredMap> maps = List.of(normal);
        assertThatThrownBy(() -> PixelMetrics.auroc(maps)).isInstanceOf(UndefinedMetricException.class);
        assertThatThrownBy(() -> PixelMetrics.perRegionOverlap(maps, 0.3)).isInstanceOf(UndefinedMetricException.class);
        assertThatThrownBy(() -> PixelMetrics.oracleDice(maps))
                .hasMessage("oracle Dice: expected a lesion, got none in 1 maps");
        assertThatThrownBy(() -> PixelMetrics.dice(new boolean[4], new boolean[4]))
                .isInstanceOf(UndefinedMetricException.class);
        assertThatThrownBy(() -> Froc.of(maps, 0)).hasMessage("FROC: expected a lesion, got 0 in 1 maps");
        assertThatThrownBy(() -> PointingGame.of(maps, 15))
                .hasMessage("pointing game: expected a map with a lesion, got none in 1 maps");
        assertThatThrownBy(() -> BoxOverlap.around(new boolean[6], Extent.of(2, 3), "found"))
                .isInstanceOf(UndefinedMetricException.class);
        assertThatThrownBy(() -> new ScoredMap(new double[5], new boolean[6], Extent.of(2, 3)))
                .hasMessage("map: expected a score and a label for each of 6 samples, got 5 and 6");
        assertThatThrownBy(() -> new ScoredMap(new double[] {Double.NaN}, new boolean[1], Extent.of(1, 1)))
                .hasMessage("map: expected finite scores, got NaN");
    }

    private static List<ScoredMap> maps(Golden golden) {
        int[] shape = golden.integers("shape");
        Extent extent = shape.length == 2 ? Extent.of(shape[0], shape[1]) : new Extent(shape[0], shape[1], shape[2]);
        List<ScoredMap> maps = new ArrayList<>();
        for (int i = 0; i < golden.number("maps"); i++) {
            int from = i * extent.size();
            maps.add(new ScoredMap(
                    Arrays.copyOfRange(golden.numbers("scores"), from, from + extent.size()),
                    Arrays.copyOfRange(golden.flags("truth"), from, from + extent.size()),
                    extent));
        }
        return maps;
    }

    private static void close(Golden golden, String field, double value) {
        assertThat(value).as("%s of %s", field, golden).isCloseTo(golden.number(field), within(1e-9));
    }
}

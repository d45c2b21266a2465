package org.prodrome.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphException;

final class MapSumTest {
    @Test
    void overlapsAreAveragedAndTheEndGoesOn() {
        MapSum sum = new MapSum(10, 2, false);
        sum.add(Array.of(new float[] {1, 2, 5, 6}, 2, 2), new int[] {0, 2});
        AnomalyMap map = sum.mean();
        assertThat(map.values()).containsExactly(1, 3.5f, 6, 6, 6);
        assertThat(map.lengths()).isEqualTo(List.of(5));
        assertThat(map.hop()).isEqualTo(2);
    }

    @Test
    void slicesStandOneBehindTheOther() {
        MapSum sum = new MapSum(3, 1, true);
        sum.add(Array.of(new float[] {0, 1, 10, 11}, 2, 1, 2), new int[] {0, 1});
        sum.add(Array.of(new float[] {20, 21}, 1, 1, 2), new int[] {2});
        AnomalyMap map = sum.mean();
        assertThat(map.values()).containsExactly(0, 1, 10, 11, 20, 21);
        assertThat(map.lengths()).isEqualTo(List.of(3, 1, 2));
    }

    @Test
    void aLonePictureAndARowHaveNoAxisOfSlices() {
        MapSum picture = new MapSum(1, 1, true);
        picture.add(Array.of(new float[] {1, 2, 3, 4}, 1, 2, 2), new int[] {0});
        assertThat(picture.mean().lengths()).isEqualTo(List.of(2, 2));
        MapSum row = new MapSum(1, 1, true);
        row.add(Array.of(new float[] {1, 2, 3}, 1, 3), new int[] {0});
        assertThat(row.mean()).extracting(AnomalyMap::lengths).isEqualTo(List.of(3));
    }

    @Test
    void aWholeVolumeKeepsItsAxes() {
        MapSum sum = new MapSum(2, 1, false);
        sum.add(Array.of(new float[] {0, 1, 2, 3, 4, 5}, 1, 2, 1, 3), new int[] {0});
        assertThat(sum.mean().values()).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(sum.mean().lengths()).isEqualTo(List.of(2, 1, 3));
    }

    @Test
    void windowsOfDifferingShapeAreRefused() {
        MapSum sum = new MapSum(4, 1, false);
        sum.add(Array.of(new float[] {0, 1}, 1, 2), new int[] {0});
        assertThatThrownBy(() -> sum.add(Array.of(new float[] {0}, 1, 1), new int[] {2}))
                .isInstanceOf(GraphException.class)
                .hasMessage("output map: expected the shape [2] for each window, got [1]");
    }
}

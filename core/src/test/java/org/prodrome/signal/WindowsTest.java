package org.prodrome.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class WindowsTest {
    @Test
    void theLastWindowEndsWithTheField() {
        assertThat(new Windows(4, 3).starts(11)).containsExactly(0, 3, 6, 7);
        assertThat(new Windows(4, 3).starts(10)).containsExactly(0, 3, 6);
        assertThat(new Windows(4, 3).starts(3)).containsExactly(0);
    }

    @Test
    void aWindowOfChannelsTakesTheSameTimesOfEach() {
        Field field = new Field(new float[] {0, 1, 2, 3, 10, 11, 12, 13}, 2, 4);
        float[] batch = new float[12];
        Windows windows = new Windows(3, 1);
        windows.copy(field, 1, batch, 1);
        assertThat(batch).containsExactly(0, 0, 0, 0, 0, 0, 1, 2, 3, 11, 12, 13);
    }

    @Test
    void aSliceOfAVolumeIsAPictureOfAllChannels() {
        Field field = new Field(new float[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, 2, 3);
        float[] batch = new float[4];
        new Windows(1, 1).copy(field, 2, batch, 0);
        assertThat(batch).containsExactly(4, 5, 10, 11);
    }

    @Test
    void whatIsTooShortIsRepeated() {
        float[] batch = new float[10];
        new Windows(5, 1).copy(new Field(new float[] {1, 2, 8, 9}, 2, 2), 0, batch, 0);
        assertThat(batch).containsExactly(1, 2, 1, 2, 1, 8, 9, 8, 9, 8);
    }

    @Test
    void flatIsWhatNeverChangesWithinAChannel() {
        assertThat(new Field(new float[] {1, 1, 2, 2}, 2, 2).isFlat()).isTrue();
        assertThat(new Field(new float[] {1, 1, 2, 3}, 2, 2).isFlat()).isFalse();
        assertThatThrownBy(() -> new Field(new float[5], 2, 2)).hasMessageContaining("got 5");
    }
}

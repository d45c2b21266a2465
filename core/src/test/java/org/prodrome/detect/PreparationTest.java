package org.prodrome.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prodrome.data.Case;
import org.prodrome.data.FormatException;
import org.prodrome.data.Signal;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth;

final class PreparationTest {
    private static final Preparation PREPARATION = new SignalPreparation(1, 2000, 5, 2.5);

    @Test
    void bringsRecordingsToTheNetworksRate() throws Exception {
        assertThat(length(recording(8000, new float[800]))).isEqualTo(200);
        assertThat(length(recording(500, new float[800]))).isEqualTo(3200);
        assertThat(length(recording(44_100, new float[441]))).isEqualTo(20);
    }

    @Test
    void refusesRatesThatSayNothingOrCannotBe() {
        assertRefused(recording(1, new float[10]))
                .hasMessage("case r: expected a rate of 200.0 Hz or more, and at most 268435456 samples at 2000.0 Hz,"
                        + " got 10 at 1.0 Hz");
        assertRefused(recording(2_147_483_647, new float[10]))
                .hasMessage("case r: expected a rate that can be brought to 2000.0 Hz, got 2.147483647E9 Hz");
        assertRefused(recording(200, new float[1 << 25])).hasMessageContaining("got 33554432 at 200.0 Hz");
    }

    @Test
    void refusesSamplesThatAreNone() {
        assertRefused(recording(2000, new float[0])).hasMessage("case r: expected one sample or more, got none");
        assertRefused(recording(2000, new float[] {0, Float.NaN}))
                .hasMessage("case r, sample 1: expected a finite number, got NaN");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 5, 1",
        "-1, 5, 1",
        "1e12, 5, 1",
        "NaN, 5, 1",
        "2000, 0, 1",
        "2000, NaN, 1",
        "2000, 1e9, 1",
        "2000, 5, 0",
        "2000, 5, 6",
        "2000, 5, NaN"
    })
    void refusesWindowsThatCannotBeCut(double rate, double window, double hop) {
        assertThatThrownBy(() -> new SignalPreparation(1, rate, window, hop))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("preparation.");
    }

    private static int length(Case one) throws Exception {
        return PREPARATION.field(one).length();
    }

    private static Case recording(double rate, float[] samples) {
        Signal signal = new Signal(new float[][] {samples}, rate, List.of(new Signal.Channel("mono", "1")));
        return new Case("r", Subject.ofRecord("r"), "", Truth.unknown(), () -> signal);
    }

    private static AbstractThrowableAssert<?, ?> assertRefused(Case one) {
        return assertThatThrownBy(() -> PREPARATION.field(one)).isInstanceOf(FormatException.class);
    }
}

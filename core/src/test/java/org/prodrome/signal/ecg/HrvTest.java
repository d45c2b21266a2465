package org.prodrome.signal.ecg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Truth.Beat;
import org.prodrome.data.Truth.Beat.Aami;
import org.prodrome.signal.SignalInputs;

class HrvTest {
    /** As hrv.py makes them. */
    private static RrIntervals intervals(int beats) {
        double[] times = new double[beats];
        for (int i = 0; i < beats - 1; i++) {
            double t = times[i];
            double scatter = ((long) i * i * 7 % 101 - 50) / 2000.0;
            times[i + 1] = t
                    + 0.8
                    + 0.05 * Math.sin(2 * Math.PI * 0.1 * t)
                    + 0.03 * Math.sin(2 * Math.PI * 0.25 * t)
                    + scatter;
        }
        return RrIntervals.of(times);
    }

    @Test
    void equalsScipy() throws IOException {
        int compared = 0;
        for (String[] row : SignalInputs.golden(getClass(), "hrv.csv")) {
            double expected = Double.parseDouble(row[2]);
            assertThat(measure(intervals(Integer.parseInt(row[0])), row[1]))
                    .as(row[0] + " beats, " + row[1])
                    .isCloseTo(expected, within(1e-6 * Math.abs(expected)));
            compared++;
        }
        assertThat(compared).isEqualTo(48);
    }

    private static double measure(RrIntervals intervals, String name) {
        TimeDomain time = TimeDomain.of(intervals);
        return switch (name) {
            case "mean" -> time.mean();
            case "sdnn" -> time.sdnn();
            case "sdann" -> time.sdann().orElseThrow();
            case "rmssd" -> time.rmssd();
            case "sdsd" -> time.sdsd();
            case "nn50" -> time.nn50();
            case "pnn50" -> time.pnn50();
            case "triangularIndex" -> time.triangularIndex();
            case "sd1" -> Poincare.of(intervals).sd1();
            case "sd2" -> Poincare.of(intervals).sd2();
            case "welch vlf" -> FrequencyDomain.welch(intervals).vlf();
            case "welch lf" -> FrequencyDomain.welch(intervals).lf();
            case "welch hf" -> FrequencyDomain.welch(intervals).hf();
            case "lomb vlf" -> FrequencyDomain.lomb(intervals).vlf();
            case "lomb lf" -> FrequencyDomain.lomb(intervals).lf();
            case "lomb hf" -> FrequencyDomain.lomb(intervals).hf();
            default -> throw new AssertionError(name);
        };
    }

    /** The ectopic beat takes two intervals with it, and no difference is taken across them. */
    @Test
    void ectopicBeatsAreLeftOut() {
        RrIntervals normal = RrIntervals.normal(List.of(
                new Beat(0, Aami.N),
                new Beat(0.8, Aami.N),
                new Beat(1.6, Aami.N),
                new Beat(2.1, Aami.V),
                new Beat(3.2, Aami.N),
                new Beat(4.2, Aami.N),
                new Beat(5.3, Aami.N)));
        assertThat(normal.starts()).containsExactly(0, 0.8, 3.2, 4.2);
        assertThat(normal.pairs()).hasDimensions(2, 2);
        TimeDomain time = TimeDomain.of(normal);
        assertThat(time.mean()).isCloseTo(925, within(1e-9));
        assertThat(time.rmssd()).isCloseTo(Math.sqrt((0 + 100 * 100) / 2.0), within(1e-9));
        assertThat(time.sdann()).isEmpty();
    }

    /** 0.25 Hz with an amplitude of 30 ms has a power of 450 ms²; a tenth more or less by the window's edges. */
    @Test
    void aWaveIsInItsBand() {
        double[] beats = new double[400];
        for (int i = 1; i < beats.length; i++) {
            beats[i] = beats[i - 1] + 0.8 + 0.03 * Math.sin(2 * Math.PI * 0.25 * beats[i - 1]);
        }
        FrequencyDomain lomb = FrequencyDomain.lomb(RrIntervals.of(beats));
        assertThat(lomb.hf()).isCloseTo(450, within(45.0));
        assertThat(lomb.lf()).isLessThan(5);
        FrequencyDomain welch = FrequencyDomain.welch(RrIntervals.of(beats));
        assertThat(welch.hf()).isCloseTo(450, within(90.0));
        assertThat(welch.lfNormalised()).isLessThan(5);
    }

    @Test
    void refusesWhatIsTooShort() {
        assertThatThrownBy(() -> FrequencyDomain.lomb(intervals(100)))
                .hasMessageStartingWith("heart rate variability: expected intervals over 120.0 s or more, got 99 over");
        assertThatThrownBy(() -> TimeDomain.of(intervals(2)))
                .hasMessage("heart rate variability: expected 2 pairs of successive intervals or more, got 0 of 1 "
                        + "intervals");
        assertThatThrownBy(() -> RrIntervals.of(new double[] {0, 1, 1}))
                .hasMessage("RR intervals: expected times that rise, got 1.0 to 1.0 s at place 1 of 2");
        assertThatThrownBy(() -> RrIntervals.of(new double[] {0, Double.NaN, 1}))
                .hasMessageContaining("got 0.0 to NaN s at place 0");
        assertThat(RrIntervals.of(new double[0]).count()).isZero();
    }
}

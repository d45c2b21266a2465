package org.prodrome.evaluate.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WilsonIntervalTest {
    /** SciPy 1.10: {@code binomtest(k, n).proportion_ci(method='wilson')}. */
    @ParameterizedTest
    @CsvSource({
        "8, 10, 0.4901624715366418, 0.9433178485456248",
        "0, 10, 0.0, 0.27753279986288926",
        "10, 10, 0.7224672001371109, 1.0",
        "1, 1, 0.20654931437723745, 1.0",
        "413, 826, 0.4659810792757042, 0.5340189207242958"
    })
    void agreesWithSciPy(int successes, int trials, double low, double high) {
        WilsonInterval interval = WilsonInterval.of(successes, trials);
        assertThat(interval.low()).isCloseTo(low, within(1e-9));
        assertThat(interval.high()).isCloseTo(high, within(1e-9));
        assertThat(interval.value()).isEqualTo((double) successes / trials).isBetween(interval.low(), interval.high());
    }

    @Test
    void refusesWhatIsNoProportion() {
        assertThatThrownBy(() -> WilsonInterval.of(0, 0))
                .hasMessage("proportion: expected 0 <= successes <= trials and a trial, got 0 of 0");
        assertThatThrownBy(() -> WilsonInterval.of(3, 2)).hasMessageEndingWith("got 3 of 2");
    }
}

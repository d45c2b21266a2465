package org.prodrome.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prodrome.detect.Purpose.FalseAlarms;
import org.prodrome.detect.Purpose.Sensitivity;

final class PurposeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "best-mean-accuracy",
                "1 false alarm in 5 normals",
                "1 false alarm in 1000 normals",
                "sensitivity at least 0.95",
                "sensitivity at least 0.9999",
                "1 false alarm in 20 normals with 95 % confidence",
                "sensitivity at least 0.95 with 99.5 % confidence",
                "1 false alarm in 20 normals and sensitivity at least 0.95 with 90 % confidence, else abstain"
            })
    void writesWhatItReads(String text) {
        assertThat(Purpose.parse(text).text()).isEqualTo(text);
        assertThat(Purpose.parse(" " + text + " ")).isEqualTo(Purpose.parse(text));
    }

    @Test
    void readsNumbers() {
        assertThat(Purpose.parse("1 false alarm in 5 normals")).isEqualTo(new FalseAlarms(5));
        assertThat(Purpose.parse("sensitivity at least 0.950")).isEqualTo(new Sensitivity(0.95));
    }

    @Test
    void namesTheChoicesAndTheNearMiss() {
        assertThatThrownBy(() -> Purpose.parse("best-mean-acuracy"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "operating point: expected best-mean-accuracy or best-sensitivity-and-ppv or"
                                + " 1 false alarm in 20 normals or sensitivity at least 0.95, the last two also with 95 % confidence or joined as in 1 false"
                                + " alarm in 20 normals and sensitivity at least 0.95, else abstain, got 'best-mean-acuracy'; did you mean best-mean-accuracy?");
        assertThatThrownBy(() -> Purpose.parse("2 false alarms in 20 normals"))
                .hasMessageEndingWith("did you mean 1 false alarm in 20 normals?");
        assertThatThrownBy(() -> Purpose.parse("youden")).hasMessageEndingWith("got 'youden'");
        assertThatThrownBy(() -> Purpose.parse("sensitivity at least 1"))
                .hasMessage("operating point: expected a sensitivity above 0 and below 1, got 1.0");
        assertThatThrownBy(() -> Purpose.parse("sensitivity at least 0.9 with 100 % confidence"))
                .hasMessage("operating point: expected a confidence above 0 and below 100 %, got 100.0 %");
        assertThatThrownBy(() -> Purpose.parse("1 false alarm in 1 normals"))
                .hasMessage("operating point: expected 1 false alarm in 2 normals or more, got 1 in 1");
    }
}

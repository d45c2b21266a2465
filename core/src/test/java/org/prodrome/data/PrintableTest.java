package org.prodrome.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PrintableTest {
    @Test
    void keepsToOneLineAndLeavesLettersAlone() {
        assertThat(Printable.line("Grüße 心音 ü.wav")).isEqualTo("Grüße 心音 ü.wav");
        assertThat(Printable.line("a\nb\r\tc")).isEqualTo("a\\nb\\r\\tc");
        assertThat(Printable.line("\033[2Ja\u2028b\u0085")).isEqualTo("\\u001b[2Ja\\u2028b\\u0085");
    }

    @Test
    void anErrorNamesAFileWhoseNameHoldsALineBreak() {
        assertThat(new FormatException("new\nline.wav", "samples", "none"))
                .hasMessage("new\\nline.wav: expected samples, got none");
    }
}

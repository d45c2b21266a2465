package org.prodrome.signal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class WordsTest {
    @Test
    void caseAndDigitsDoNotCountAndMarksDo() {
        assertThat(Words.of("Fever of 39.2, no rash.")).containsExactly(Words.of("FEVER of 38.7 no RASH ."));
        assertThat(Words.of("no rash")).doesNotContain(Words.of("rashes"));
        assertThat(Words.of("stop. go")).hasSize(3);
        assertThat(Words.of("Übelkeit")).containsExactly(Words.of("übelkeit"));
        assertThat(Words.of("X-ray of the patient's chest")).hasSize(5);
        assertThat(Words.of(" \n--- ")).isEmpty();
    }

    /** CRC-32C of "123456789" is e3069283 (Castagnoli, Bräuer and Herrmann 1993; RFC 3720, B.4 has others). */
    @Test
    void aWordsNumberStaysWhatItIs() {
        assertThat(Words.number("fever")).isBetween(1, Words.NUMBERS - 1).isEqualTo(Words.of("fever")[0]);
    }
}

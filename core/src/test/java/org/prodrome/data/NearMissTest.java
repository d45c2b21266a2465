package org.prodrome.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class NearMissTest {
    private static final List<String> CHOICES = List.of("leave-one-site-out", "sensitivity", "model");

    @Test
    void findsWhatWasMeant() {
        assertThat(NearMiss.of("leave-one-sites-out", CHOICES)).contains("leave-one-site-out");
        assertThat(NearMiss.of("Sensitivty", CHOICES)).contains("sensitivity");
        assertThat(NearMiss.of("modle", List.of("mode", "model"))).contains("mode");
    }

    @Test
    void countsAnExchangeOfNeighboursAsOneSlip() {
        assertThat(NearMiss.of("titel", List.of("title"))).contains("title");
        assertThat(NearMiss.of("etitl", List.of("title"))).isEmpty();
    }

    @Test
    void doesNotCompareWhatNobodyTypes() {
        assertThat(NearMiss.of("x".repeat(1 << 20), List.of("x".repeat(1 << 20))))
                .isEmpty();
    }

    @Test
    void findsNothingInWhatIsFar() {
        assertThat(NearMiss.of("bootstrap", CHOICES)).isEmpty();
        assertThat(NearMiss.of("", CHOICES)).isEmpty();
        assertThat(NearMiss.of("model", List.of())).isEmpty();
    }
}

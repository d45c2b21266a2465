package org.prodrome.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class InOrderTest {
    private static final List<Integer> NUMBERS = IntStream.range(0, 200).boxed().toList();

    @Test
    void handsResultsOverInOrder() throws Exception {
        List<Integer> taken = new ArrayList<>();
        InOrder.each(NUMBERS, 3, n -> n * n, (square, done) -> {
            assertThat(done).isEqualTo(taken.size() + 1);
            return taken.add(square);
        });
        assertThat(taken).isEqualTo(NUMBERS.stream().map(n -> n * n).toList());
    }

    @Test
    void stopsWhenItIsTold() throws Exception {
        AtomicInteger worked = new AtomicInteger();
        List<Integer> taken = new ArrayList<>();
        InOrder.each(
                NUMBERS,
                2,
                n -> {
                    worked.incrementAndGet();
                    return n;
                },
                (n, _) -> {
                    taken.add(n);
                    return n < 3;
                });
        assertThat(taken).containsExactly(0, 1, 2, 3);
        assertThat(worked.get()).isLessThan(50);
    }

    @Test
    void throwsWhatTheWorkThrew() {
        assertThatThrownBy(() -> InOrder.each(
                        NUMBERS,
                        2,
                        n -> {
                            if (n == 5) {
                                throw new IOException("the fifth");
                            }
                            return n;
                        },
                        (_, _) -> true))
                .isInstanceOf(IOException.class)
                .hasMessage("the fifth");
    }
}

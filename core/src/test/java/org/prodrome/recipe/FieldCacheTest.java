package org.prodrome.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodrome.graph.Array;
import org.prodrome.signal.Field;

final class FieldCacheTest {
    private static final FieldCache.Source NOBODY = () -> {
        throw new AssertionError("nobody makes it anew");
    };

    @TempDir
    private Path folder;

    private static Field field(int number) {
        return new Field(new float[] {number, -number, number + 0.5f, 7}, 2, 2);
    }

    @Test
    void memoryThenTheFileThenNothingIsKept() throws Exception {
        Field anew = field(99);
        try (FieldCache cache = new FieldCache(folder, 32, 40)) {
            List<FieldCache.Source> kept = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                kept.add(cache.keep(field(i), i < 4 ? NOBODY : () -> anew));
            }
            assertThat(kept.get(0).field()).isSameAs(kept.get(0).field());
            for (int i = 0; i < 4; i++) {
                assertThat(kept.get(i).field()).usingRecursiveComparison().isEqualTo(field(i));
                assertThat(kept.get(i).field().values()).isEqualTo(field(i).values());
            }
            assertThat(kept.get(2).field()).isNotSameAs(kept.get(2).field());
            assertThat(kept.get(4).field()).isSameAs(anew);
        }
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void whatTheDiskAlteredIsNotLearnedFrom() throws Exception {
        try (FieldCache cache = new FieldCache(folder, 0, 1000)) {
            FieldCache.Source first = cache.keep(field(1), NOBODY);
            FieldCache.Source second = cache.keep(field(2), NOBODY);
            Objects.requireNonNull(cache.channel()).write(ByteBuffer.wrap(new byte[] {1}), 23);
            assertThat(first.field().values()).isEqualTo(field(1).values());
            assertThatThrownBy(second::field)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("the cache of prepared cases, byte 20: expected what was written there");
        }
    }

    @Test
    void theNextBatchIsMadeAheadAndStepsMayBeAskedForInAnyOrder() {
        AtomicLong made = new AtomicLong();
        try (Ahead ahead = new Ahead(step -> {
            made.incrementAndGet();
            return Map.of("step", Array.of(new float[] {step}, 1));
        })) {
            for (long step : new long[] {0, 1, 2, 7, 8, 0, 1}) {
                assertThat(Objects.requireNonNull(ahead.at(step).get("step")).floats())
                        .containsExactly(step);
            }
            assertThat(ahead.waited()).isPositive();
        }
        assertThat(made.get()).isBetween(7L, 10L);
        try (Ahead failing = new Ahead(step -> {
            if (step == 1) {
                throw new IllegalArgumentException("no step 1");
            }
            return Map.of();
        })) {
            failing.at(0);
            assertThatThrownBy(() -> failing.at(1)).hasMessage("no step 1");
        }
    }
}

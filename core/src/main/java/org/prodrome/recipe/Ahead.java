package org.prodrome.recipe;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.prodrome.graph.Array;
import org.prodrome.train.Loop;

/** Makes the next step's batch while the model learns from this one's. */
final class Ahead implements Loop.Batches, AutoCloseable {
    private final Loop.Batches source;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("batches").factory());
    private long due = -1;
    private @Nullable Future<Map<String, Array>> next;
    private long waited;

    Ahead(Loop.Batches source) {
        this.source = source;
    }

    @Override
    public Map<String, Array> at(long step) {
        long asked = System.nanoTime();
        Map<String, Array> batch = step == due && next != null ? made(next) : source.at(step);
        due = step + 1;
        next = worker.submit(() -> source.at(step + 1));
        waited += System.nanoTime() - asked;
        return batch;
    }

    private static Map<String, Array> made(Future<Map<String, Array>> next) {
        try {
            return next.get();
        } catch (ExecutionException e) {
            switch (Objects.requireNonNull(e.getCause())) {
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                default -> throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("waiting for a batch was interrupted", e);
        }
    }

    /** How long the caller had to wait, in nanoseconds. */
    long waited() {
        return waited;
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}

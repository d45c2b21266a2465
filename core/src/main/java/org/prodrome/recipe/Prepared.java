package org.prodrome.recipe;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Truth;
import org.prodrome.detect.Drawn;
import org.prodrome.detect.Preparation;
import org.prodrome.signal.Field;

/**
 * A case, decoded and made ready for the network, from wherever that is kept.
 *
 * @param mask what is known of it at each place, as {@link Drawn} says, for a model that learns from that
 */
record Prepared(Case of, FieldCache.Source source, Optional<FieldCache.Source> mask) {
    /** Of a model that learns from no mask. */
    Prepared(Case of, FieldCache.Source source) {
        this(of, source, Optional.empty());
    }

    Field field() {
        return source.field();
    }

    boolean abnormal() {
        return of.truth().label() == Truth.Label.ABNORMAL;
    }

    static boolean[] abnormal(List<Prepared> cases) {
        boolean[] abnormal = new boolean[cases.size()];
        for (int i = 0; i < abnormal.length; i++) {
            abnormal[i] = cases.get(i).abnormal();
        }
        return abnormal;
    }

    boolean labelled() {
        return of.truth().label() != Truth.Label.UNKNOWN;
    }

    /**
     * Reads all cases, several at a time, in the data set's order.
     *
     * @param masks what readies their masks, if the model learns from them
     */
    static List<Prepared> all(
            Dataset dataset,
            Preparation preparation,
            Optional<? extends Drawn> masks,
            FieldCache cache,
            Progress progress)
            throws IOException, FormatException {
        AtomicInteger done = new AtomicInteger();
        int total = dataset.cases().size();
        try (var pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            List<Future<Prepared>> futures = dataset.cases().stream()
                    .map(one -> pool.submit(() -> {
                        Field field = preparation.field(one);
                        Prepared prepared = new Prepared(
                                one,
                                cache.keep(field, () -> again(() -> preparation.field(one))),
                                masks.isPresent()
                                        ? Optional.of(mask(masks.get(), one, field, preparation, cache))
                                        : Optional.empty());
                        progress.at("reading cases", done.incrementAndGet(), total);
                        return prepared;
                    }))
                    .toList();
            try {
                return collect(futures);
            } finally {
                pool.shutdownNow();
            }
        }
    }

    private static FieldCache.Source mask(Drawn masks, Case one, Field field, Preparation preparation, FieldCache cache)
            throws IOException, FormatException {
        return cache.keep(masks.field(one, field), () -> again(() -> masks.field(one, preparation.field(one))));
    }

    /** What reads a case. */
    @FunctionalInterface
    private interface Reading {
        Field read() throws IOException, FormatException;
    }

    private static Field again(Reading reading) {
        try {
            return reading.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FormatException e) {
            throw new UncheckedIOException(new IOException(e.getMessage() + "; it was read before", e));
        }
    }

    private static List<Prepared> collect(List<Future<Prepared>> futures) throws IOException, FormatException {
        List<Prepared> all = new ArrayList<>();
        for (Future<Prepared> future : futures) {
            try {
                all.add(future.get());
            } catch (ExecutionException e) {
                switch (Objects.requireNonNull(e.getCause())) {
                    case IOException cause -> throw cause;
                    case FormatException cause -> throw cause;
                    case RuntimeException cause -> throw cause;
                    case Error cause -> throw cause;
                    default -> throw new IllegalStateException(e);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("reading was interrupted");
            }
        }
        return all;
    }
}

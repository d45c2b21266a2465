package org.prodrome.app.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Works through a list with several threads, and hands the results over in the list's order. */
final class InOrder {
    /** How far a thread may be ahead of the result that is waited for; bounds memory. */
    private static final int AHEAD = 8;

    private InOrder() {}

    @FunctionalInterface
    interface Work<T, R> {
        R of(T one) throws Exception;
    }

    /** Takes results in order. */
    @FunctionalInterface
    interface Taking<R> {
        /**
         * Takes a result and says whether to go on.
         *
         * @param done how many were taken, this one included
         */
        boolean take(R result, int done);
    }

    static <T, R> void each(List<T> list, int threads, Work<T, R> work, Taking<R> taking) throws Exception {
        var factory = Thread.ofPlatform().name("worker-", 0).daemon().factory();
        try (var pool = Executors.newFixedThreadPool(threads, factory)) {
            Deque<Future<R>> ahead = new ArrayDeque<>();
            try {
                int done = 0;
                for (T one : list) {
                    ahead.add(pool.submit(() -> work.of(one)));
                    if (ahead.size() == AHEAD * threads && !taking.take(result(ahead.remove()), ++done)) {
                        return;
                    }
                }
                while (!ahead.isEmpty() && taking.take(result(ahead.remove()), ++done)) {}
            } finally {
                pool.shutdownNow();
            }
        }
    }

    private static <R> R result(Future<R> future) throws Exception {
        try {
            return future.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case Exception cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw e;
            }
        }
    }
}

package org.prodrome.runtime;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Native memory that runs copy their inputs to. It is kept from one run to the next, for clearing new memory takes
 * longer than the copy; each of several threads gets its own.
 */
final class InputMemory implements AutoCloseable {
    private static final long KEPT = 64L << 20;
    private static final long ALIGNMENT = 64;

    private final Queue<Slab> free = new ConcurrentLinkedQueue<>();

    /** Memory that one run uses at a time. */
    final class Slab implements AutoCloseable {
        private final Arena arena = Arena.ofShared();
        private final MemorySegment memory;
        private long used;

        private Slab(long bytes) {
            memory = arena.allocate(Math.max(bytes, 1), ALIGNMENT);
        }

        /** A copy, good until this is closed. */
        MemorySegment copy(MemorySegment source) {
            MemorySegment copy = memory.asSlice(used, source.byteSize());
            used += padded(source.byteSize());
            return copy.copyFrom(source);
        }

        /** Gives it back. */
        @Override
        public void close() {
            used = 0;
            if (memory.byteSize() <= KEPT) {
                free.add(this);
            } else {
                arena.close();
            }
        }
    }

    /** What an input of that length takes. */
    static long padded(long bytes) {
        return Math.ceilDiv(bytes, ALIGNMENT) * ALIGNMENT;
    }

    /** @param bytes of all inputs, each {@link #padded} */
    Slab take(long bytes) {
        Slab slab = free.poll();
        if (slab != null && slab.memory.byteSize() >= bytes) {
            return slab;
        }
        if (slab != null) {
            slab.arena.close();
        }
        return new Slab(bytes);
    }

    @Override
    public void close() {
        for (Slab slab = free.poll(); slab != null; slab = free.poll()) {
            slab.arena.close();
        }
    }
}

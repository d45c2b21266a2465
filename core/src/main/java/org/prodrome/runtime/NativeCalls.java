package org.prodrome.runtime;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Keeps the process from ending beneath a call into a native library. When a process ends, as by Ctrl-C, such a library
 * takes itself apart, whoever still computes in it, and what computes crashes. So the end waits until all are out, and
 * nobody goes in any more; for some seconds at most, as another process that is waited for may never answer. A thread
 * may go in again while it is within.
 */
final class NativeCalls {
    private static final long LONGEST_S = 10;
    private static final ReadWriteLock DOOR = doorThatTheEndShuts();

    private NativeCalls() {}

    static void enter() {
        DOOR.readLock().lock();
    }

    static void leave() {
        DOOR.readLock().unlock();
    }

    private static ReadWriteLock doorThatTheEndShuts() {
        ReadWriteLock door = new ReentrantReadWriteLock();
        Runtime.getRuntime()
                .addShutdownHook(
                        Thread.ofPlatform().name("waits for native calls").unstarted(() -> shut(door.writeLock())));
        return door;
    }

    private static void shut(Lock lock) {
        try {
            lock.tryLock(LONGEST_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

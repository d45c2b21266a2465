package org.prodrome.runtime;

import java.nio.file.Path;
import java.time.Duration;

/**
 * A process's place among those that train together.
 *
 * @param rank from 0, a different one in each process
 * @param size how many processes there are
 * @param rendezvous where they find one another, the same in each
 * @param threads how many of this process's threads libtorch may compute with
 * @param joining how long a process waits for the others to start
 * @param patience how long it then waits for another that is busy
 */
public record Membership(int rank, int size, Rendezvous rendezvous, int threads, Duration joining, Duration patience) {
    public Membership {
        if (size < 1 || rank < 0 || rank >= size) {
            throw new IllegalArgumentException(
                    "membership: expected a rank from 0 to below the size, got rank " + rank + " of " + size);
        }
        if (threads < 1) {
            throw new IllegalArgumentException("membership: expected 1 thread or more, got " + threads);
        }
        if (patience.toMillis() < 1 || joining.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "membership: expected to wait 1 ms or more, got " + joining + " and " + patience);
        }
    }

    /** The threads of each of so many processes that share this machine's evenly, of at least one each. */
    public static int share(int processes) {
        return Math.max(1, Libtorch.threads() / processes);
    }

    /** Where processes find one another. */
    public sealed interface Rendezvous {
        /**
         * A file on this machine that nobody has written yet, in a folder that nobody else may write to. The processes
         * then talk over the loopback interface alone.
         */
        record File(Path path) implements Rendezvous {}

        /**
         * A machine and a free port of it, where rank 0 listens: for processes on several machines. Nobody is asked who
         * they are and nothing is encrypted, so the network between them has to be trusted.
         */
        record Address(String host, int port) implements Rendezvous {
            public Address {
                if (port < 1 || port > 65535) {
                    throw new IllegalArgumentException("rendezvous: expected a port from 1 to 65535, got " + port);
                }
            }
        }
    }
}

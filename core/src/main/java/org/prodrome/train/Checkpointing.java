package org.prodrome.train;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where and when a training is written down, so that it can go on after the machine went down. A training that finds
 * its own checkpoint goes on from there and ends with the same bytes, on the same machine with the same number of
 * threads. When it is done the checkpoint stays, so that the training isn't done again; whoever has no more use for it
 * deletes it.
 *
 * @param data what the batches are made of, such as a digest: a checkpoint of other data is refused
 */
public record Checkpointing(Path file, Every every, String data) {

    /** How often. */
    public sealed interface Every {
        /** So many rounds; 1 or more. */
        record Rounds(long count) implements Every {
            public Rounds {
                if (count < 1) {
                    throw new IllegalArgumentException("checkpoint: expected every 1 rounds or more, got " + count);
                }
            }
        }

        /** At least so much time, above 0; the shorter, the less is lost, and the more is written. */
        record Time(Duration length) implements Every {
            public Time {
                if (!length.isPositive()) {
                    throw new IllegalArgumentException("checkpoint: expected a time above 0, got " + length);
                }
            }
        }
    }
}

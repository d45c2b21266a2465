package org.prodrome.runtime;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * How long each sequence of a batch is.
 *
 * @param lengths a sequence each, all within 0 and the number of steps
 * @param steps of the longest there could be
 * @param beyond [time, batch, 1], whether a step is beyond its sequence's end; null if none is
 */
record SequenceLengths(long[] lengths, long steps, @Nullable Tensor beyond) {

    /**
     * @param input place of the lengths among the operands, which may be absent
     * @param sequence [time, batch, feature]
     */
    static SequenceLengths of(Node node, Operands x, int input, Tensor sequence) {
        long steps = sequence.size(0);
        if (!x.has(input)) {
            return new SequenceLengths(new long[0], steps, null);
        }
        long[] lengths = x.longs(input);
        if (lengths.length != sequence.size(1) || Arrays.stream(lengths).anyMatch(l -> l < 0 || l > steps)) {
            throw node.failure("expected " + sequence.size(1) + " sequence_lens of 0 to " + steps + ", got "
                    + Arrays.toString(lengths));
        }
        if (Arrays.stream(lengths).allMatch(length -> length == steps)) {
            return new SequenceLengths(lengths, steps, null);
        }
        Tensor places = Tensors.index(sequence, LongStream.range(0, steps).toArray());
        Tensor ends = Tensors.index(sequence, lengths);
        return new SequenceLengths(lengths, steps, torch.ge(places.view(-1, 1, 1), ends.view(1, -1, 1)));
    }

    /** Whether every sequence has all steps. */
    boolean whole() {
        return beyond == null;
    }

    /** The first step that not all sequences have. */
    long shortest() {
        return whole() ? steps : Arrays.stream(lengths).min().orElse(steps);
    }

    /** [batch, 1]: which sequences have no such step. */
    Tensor endedBy(long step) {
        return Objects.requireNonNull(beyond).select(0, step);
    }

    /** The sequences with zeros beyond their ends. */
    Tensor zeroed(Tensor sequence) {
        return beyond == null ? sequence : torch.masked_fill(sequence, beyond, new Scalar(0));
    }

    /** Each sequence from its own end to its beginning; what is beyond stays there. */
    Tensor reversed(Tensor sequence) {
        if (whole()) {
            return torch.flip(sequence, 0);
        }
        int batch = lengths.length;
        long[] from = new long[Math.toIntExact(steps * batch)];
        Arrays.setAll(from, i -> {
            long time = i / batch;
            long length = lengths[i % batch];
            return time < length ? length - 1 - time : time;
        });
        return gathered(sequence, Tensors.index(sequence, from).view(steps, batch, 1));
    }

    /** A state [batch, feature] after the last step, 0 of a sequence without steps: so it is in ONNX Runtime. */
    Tensor zeroWhereNone(Tensor state) {
        return beyond == null ? state : torch.masked_fill(state, beyond.select(0, 0), new Scalar(0));
    }

    /** [batch, feature]: the last step of each sequence, 0 of one without steps. */
    Tensor last(Tensor sequence) {
        long[] from =
                Arrays.stream(lengths).map(length -> Math.max(length - 1, 0)).toArray();
        Tensor last =
                gathered(sequence, Tensors.index(sequence, from).view(1, -1, 1)).squeeze(0);
        return zeroWhereNone(last);
    }

    private static Tensor gathered(Tensor sequence, Tensor places) {
        return torch.gather(sequence, 0, places.expand(-1, -1, sequence.size(2)));
    }
}

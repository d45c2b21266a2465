package org.prodrome.train;

import java.util.List;
import java.util.Optional;
import org.prodrome.runtime.Precision;

/**
 * How a training departs from the plain one.
 *
 * @param microBatches into how many parts a batch is split to save memory, 1 or more: gradients add up to those of the
 *     whole, but each part has batch statistics of its own
 * @param freeze names of parameters that stay as they are, or patterns of names with {@code *} and {@code ?}; a batch
 *     normalisation whose running statistics are among them uses these in training, too
 * @param rates of parameters that learn faster or slower than the others
 */
public record Options(
        int microBatches,
        List<String> freeze,
        List<LayerRate> rates,
        Averaging averaging,
        Optional<EarlyStopping> stopping,
        Precision precision,
        Optional<Checkpointing> checkpointing) {
    /** The plain training. */
    public static final Options NONE = new Options(
            1, List.of(), List.of(), new Averaging.None(), Optional.empty(), Precision.FLOAT32, Optional.empty());

    public Options {
        freeze = List.copyOf(freeze);
        rates = List.copyOf(rates);
        if (microBatches < 1) {
            throw new IllegalArgumentException("training: expected 1 micro-batch or more, got " + microBatches);
        }
    }

    public Options with(Averaging other) {
        return new Options(microBatches, freeze, rates, other, stopping, precision, checkpointing);
    }

    public Options with(EarlyStopping other) {
        return new Options(microBatches, freeze, rates, averaging, Optional.of(other), precision, checkpointing);
    }

    public Options with(Precision other) {
        return new Options(microBatches, freeze, rates, averaging, stopping, other, checkpointing);
    }

    public Options with(Checkpointing other) {
        return new Options(microBatches, freeze, rates, averaging, stopping, precision, Optional.of(other));
    }

    public Options withMicroBatches(int other) {
        return new Options(other, freeze, rates, averaging, stopping, precision, checkpointing);
    }

    public Options freezing(String... patterns) {
        return new Options(microBatches, List.of(patterns), rates, averaging, stopping, precision, checkpointing);
    }
}

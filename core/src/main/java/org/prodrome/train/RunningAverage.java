package org.prodrome.train;

import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.prodrome.graph.Parameters;
import org.prodrome.runtime.Device;
import org.prodrome.runtime.TorchParameters;

/** An {@link Averaging} at work. */
final class RunningAverage implements AutoCloseable {
    private final Averaging averaging;
    private final TorchParameters live;
    private @Nullable TorchParameters average;
    private long taken;

    /** @param live the parameters that training moves */
    RunningAverage(Averaging averaging, TorchParameters live) {
        this.averaging = averaging;
        this.live = live;
    }

    /** Takes the parameters after a round into the average, if it is its turn. */
    void after(long round, long rounds) {
        OptionalDouble share = averaging.share(round, rounds, taken);
        if (share.isPresent()) {
            if (average == null) {
                average = live.copy();
            } else {
                average.moveTowards(live, share.getAsDouble());
            }
            taken++;
        }
    }

    /** The average, or the parameters themselves as long as there is none. */
    TorchParameters current() {
        return average == null ? live : average;
    }

    Optional<Checkpoint.Average> state() {
        return average == null ? Optional.empty() : Optional.of(new Checkpoint.Average(average.download(), taken));
    }

    void restore(Checkpoint.Average state, Device device) {
        Parameters parameters = state.parameters();
        average = new TorchParameters(parameters, device);
        taken = state.taken();
    }

    @Override
    public void close() {
        if (average != null) {
            average.close();
        }
    }
}

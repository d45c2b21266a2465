package org.prodrome.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorBase;
import org.bytedeco.pytorch.VoidTensorHook;
import org.bytedeco.pytorch.Work;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * Sums the gradients of parameters over processes while the backward pass goes on (Li et al. 2020, "PyTorch
 * Distributed"): gradients gather in buckets of a few megabytes, last parameters first, as the backward pass reaches
 * them; a full bucket is sent off while the pass computes the next. Buckets go in one order everywhere.
 */
final class GradientBuckets implements AutoCloseable {
    /** The last layers' gradients come first and alone: the sooner something is under way the better. */
    static final long FIRST_BYTES = 1 << 20;

    static final long BYTES = 4 << 20;

    private final ProcessGroup group;
    private final List<Slot> slots = new ArrayList<>();
    private final List<Bucket> buckets = new ArrayList<>();
    private boolean gathering;
    private int sent;

    /**
     * Readies buckets.
     *
     * @param parameters in the order in which the network uses them
     */
    GradientBuckets(List<Tensor> parameters, ProcessGroup group) {
        this(parameters, group, FIRST_BYTES, BYTES);
    }

    GradientBuckets(List<Tensor> parameters, ProcessGroup group, long firstBytes, long bytes) {
        this.group = group;
        try (Scope _ = new Scope()) {
            List<Tensor> some = new ArrayList<>();
            long filled = 0;
            for (Tensor parameter : parameters.reversed()) {
                boolean alike = some.isEmpty() || some.getLast().scalar_type().value == parameter.scalar_type().value;
                long room = buckets.isEmpty() ? firstBytes : bytes;
                if (!some.isEmpty() && (!alike || filled + parameter.nbytes() > room)) {
                    buckets.add(new Bucket(some));
                    some = new ArrayList<>();
                    filled = 0;
                }
                some.add(parameter);
                filled += parameter.nbytes();
            }
            if (!some.isEmpty()) {
                buckets.add(new Bucket(some));
            }
        }
    }

    /** How many were sent off so far, since {@link #begin}. */
    int sent() {
        return sent;
    }

    int count() {
        return buckets.size();
    }

    /**
     * Gradients side by side, then a number a parameter: how many processes have a gradient for it. A branch that isn't
     * taken, or a frozen part, leaves some without.
     */
    private final class Bucket {
        private final Tensor values;
        private final Tensor presence;
        private final int parameters;
        private int missing;
        private @Nullable Work work;

        Bucket(List<Tensor> parameters) {
            long elements = parameters.stream().mapToLong(Tensor::numel).sum();
            this.parameters = parameters.size();
            Tensor like = parameters.getFirst();
            values = Scope.keep(torch.zeros(elements + this.parameters).to(like.device(), like.scalar_type()));
            presence = Scope.keep(values.narrow(0, elements, this.parameters));
            long start = 0;
            for (int i = 0; i < this.parameters; i++) {
                Tensor parameter = parameters.get(i);
                Tensor place = values.narrow(0, start, parameter.numel()).view(parameter.shape());
                slots.add(new Slot(parameter, Scope.keep(place), this, i));
                start += parameter.numel();
            }
        }

        void empty() {
            values.zero_();
            missing = parameters;
        }

        void send() {
            work = group.start(values).retainReference();
        }

        void arrive() {
            Work under = Objects.requireNonNull(work);
            group.finish(under);
            forget();
        }

        void forget() {
            if (work != null) {
                work.releaseReference();
                work = null;
            }
        }

        void close() {
            forget();
            Scope.release(presence);
            Scope.release(values);
        }
    }

    /** A parameter's place in its bucket. */
    private final class Slot extends VoidTensorHook {
        private final Tensor parameter;
        private final Tensor place;
        private final Bucket bucket;
        private final int index;
        private final int hook;
        private boolean filled;

        Slot(Tensor parameter, Tensor place, Bucket bucket, int index) {
            this.parameter = parameter;
            this.place = place;
            this.bucket = bucket;
            this.index = index;
            this.hook = parameter.register_hook(this);
            retainReference();
        }

        @Override
        public void call(TensorBase gradient) {
            try (Scope _ = new Scope()) {
                if (gathering) {
                    filled = true;
                    place.copy_(new Tensor(gradient).detach());
                    complete();
                    bucket.missing--;
                    sendFull();
                }
            } finally {
                gradient.close();
            }
        }

        /** Adds the gradient of earlier parts of the batch, and says whether there is any gradient. */
        private void complete() {
            Tensor before = parameter.grad();
            if (before.defined()) {
                place.add_(before);
            }
            if (before.defined() || filled) {
                bucket.presence.select(0, index).fill_(new Scalar(1));
            }
        }

        /** Gives the parameter the sum, if any process had a gradient. */
        void take() {
            if (bucket.presence.select(0, index).item_double() == 0) {
                return;
            }
            Tensor gradient = parameter.grad();
            if (gradient.defined()) {
                gradient.copy_(place);
            } else {
                parameter.mutable_grad().put(torch.clone(place));
            }
        }

        void unhook() {
            parameter.remove_hook(hook);
            releaseReference();
            Scope.release(place);
        }
    }

    /** From now on the gradients of a backward pass are gathered and sent off. */
    void begin() {
        try (Scope _ = new Scope()) {
            buckets.forEach(Bucket::empty);
            slots.forEach(slot -> slot.filled = false);
            sent = 0;
            gathering = true;
        }
    }

    private void sendFull() {
        while (sent < buckets.size() && buckets.get(sent).missing == 0) {
            buckets.get(sent++).send();
        }
    }

    /**
     * After the backward pass: every parameter's gradient becomes the sum of all processes' gradients.
     *
     * @param loss of this process's part
     * @return the sum of all processes' losses
     * @throws ProcessGroupException if a process is lost
     */
    double finish(double loss) {
        gathering = false;
        try (Scope _ = new Scope()) {
            slots.stream().filter(slot -> !slot.filled).forEach(Slot::complete);
            while (sent < buckets.size()) {
                buckets.get(sent++).send();
            }
            double sum = group.sum(loss);
            buckets.forEach(Bucket::arrive);
            slots.forEach(Slot::take);
            return sum;
        }
    }

    /** After a backward pass that failed: what is under way is nobody's business any more. */
    void abandon() {
        gathering = false;
        buckets.forEach(Bucket::forget);
    }

    @Override
    public void close() {
        slots.forEach(Slot::unhook);
        buckets.forEach(Bucket::close);
        slots.clear();
        buckets.clear();
    }
}

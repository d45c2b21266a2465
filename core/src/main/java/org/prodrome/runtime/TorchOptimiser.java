package org.prodrome.runtime;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphException;
import org.prodrome.graph.Parameter;

/**
 * An {@link Optimiser} at work on parameters, with what it remembers of each: by libtorch's fused kernels where they
 * are faster, else by few calls for all parameters together. A parameter that no gradient reached stays as it is.
 */
final class TorchOptimiser implements AutoCloseable {
    private final Optimiser optimiser;
    private final List<Trainee> trainees = new ArrayList<>();

    /** What is remembered of a parameter. */
    private enum Slot {
        /** How many steps it has taken: a scalar. */
        STEP,
        /** Mean of its gradient. */
        MEAN,
        /** Mean of its squared gradient. */
        SQUARE,
        /** Its velocity. */
        MOMENTUM;

        String of(String parameter) {
            return name().toLowerCase(Locale.ROOT) + "/" + parameter;
        }
    }

    private record Trainee(String name, Tensor value, Pace pace, Map<Slot, Tensor> slots) {}

    /** How fast a parameter learns, in learning rates, and how fast it decays. */
    private record Pace(double rate, double weightDecay) {}

    TorchOptimiser(
            Optimiser optimiser, List<Parameter> chosen, Map<String, Tensor> tensors, Map<String, Double> rates) {
        this.optimiser = optimiser;
        try (Scope _ = new Scope()) {
            for (Parameter parameter : chosen) {
                Tensor value = requireNonNull(tensors.get(parameter.name()));
                Map<Slot, Tensor> slots = new EnumMap<>(Slot.class);
                for (Slot slot : slots(optimiser)) {
                    Tensor zero = slot == Slot.STEP ? scalarLike(value) : torch.zeros_like(value.detach());
                    slots.put(slot, Scope.keep(zero));
                }
                double weightDecay = parameter.decays() ? optimiser.weightDecay() : 0;
                Pace pace = new Pace(rates.getOrDefault(parameter.name(), 1.0), weightDecay);
                trainees.add(new Trainee(parameter.name(), value, pace, slots));
            }
        }
    }

    private static Tensor scalarLike(Tensor value) {
        // Steps are counted where the parameter is, in 32-bit floats, which the fused kernels want.
        return torch.zeros().to(value.device(), torch.ScalarType.Float);
    }

    private static List<Slot> slots(Optimiser optimiser) {
        return switch (optimiser) {
            case Optimiser.Sgd sgd -> sgd.momentum() > 0 ? List.of(Slot.MOMENTUM) : List.of();
            case Optimiser.Adam _, Optimiser.AdamW _ -> List.of(Slot.STEP, Slot.MEAN, Slot.SQUARE);
            case Optimiser.RmsProp rms -> {
                List<Slot> slots = new ArrayList<>(List.of(Slot.SQUARE));
                if (rms.centred()) {
                    slots.add(Slot.MEAN);
                }
                if (rms.momentum() > 0) {
                    slots.add(Slot.MOMENTUM);
                }
                yield slots;
            }
        };
    }

    /** Steps along the parameters' gradients. */
    void step(double learningRate) {
        try (Scope _ = new Scope();
                NoGradGuard _ = new NoGradGuard()) {
            Map<Pace, List<Trainee>> moving = new LinkedHashMap<>();
            for (Trainee trainee : trainees) {
                if (trainee.value().grad().defined()) {
                    moving.computeIfAbsent(trainee.pace(), _ -> new ArrayList<>())
                            .add(trainee);
                }
            }
            moving.forEach((pace, some) -> step(some, learningRate * pace.rate(), pace.weightDecay()));
        }
    }

    private void step(List<Trainee> some, double rate, double weightDecay) {
        switch (optimiser) {
            case Optimiser.Sgd sgd -> sgd(sgd, some, rate, weightDecay);
            case Optimiser.Adam adam ->
                adam(MultiTensor.FUSED_ADAM, some, rate, adam.beta1(), adam.beta2(), weightDecay, adam.epsilon());
            case Optimiser.AdamW adam ->
                adam(MultiTensor.FUSED_ADAMW, some, rate, adam.beta1(), adam.beta2(), weightDecay, adam.epsilon());
            case Optimiser.RmsProp rms -> rmsProp(rms, some, rate, weightDecay);
        }
    }

    /** libtorch's fused kernel takes twice to six times as long on a processor. */
    private static void sgd(Optimiser.Sgd sgd, List<Trainee> some, double rate, double weightDecay) {
        List<Tensor> values = values(some);
        List<Tensor> direction = decayed(gradients(some), values, weightDecay);
        if (sgd.momentum() > 0) {
            List<Tensor> velocities = all(Slot.MOMENTUM, some);
            MultiTensor.MUL_.call(velocities, sgd.momentum());
            MultiTensor.ADD_LIST_.call(velocities, direction, 1.0);
            direction = sgd.nesterov() ? MultiTensor.ADD_LIST.call(direction, velocities, sgd.momentum()) : velocities;
        }
        MultiTensor.ADD_LIST_.call(values, direction, -rate);
    }

    private static List<Tensor> decayed(List<Tensor> gradients, List<Tensor> values, double weightDecay) {
        return weightDecay > 0 ? MultiTensor.ADD_LIST.call(gradients, values, weightDecay) : gradients;
    }

    private static void adam(
            MultiTensor fused,
            List<Trainee> some,
            double rate,
            double beta1,
            double beta2,
            double weightDecay,
            double epsilon) {
        List<Tensor> steps = all(Slot.STEP, some);
        MultiTensor.ADD_.call(steps, 1.0);
        fused.call(
                values(some),
                gradients(some),
                all(Slot.MEAN, some),
                all(Slot.SQUARE, some),
                List.of(), // largest squares, of AMSGrad
                steps,
                rate,
                beta1,
                beta2,
                weightDecay,
                epsilon,
                false, // AMSGrad
                false, // maximise
                null,
                null);
    }

    private static void rmsProp(Optimiser.RmsProp rms, List<Trainee> some, double rate, double weightDecay) {
        List<Tensor> values = values(some);
        List<Tensor> gradients = decayed(gradients(some), values, weightDecay);
        List<Tensor> squares = all(Slot.SQUARE, some);
        MultiTensor.MUL_.call(squares, rms.smoothing());
        MultiTensor.ADDCMUL_.call(squares, gradients, gradients, 1 - rms.smoothing());
        List<Tensor> roots;
        if (rms.centred()) {
            List<Tensor> means = all(Slot.MEAN, some);
            MultiTensor.LERP_.call(means, gradients, 1 - rms.smoothing());
            roots = MultiTensor.ADDCMUL.call(squares, means, means, -1.0);
            MultiTensor.SQRT_.call(roots);
        } else {
            roots = MultiTensor.SQRT.call(squares);
        }
        MultiTensor.ADD_.call(roots, rms.epsilon());
        if (rms.momentum() > 0) {
            List<Tensor> velocities = all(Slot.MOMENTUM, some);
            MultiTensor.MUL_.call(velocities, rms.momentum());
            MultiTensor.ADDCDIV_.call(velocities, gradients, roots, 1.0);
            MultiTensor.ADD_LIST_.call(values, velocities, -rate);
        } else {
            MultiTensor.ADDCDIV_.call(values, gradients, roots, -rate);
        }
    }

    private static List<Tensor> values(List<Trainee> some) {
        return some.stream().map(Trainee::value).toList();
    }

    private static List<Tensor> gradients(List<Trainee> some) {
        return some.stream().map(trainee -> trainee.value().grad()).toList();
    }

    private static List<Tensor> all(Slot slot, List<Trainee> some) {
        return some.stream()
                .filter(trainee -> trainee.slots().containsKey(slot))
                .map(trainee -> requireNonNull(trainee.slots().get(slot)))
                .toList();
    }

    /** A copy of what it remembers, by slot and parameter, such as {@code mean/conv1.weight}. */
    SortedMap<String, Array> state() {
        SortedMap<String, Array> state = new TreeMap<>();
        try (Scope _ = new Scope()) {
            for (Trainee trainee : trainees) {
                trainee.slots().forEach((slot, tensor) -> state.put(slot.of(trainee.name()), Tensors.download(tensor)));
            }
        }
        return state;
    }

    /**
     * Remembers what another of its kind did.
     *
     * @throws GraphException if a value is missing or has another shape or type
     */
    void restore(Map<String, Array> state) {
        try (Scope _ = new Scope();
                NoGradGuard _ = new NoGradGuard()) {
            for (Trainee trainee : trainees) {
                trainee.slots().forEach((slot, tensor) -> {
                    String name = slot.of(trainee.name());
                    Array array = state.get(name);
                    if (array == null) {
                        throw new GraphException("optimiser state: expected " + name + ", got none");
                    }
                    if (!Arrays.equals(array.shape(), tensor.shape())) {
                        throw new GraphException("optimiser state " + name + ": expected the shape "
                                + Arrays.toString(tensor.shape()) + ", got " + Arrays.toString(array.shape()));
                    }
                    tensor.copy_(Tensors.upload(array, Device.CPU));
                });
            }
        }
    }

    @Override
    public void close() {
        trainees.forEach(trainee -> trainee.slots().values().forEach(Scope::release));
        trainees.clear();
    }
}

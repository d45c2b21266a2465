package org.prodrome.runtime;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorArrayRefOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphException;
import org.prodrome.graph.Network;
import org.prodrome.graph.Parameter;

/**
 * Steps an optimiser along the gradient of a network's output {@code loss}: the training reading. Phases that share
 * {@link TorchParameters} train the same parameters in turn.
 */
public final class TorchPhase implements AutoCloseable {
    private static final String LOSS = "loss";

    private final Program program;
    private final TorchParameters parameters;
    private final SortedMap<String, Tensor> trained = new TreeMap<>();
    /** State that the network says the next values of. */
    private final List<String> carried;

    private final TensorVector leaves;
    private final TorchOptimiser optimiser;
    private final double learningRate;
    private final Clipping clipping;
    private final Precision precision;
    private final Truncation truncation;
    private final @Nullable ProcessGroup group;
    private final @Nullable GradientBuckets buckets;

    /**
     * What a step saw.
     *
     * @param loss of the whole batch, before the step
     * @param gradientNorm over all the phase's gradients, before clipping
     * @param spoilt if loss or norm is no finite number, so that nothing was changed: the first parameter whose
     *     gradient is to blame, if one is
     */
    public record Step(double loss, double gradientNorm, Optional<String> spoilt) {
        /** Whether parameters were changed. */
        public boolean taken() {
            return Double.isFinite(loss) && Double.isFinite(gradientNorm);
        }
    }

    /** Readies a phase that takes gradients as they are and computes in 32-bit floats. */
    public TorchPhase(Network objective, Set<String> trains, Optimiser optimiser, TorchParameters parameters) {
        this(objective, trains, optimiser, new Clipping.None(), Precision.FLOAT32, parameters);
    }

    /**
     * Readies a phase.
     *
     * @param objective a network whose output {@code loss} is a scalar: a mean over the batch
     * @param trains names of the parameters that the phase changes
     */
    public TorchPhase(
            Network objective,
            Set<String> trains,
            Optimiser optimiser,
            Clipping clipping,
            Precision precision,
            TorchParameters parameters) {
        this(objective, trains, optimiser, clipping, precision, new Truncation.None(), parameters, Map.of(), null);
    }

    /**
     * Readies a phase that several processes step together, each on its part of the batch.
     *
     * @param objective a network whose output {@code loss} is a scalar: a mean over the batch
     * @param trains names of the parameters that the phase changes
     * @param rates what the learning rate is multiplied by, of parameters for which that isn't 1
     * @param group the processes; null for this one alone
     */
    public TorchPhase(
            Network objective,
            Set<String> trains,
            Optimiser optimiser,
            Clipping clipping,
            Precision precision,
            Truncation truncation,
            TorchParameters parameters,
            Map<String, Double> rates,
            @Nullable ProcessGroup group) {
        this.parameters = parameters;
        this.group = group;
        this.program = new Program(PoolFirst.in(objective), parameters.device());
        this.carried = objective.carried();
        if (group != null && !carried.isEmpty()) {
            throw new GraphException("state " + carried
                    + ": expected one process where it is carried from batch to batch," + " got several");
        }
        this.learningRate = optimiser.learningRate();
        this.clipping = clipping;
        this.precision = precision;
        this.truncation = truncation;
        List<Parameter> chosen = objective.parameters().stream()
                .filter(parameter -> trains.contains(parameter.name()))
                .toList();
        for (Parameter parameter : chosen) {
            Tensor tensor = requireNonNull(parameters.tensors().get(parameter.name()));
            trained.put(parameter.name(), tensor.requires_grad_(true));
        }
        try (Scope _ = new Scope()) {
            TensorVector vector = new TensorVector();
            trained.values().forEach(vector::push_back);
            this.leaves = vector.retainReference();
        }
        this.optimiser = new TorchOptimiser(optimiser, chosen, parameters.tensors(), rates);
        this.buckets = group == null
                ? null
                : new GradientBuckets(
                        chosen.stream()
                                .map(parameter -> requireNonNull(trained.get(parameter.name())))
                                .toList(),
                        group);
    }

    /** One step with the batch in one part. */
    public Step step(Map<String, Array> batch, double rateFactor, Seed chance) {
        return step(List.of(MicroBatch.whole(batch)), rateFactor, chance);
    }

    /**
     * One step. If loss or gradients are no finite numbers, nothing is changed.
     *
     * @param parts the batch; of several processes, this one's part of it
     * @param rateFactor what the schedule makes of the learning rate now
     * @param chance what dropout draws from
     */
    public Step step(List<MicroBatch> parts, double rateFactor, Seed chance) {
        try (Scope _ = new Scope()) {
            double loss = gather(parts, chance);
            // From here on the gradients are those of the whole batch.
            List<Tensor> gradients = gradients();
            double norm = norm(gradients);
            Step step = new Step(loss, norm, Double.isFinite(norm) ? Optional.empty() : spoilt());
            if (step.taken()) {
                clip(gradients, norm);
                optimiser.step(learningRate * rateFactor);
            }
            return step;
        } finally {
            trained.values().forEach(tensor -> tensor.mutable_grad().reset());
        }
    }

    /** Adds up the gradients of all parts, in all processes, and gives the loss of the whole batch. */
    private double gather(List<MicroBatch> parts, Seed chance) {
        double loss = 0;
        try {
            for (int i = 0; i < parts.size(); i++) {
                if (buckets != null && i == parts.size() - 1) {
                    buckets.begin();
                }
                loss += accumulate(parts.get(i), chance);
            }
            return buckets == null ? loss : buckets.finish(loss);
        } catch (RuntimeException e) {
            if (buckets == null || group == null) {
                throw e;
            }
            buckets.abandon();
            throw group.clear(e);
        }
    }

    /** Adds a part's gradients to those that are there, and gives its share of the loss. */
    private double accumulate(MicroBatch part, Seed chance) {
        // What the backward pass needs outlives the graph that refers to it.
        try (Peers peers = group == null ? null : new Peers(group);
                Scope _ = new Scope()) {
            Map<String, Tensor> outputs = run(
                    part.inputs(),
                    parameters,
                    new Context(Reading.TRAINING, new Chance(chance, part.firstSample()), peers, truncation));
            Tensor loss = requireNonNull(outputs.get(LOSS));
            if (!loss.requires_grad()) {
                throw new GraphException("output " + LOSS + ": expected one that depends on " + trained.keySet()
                        + ", got one that gradients can't go back from");
            }
            Tensor share = part.weight() == 1
                    ? new Tensor()
                    : torch.full_like(loss.detach(), new org.bytedeco.pytorch.Scalar(part.weight()));
            loss.backward(share, new BoolOptional(), false, new TensorArrayRefOptional(leaves));
            carry(outputs, parameters);
            return part.weight() * loss.item_double();
        }
    }

    /** Gives state the values that a run said, which the next run's gradient doesn't go back through. */
    private void carry(Map<String, Tensor> outputs, TorchParameters values) {
        try (NoGradGuard _ = new NoGradGuard()) {
            for (String state : carried) {
                requireNonNull(values.tensors().get(state))
                        .copy_(requireNonNull(outputs.get(Network.next(state))).detach());
            }
        }
    }

    private Map<String, Tensor> run(Map<String, Array> inputs, TorchParameters values, Context context) {
        Map<String, Tensor> uploaded = new HashMap<>();
        for (String name : program.inputs()) {
            Array array = inputs.get(name);
            if (array != null) {
                uploaded.put(name, Tensors.upload(array, values.device()));
            }
        }
        try (Autocast _ = new Autocast(values.device(), precision)) {
            return program.run(values.tensors(), uploaded, context);
        }
    }

    private List<Tensor> gradients() {
        return trained.values().stream()
                .map(Tensor::grad)
                .filter(Tensor::defined)
                .toList();
    }

    private static double norm(List<Tensor> some) {
        if (some.isEmpty()) {
            return 0;
        }
        List<Tensor> norms = MultiTensor.NORM.call(some, 2.0, null);
        TensorVector vector = new TensorVector();
        norms.forEach(vector::push_back);
        return torch.stack(vector).norm().item_double();
    }

    private Optional<String> spoilt() {
        return trained.entrySet().stream()
                .filter(entry -> entry.getValue().grad().defined())
                .filter(entry -> !torch.isfinite(entry.getValue().grad()).all().item_bool())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private void clip(List<Tensor> gradients, double norm) {
        try (NoGradGuard _ = new NoGradGuard()) {
            switch (clipping) {
                case Clipping.None _ -> {}
                case Clipping.Norm(double largest) -> {
                    double scale = largest / (norm + 1e-6); // as PyTorch has it
                    if (scale < 1) {
                        MultiTensor.MUL_.call(gradients, scale);
                    }
                }
                case Clipping.Value(double largest) -> {
                    MultiTensor.CLAMP_MIN_.call(gradients, -largest);
                    MultiTensor.CLAMP_MAX_.call(gradients, largest);
                }
            }
        }
    }

    /** The loss of a batch under the given parameters, in the evaluation reading. */
    public double evaluate(Map<String, Array> batch, TorchParameters values, Seed chance) {
        try (Scope _ = new Scope();
                NoGradGuard _ = new NoGradGuard()) {
            return requireNonNull(run(batch, values, new Context(Reading.EVALUATION, new Chance(chance, 0)))
                            .get(LOSS))
                    .item_double();
        }
    }

    /** Lets state, such as running statistics, follow the given parameters: runs a batch as training does, no more. */
    public void settle(Map<String, Array> batch, TorchParameters values, Seed chance) {
        try (Scope _ = new Scope();
                NoGradGuard _ = new NoGradGuard()) {
            carry(run(batch, values, new Context(Reading.TRAINING, new Chance(chance, 0))), values);
        }
    }

    /** A trained parameter that holds something that is no finite number, if one does. */
    public Optional<String> spoiltParameter() {
        try (Scope _ = new Scope();
                NoGradGuard _ = new NoGradGuard()) {
            return trained.entrySet().stream()
                    .filter(entry -> !torch.isfinite(entry.getValue()).all().item_bool())
                    .map(Map.Entry::getKey)
                    .findFirst();
        }
    }

    /** A copy of what the optimiser remembers, by what it is and of which parameter: {@code mean/conv1.weight}. */
    public SortedMap<String, Array> optimiserState() {
        return optimiser.state();
    }

    /**
     * Goes on with what an optimiser of this kind remembered.
     *
     * @throws GraphException if a value is missing or has another shape
     */
    public void restoreOptimiser(Map<String, Array> state) {
        optimiser.restore(state);
    }

    @Override
    public void close() {
        if (buckets != null) {
            buckets.close();
        }
        optimiser.close();
        leaves.releaseReference();
        program.close();
    }
}

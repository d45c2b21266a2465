package org.prodrome.runtime;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bytedeco.pytorch.AdamW;
import org.bytedeco.pytorch.AdamWOptions;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.OptimizerParamGroup;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorArrayRefOptional;
import org.bytedeco.pytorch.TensorVector;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.Network;
import org.prodrome.graph.Parameter;

/**
 * Steps an optimiser along the gradient of a network's output {@code loss}: the training reading. Phases that share
 * {@link TorchParameters} train the same parameters in turn.
 */
public final class TorchPhase implements AutoCloseable {
    private final Program program;
    private final TorchParameters parameters;
    private final TensorVector trained;
    private final AdamW optimiser;
    private final double learningRate;

    /**
     * Readies a phase.
     *
     * @param objective a network whose output {@code loss} is a scalar
     * @param trains names of the parameters that the phase changes
     */
    public TorchPhase(Network objective, Set<String> trains, Optimiser optimiser, TorchParameters parameters) {
        this.parameters = parameters;
        this.program = new Program(objective, parameters.device());
        this.learningRate = optimiser.learningRate();
        List<Parameter> chosen = objective.parameters().stream()
                .filter(parameter -> trains.contains(parameter.name()))
                .toList();
        chosen.forEach(parameter -> tensor(parameter).requires_grad_(true));
        try (Scope _ = new Scope()) {
            this.trained = vector(chosen).retainReference();
            this.optimiser = switch (optimiser) {
                case Optimiser.AdamW adam -> adamW(adam, chosen).retainReference();
            };
        }
    }

    private AdamW adamW(Optimiser.AdamW adam, List<Parameter> chosen) {
        AdamW made = new AdamW(vector(group(chosen, true)), options(adam, adam.weightDecay()));
        made.add_param_group(new OptimizerParamGroup(vector(group(chosen, false)), options(adam, 0)));
        return made;
    }

    private static List<Parameter> group(List<Parameter> chosen, boolean decays) {
        return chosen.stream().filter(parameter -> parameter.decays() == decays).toList();
    }

    private static AdamWOptions options(Optimiser.AdamW adam, double weightDecay) {
        AdamWOptions options = new AdamWOptions(adam.learningRate());
        // A C++ tuple, which some standard libraries keep backwards: the default betas, 0.9 and 0.999, tell.
        boolean forwards = options.betas().get(0) < options.betas().get(1);
        options.betas().put(forwards ? 0 : 1, adam.beta1()).put(forwards ? 1 : 0, adam.beta2());
        options.eps().put(adam.epsilon());
        options.weight_decay().put(weightDecay);
        return options;
    }

    private TensorVector vector(List<Parameter> chosen) {
        TensorVector vector = new TensorVector();
        chosen.forEach(parameter -> vector.push_back(tensor(parameter)));
        return vector;
    }

    private Tensor tensor(Parameter parameter) {
        return java.util.Objects.requireNonNull(parameters.tensors().get(parameter.name()));
    }

    /**
     * One step.
     *
     * @param rateFactor what the schedule makes of the learning rate now
     * @param chance what dropout draws from
     * @return the loss before the step
     */
    public double step(Map<String, Array> inputs, double rateFactor, Seed chance) {
        try (Scope _ = new Scope()) {
            Map<String, Tensor> uploaded = new HashMap<>();
            inputs.forEach((name, array) -> uploaded.put(name, Tensors.upload(array, parameters.device())));
            optimiser.zero_grad(true);
            Tensor loss = java.util.Objects.requireNonNull(
                    program.run(parameters.tensors(), uploaded, new Context(Reading.TRAINING, new Chance(chance, 0)))
                            .get("loss"));
            loss.backward(new Tensor(), new BoolOptional(), false, new TensorArrayRefOptional(trained));
            var groups = optimiser.param_groups();
            for (long i = 0; i < groups.size(); i++) {
                groups.get(i).options().set_lr(learningRate * rateFactor);
            }
            optimiser.step();
            return loss.item_double();
        }
    }

    @Override
    public void close() {
        optimiser.zero_grad(true);
        optimiser.releaseReference();
        trained.releaseReference();
        program.close();
    }
}

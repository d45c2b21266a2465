package org.prodrome.graph;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Parts a network's initializers into parameters and constants. */
final class RoleAssignment {
    private RoleAssignment() {}

    /**
     * The network with these roles; initializers that aren't named keep theirs.
     *
     * @throws GraphException if integers are to be trained, or values that aren't there yet to be constant
     */
    static Network of(Network network, Map<String, Role> roles) {
        Map<String, RoleInference.Inferred> inferred = RoleInference.of(network);
        GraphProto.Builder graph = network.graph().toBuilder().clearInitializer();
        List<Parameter> parameters = new ArrayList<>();
        for (Parameter parameter : network.parameters()) {
            Role role = roles.getOrDefault(parameter.name(), parameter.role());
            if (role == Role.CONSTANT) {
                graph.addInitializer(values(parameter).toProto(parameter.name()));
            } else {
                parameters.add(new Parameter(
                        parameter.name(), role, parameter.shape(), parameter.initialiser(), parameter.decays()));
            }
        }
        for (TensorProto constant : network.graph().getInitializerList()) {
            Role role = roles.getOrDefault(constant.getName(), Role.CONSTANT);
            if (role == Role.CONSTANT) {
                graph.addInitializer(constant);
            } else {
                parameters.add(parameter(constant, role, Objects.requireNonNull(inferred.get(constant.getName()))));
            }
        }
        return new Network(graph.build(), parameters, network.opset(), network.header());
    }

    private static Array values(Parameter parameter) {
        return switch (parameter.initialiser()) {
            case Initialiser.Given(Array values) -> values;
            case Initialiser.Constant _, Initialiser.Uniform _, Initialiser.Normal _ ->
                throw new GraphException("parameter " + parameter.name()
                        + ": expected values that are there already to be made constant, got ones that are drawn yet");
        };
    }

    private static Parameter parameter(TensorProto constant, Role role, RoleInference.Inferred inferred) {
        Array values = Array.ofProto(constant);
        if (role == Role.TRAINABLE && !values.type().isFloating()) {
            throw new GraphException("initializer " + constant.getName()
                    + ": expected floating-point numbers to train, got " + values.type());
        }
        boolean decays = inferred.role() == Role.TRAINABLE ? inferred.decays() : values.shape().length > 1;
        return new Parameter(
                constant.getName(),
                role,
                constant.getDimsList(),
                new Initialiser.Given(values),
                role == Role.TRAINABLE && decays);
    }
}

package org.prodrome.graph;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.prodrome.data.Seed;

/**
 * An ONNX graph and how its parameters are initialised. The graph's own initializers are the constants; parameters are
 * declared beside it and get their values from {@link #initialise} or from training.
 *
 * <p>Of a file that somebody else wrote, what is trained and what isn't is inferred: see {@link #roles}, and
 * {@link #withRole} to say otherwise. To go on from such a network, {@link #cutAt cut} it, give it a new head with a
 * {@link GraphBuilder}, train some of its {@link #trainable(String...) parameters}, and {@link #toOnnx write} it.
 *
 * @param graph nodes in an order in which they can run
 * @param opset the version of ONNX's own operators that the graph is written in
 * @param header what the file that it was read from says besides
 */
public record Network(GraphProto graph, List<Parameter> parameters, int opset, FileHeader header) {
    /** The operator set that Prodrome's own networks are written in. */
    public static final int OPSET = 17;

    private static final long LARGEST_FILE = Integer.MAX_VALUE - 8;

    public Network {
        parameters = List.copyOf(parameters);
    }

    /** A network that was built here. */
    public Network(GraphProto graph, List<Parameter> parameters, int opset) {
        this(graph, parameters, opset, FileHeader.own());
    }

    /** The output that says what a state is after the network has run. */
    public static String next(String state) {
        return state + ".next";
    }

    /** Names of the state that the network carries from one run to the next. */
    public List<String> carried() {
        List<String> outputs = outputs();
        return parameters.stream()
                .filter(parameter -> parameter.role() == Role.STATE && outputs.contains(next(parameter.name())))
                .map(Parameter::name)
                .toList();
    }

    /**
     * Reads an ONNX file, whoever wrote it: operator sets 7 to 24, with elements in files beside it as well. The
     * model's own functions are put where they are called, and the parameters' values are their initial ones. Operators
     * that only ONNX Runtime has are let through, for what is cut away needn't be trained.
     *
     * @throws GraphException if the file is no ONNX model or a broken one; the message begins with the path
     */
    public static Network read(Path file) throws IOException {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new GraphException("expected a file of less than 2 GiB, got " + Files.size(file) + " bytes");
            }
            Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
            return new OnnxReader(Optional.of(new ExternalData(folder))).read(Files.readAllBytes(file));
        } catch (GraphException e) {
            throw new GraphException(file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads an ONNX file's bytes, whoever wrote them; see {@link #read}.
     *
     * @param bytes which nobody may write to from then on
     * @throws GraphException if the bytes are no ONNX model or a broken one, or refer to another file
     */
    public static Network ofOnnx(byte[] bytes) {
        return new OnnxReader(Optional.empty()).read(bytes);
    }

    /**
     * The model that an ONNX file's bytes are, for whoever hands it to a program that is less careful: refuses what
     * {@link #ofOnnx} refuses, and constants that claim more memory or time than {@link Limits} allow. Functions of the
     * model's own stand where they are called, and nodes in an order in which they can run.
     *
     * @throws GraphException if the bytes are no ONNX model or a broken one, or refer to another file
     */
    public static ModelProto checked(byte[] bytes) {
        return OnnxReader.checked(bytes);
    }

    /** The network and these parameters as an ONNX file's bytes. */
    public byte[] toOnnx(Parameters values) {
        return OnnxWriter.write(this, values);
    }

    public List<String> inputs() {
        return graph.getInputList().stream().map(ValueInfoProto::getName).toList();
    }

    public List<String> outputs() {
        return graph.getOutputList().stream().map(ValueInfoProto::getName).toList();
    }

    /** The inputs with what the file tells of them. */
    public List<ValueSummary> inputValues() {
        return graph.getInputList().stream().map(ValueSummary::of).toList();
    }

    /** The outputs with what the file tells of them. */
    public List<ValueSummary> outputValues() {
        return graph.getOutputList().stream().map(ValueSummary::of).toList();
    }

    /** Names of the parameters that gradients change. */
    public Set<String> trainable() {
        return parameters.stream()
                .filter(parameter -> parameter.role() == Role.TRAINABLE)
                .map(Parameter::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Names of those parameters that gradients change and one of the patterns matches, in which {@code *} stands for
     * any letters and {@code ?} for one.
     *
     * @throws GraphException if a pattern matches none
     */
    public Set<String> trainable(String... patterns) {
        return NamePattern.pick(trainable(), patterns);
    }

    /**
     * Names of those parameters, trainable or state, that one of the patterns matches, in which {@code *} stands for
     * any letters and {@code ?} for one.
     *
     * @throws GraphException if a pattern matches none
     */
    public Set<String> parametersNamed(String... patterns) {
        return NamePattern.pick(parameters.stream().map(Parameter::name).toList(), patterns);
    }

    /**
     * What each initializer is taken for, and why: first the graph's constants, then the parameters, each in its order.
     */
    public List<InitializerRole> roles() {
        Map<String, Role> declared = parameters.stream().collect(Collectors.toMap(Parameter::name, Parameter::role));
        Map<String, Candidate> candidates = Candidate.of(this);
        return RoleInference.of(this).entrySet().stream()
                .map(entry -> {
                    String name = entry.getKey();
                    RoleInference.Inferred inferred = entry.getValue();
                    Role role = declared.getOrDefault(name, Role.CONSTANT);
                    String reason = role == inferred.role()
                            ? inferred.reason()
                            : "declared; by the graph alone it would be " + inferred.role() + ": " + inferred.reason();
                    return new InitializerRole(
                            name, Objects.requireNonNull(candidates.get(name)).shape(), role, reason);
                })
                .toList();
    }

    /**
     * The network with that role for the initializers that one of the patterns matches. A constant is neither trained
     * nor changed by running, so that this is also how to freeze batch normalisation with its statistics.
     *
     * @throws GraphException if a pattern matches none, integers are to be trained, or a parameter that has no values
     *     yet is to be constant
     */
    public Network withRole(Role role, String... patterns) {
        Set<String> names = NamePattern.pick(Candidate.of(this).keySet(), patterns);
        return RoleAssignment.of(this, names.stream().collect(Collectors.toMap(name -> name, _ -> role)));
    }

    /** The network with these as its parameters' initial values, such as those that a training ended with. */
    public Network withValues(Parameters values) {
        List<Parameter> valued = parameters.stream()
                .map(parameter -> new Parameter(
                        parameter.name(),
                        parameter.role(),
                        parameter.shape(),
                        new Initialiser.Given(values.get(parameter.name())),
                        parameter.decays()))
                .toList();
        return new Network(graph, valued, opset, header);
    }

    /** What somebody who goes on training the network should know of it; empty if nothing stands out. */
    public List<String> remarks() {
        return ExportRemarks.of(this);
    }

    /** The nodes in the order in which they run. */
    public List<LayerSummary> layers() {
        Map<String, Parameter> byName =
                parameters.stream().collect(Collectors.toMap(Parameter::name, parameter -> parameter));
        return graph.getNodeList().stream()
                .map(node -> new LayerSummary(
                        node.getName(),
                        node.getOpType(),
                        node.getInputList().stream()
                                .filter(name -> !name.isEmpty())
                                .toList(),
                        node.getOutputList().stream()
                                .filter(name -> !name.isEmpty())
                                .toList(),
                        Nested.reads(node).stream()
                                .map(byName::get)
                                .filter(Objects::nonNull)
                                .toList()))
                .toList();
    }

    /** The parameters' first values; each depends on the seed and its own name alone. */
    public Parameters initialise(Seed seed) {
        SortedMap<String, Array> arrays = new TreeMap<>();
        for (Parameter parameter : parameters) {
            arrays.put(
                    parameter.name(),
                    parameter.initialiser().draw(seed.split(parameter.name()), parameter.dimensions()));
        }
        return new Parameters(arrays);
    }

    /**
     * The network up to these values, which become its outputs; all that they don't need is dropped.
     *
     * @throws GraphException if no node makes a value of that name; the message says which one is meant
     */
    public Network cutAt(String... values) {
        return GraphCut.at(this, List.of(values));
    }

    /**
     * The same network reduced to what these of its outputs need.
     *
     * @throws GraphException if one is no output
     */
    public Network keeping(String... outputs) {
        for (String output : outputs) {
            if (!outputs().contains(output)) {
                throw new GraphException(
                        "output " + output + ": expected one of " + outputs() + ", got none of that name");
            }
        }
        return GraphCut.at(this, List.of(outputs));
    }
}

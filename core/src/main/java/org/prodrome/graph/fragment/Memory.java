package org.prodrome.graph.fragment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Initialiser;
import org.prodrome.graph.Operator.Activation;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Operator.Control;
import org.prodrome.graph.Value;

/**
 * A memory M of l slots of size k, with controllers that read it, give an output and write to it (the neural memory
 * networks of Fernando et al., "Deep Learning for Medical Anomaly Detection - A Survey", arXiv 2012.02364, II-B3, which
 * follow Munkhdalai and Yu, "Neural Semantic Encoders", EACL 2017). Of features x in a row:
 *
 * <pre>
 * read    q = f_r(x),  z = softmax(M q),  m = z' M
 * output  o = f_o([q, m])
 * write   h = f_w(o),  M := M * (1 - z 1') + z h'
 * </pre>
 *
 * The papers' controllers are LSTMs; each of these is one layer f(x) = tanh(x W + b), so that what is kept from case to
 * case is kept in the memory. A plastic one (Fernando et al., "Neural Memory Plasticity for Medical Anomaly Detection",
 * Neural Networks 127, 2020, by Miconi, Clune and Stanley, "Differentiable plasticity", ICML 2018, equations 1 and 2)
 * adds to each weight a trace H times a coefficient a that is learned: f(x) = tanh(x (W + a * H) + b), and then H := (1
 * - e) H + e x' f(x), with a rate e of 0 to 1 that is learned too, one a controller.
 *
 * <p>Memory and traces are state. Within a batch the gradient goes back through both from case to case; at the batch's
 * beginning it is cut.
 *
 * @param slots l
 * @param size k
 * @param plastic whether the controllers are
 */
public record Memory(int slots, int size, boolean plastic) {
    /** What a rate of learning begins with before its sigmoid: about a twentieth. */
    private static final float FIRST_RATE = -3;

    private static final String MEMORY = "memory";

    public Memory {
        if (slots < 1 || slots > 1 << 16 || size < 1 || size > 1 << 16) {
            throw new IllegalArgumentException(
                    "memory: expected 1 to 2^16 slots of a size of 1 to 2^16, got " + slots + " and " + size);
        }
    }

    /** A controller's weights. */
    private record Controller(String name, int inputs) {}

    private List<Controller> controllers(String prefix, int inputs) {
        return List.of(
                new Controller(prefix + "read", inputs),
                new Controller(prefix + "output", 2 * size),
                new Controller(prefix + "write", size));
    }

    /** Names of its state: the memory's, then the traces'. */
    public List<String> states(String prefix) {
        List<String> states = new ArrayList<>(List.of(prefix + MEMORY));
        if (plastic) {
            controllers(prefix, 1).forEach(one -> states.add(one.name() + ".trace"));
        }
        return states;
    }

    /** The state by name: memory first, then the traces. */
    private Map<String, Value> state(GraphBuilder g, String prefix, int inputs) {
        Map<String, Value> state = new LinkedHashMap<>();
        Initialiser drawn = new Initialiser.Uniform(1 / Math.sqrt(size));
        state.put(MEMORY, g.state(prefix + MEMORY, drawn, slots, size));
        if (plastic) {
            for (Controller one : controllers(prefix, inputs)) {
                Initialiser nothing = new Initialiser.Constant(0);
                state.put(one.name(), g.state(one.name() + ".trace", nothing, one.inputs(), size));
            }
        }
        return state;
    }

    /**
     * Reads and gives outputs, and leaves memory and traces as they are: [batch, size].
     *
     * @param prefix what its parameters' names begin with
     * @param x [batch, inputs]
     */
    public Value frozen(GraphBuilder g, String prefix, Value x, int inputs) {
        return said(g, prefix, x, inputs, state(g, prefix, inputs)).output();
    }

    /**
     * The same after {@link #frozen}, with one case after the other, each of which finds what those before it wrote:
     * [batch, size]. What state there is after the last is carried on.
     */
    public Value live(GraphBuilder g, String prefix, Value x, int inputs) {
        declareWriting(g, controllers(prefix, inputs));
        return g.again(() -> scanned(g, prefix, x, inputs, state(g, prefix, inputs)));
    }

    private Value scanned(GraphBuilder g, String prefix, Value x, int inputs, Map<String, Value> outer) {
        GraphBuilder body = g.inner("case");
        Map<String, Value> before = new LinkedHashMap<>();
        outer.forEach((name, of) -> before.put(name, body.input(of.name() + ".before", shape(name, prefix, inputs))));
        Value row = Layers.reshape(body, body.input(prefix + "case", inputs), 1, inputs);
        Said said = said(body, prefix, row, inputs, before);
        Map<String, Value> after = written(body, prefix, row, inputs, before, said);
        outer.forEach((name, of) -> body.output(of.name() + ".after", of(after, name), shape(name, prefix, inputs)));
        body.output(prefix + "said", said.output(), 1, size);
        List<Value> operands = new ArrayList<>(outer.values());
        operands.add(x);
        List<Value> results = g.node(Control.Scan, operands.toArray(Value[]::new))
                .integer("num_scan_inputs", 1)
                .graph("body", body)
                .outputs(operands.size());
        int place = 0;
        for (Map.Entry<String, Value> one : outer.entrySet()) {
            g.carry(one.getValue(), results.get(place++), shape(one.getKey(), prefix, inputs));
        }
        return Layers.reshape(g, results.getLast(), -1, size);
    }

    private static Value of(Map<String, Value> state, String name) {
        return Objects.requireNonNull(state.get(name));
    }

    private long[] shape(String state, String prefix, int inputs) {
        return controllers(prefix, inputs).stream()
                .filter(one -> one.name().equals(state))
                .findFirst()
                .map(one -> new long[] {one.inputs(), size})
                .orElse(new long[] {slots, size});
    }

    /** What a case reads and gives: where it looked [batch, slots], and the output. */
    private record Said(Value read, Value found, Value attention, Value output) {}

    private Said said(GraphBuilder g, String prefix, Value x, int inputs, Map<String, Value> state) {
        List<Controller> controllers = controllers(prefix, inputs);
        Value memory = of(state, MEMORY);
        Value q = controlled(g, controllers.get(0), x, state);
        Value similar = g.add(Arithmetic.MatMul, q, Layers.transpose(g, memory, 1, 0));
        Value z = g.node(Activation.Softmax, similar).integer("axis", 1).output();
        Value m = g.add(Arithmetic.MatMul, z, memory);
        Value both = Layers.concat(g, 1, q, m);
        return new Said(q, both, z, controlled(g, controllers.get(1), both, state));
    }

    /** What is left after one case. */
    private Map<String, Value> written(
            GraphBuilder g, String prefix, Value x, int inputs, Map<String, Value> state, Said said) {
        Map<String, Value> next = new LinkedHashMap<>(state);
        List<Controller> controllers = controllers(prefix, inputs);
        Value memory = of(state, MEMORY);
        Value h = controlled(g, controllers.get(2), said.output(), state);
        Value slots = Layers.transpose(g, said.attention(), 1, 0);
        Value kept = g.add(Arithmetic.Mul, memory, g.add(Arithmetic.Sub, g.constant(1), slots));
        next.put(MEMORY, g.add(Arithmetic.Add, kept, g.add(Arithmetic.MatMul, slots, h)));
        if (plastic) {
            trace(g, controllers.get(0), x, said.read(), next);
            trace(g, controllers.get(1), said.found(), said.output(), next);
            trace(g, controllers.get(2), said.output(), h, next);
        }
        return next;
    }

    /** A controller's layer. */
    private Value controlled(GraphBuilder g, Controller controller, Value x, Map<String, Value> traces) {
        Value weight = weight(g, controller);
        if (plastic) {
            Value plastic = g.add(Arithmetic.Mul, coefficient(g, controller), of(traces, controller.name()));
            weight = g.add(Arithmetic.Add, weight, plastic);
        }
        Value sum = g.add(Arithmetic.Add, g.add(Arithmetic.MatMul, x, weight), bias(g, controller));
        return g.add(Activation.Tanh, sum);
    }

    /** The trace that one case leaves in a controller. */
    private void trace(GraphBuilder g, Controller controller, Value x, Value y, Map<String, Value> traces) {
        Value rate = g.add(Activation.Sigmoid, rate(g, controller));
        Value product = g.add(Arithmetic.MatMul, Layers.transpose(g, x, 1, 0), y);
        traces.computeIfPresent(controller.name(), (_, before) -> {
            Value faded = g.add(Arithmetic.Mul, g.add(Arithmetic.Sub, g.constant(1), rate), before);
            return g.add(Arithmetic.Add, faded, g.add(Arithmetic.Mul, rate, product));
        });
    }

    private Value weight(GraphBuilder g, Controller of) {
        return g.parameter(of.name() + ".weight", Initialiser.glorot(of.inputs(), size), true, of.inputs(), size);
    }

    private Value bias(GraphBuilder g, Controller of) {
        return g.parameter(of.name() + ".bias", new Initialiser.Constant(0), false, size);
    }

    private Value coefficient(GraphBuilder g, Controller of) {
        return g.parameter(of.name() + ".plasticity", new Initialiser.Uniform(0.01), true, of.inputs(), size);
    }

    private static Value rate(GraphBuilder g, Controller of) {
        return g.parameter(of.name() + ".rate", new Initialiser.Constant(FIRST_RATE), false, 1);
    }

    /** What {@link #live} needs and {@link #frozen} doesn't declare. */
    private void declareWriting(GraphBuilder g, List<Controller> controllers) {
        Controller write = controllers.getLast();
        weight(g, write);
        bias(g, write);
        if (plastic) {
            coefficient(g, write);
            controllers.forEach(one -> rate(g, one));
        }
    }
}

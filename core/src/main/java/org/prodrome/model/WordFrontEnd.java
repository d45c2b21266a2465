package org.prodrome.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.prodrome.graph.Array;
import org.prodrome.graph.ElementType;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Initialiser;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Operator.Creation;
import org.prodrome.graph.Operator.Selection;
import org.prodrome.graph.Parameters;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.signal.Field;

/**
 * Words as vectors that are learned (Bengio, Ducharme, Vincent and Jauvin, "A Neural Probabilistic Language Model",
 * JMLR 2003). The vocabulary is state, of the training cases alone: the words that most of them have, and at least two.
 * All others are one unknown word. Where there is no word the vector is 0.
 *
 * @param vocabulary words at most, beside the unknown one
 * @param width of a word's vector
 */
public record WordFrontEnd(int vocabulary, int width) implements FrontEnd {
    private static final String ROWS = "input.vocabulary";
    private static final int LEAST_CASES = 2;
    private static final int UNKNOWN = 1;
    /** No word, and the unknown one. */
    private static final int OTHERS = 2;

    public WordFrontEnd {
        if (vocabulary < 1 || vocabulary > 1 << 20 || width < 1 || width > 1 << 12) {
            throw new IllegalArgumentException("word front end: expected a vocabulary of 1 to 2^20 words and vectors of"
                    + " 1 to 4096, got " + vocabulary + " and " + width);
        }
    }

    @Override
    public Seen of(GraphBuilder g, Value input, Grid grid) {
        if (grid.symbols() == 0) {
            throw new IllegalArgumentException("word front end: expected words, got numbers");
        }
        int length = grid.lengths().getFirst();
        Value rows = g.state(ROWS, new Initialiser.Constant(UNKNOWN), grid.symbols());
        Value vectors =
                g.parameter("words", new Initialiser.Normal(1 / Math.sqrt(width)), false, vocabulary + OTHERS, width);
        Value row = gather(g, rows, Layers.reshape(g, input, -1, length));
        Value seen = Layers.transpose(g, gather(g, vectors, row), 0, 2, 1);
        Value there = Layers.reshape(g, g.add(Arithmetic.Min, row, g.constant(1)), -1, 1, length);
        return new Seen(
                g.add(Arithmetic.Mul, seen, there),
                Optional.empty(),
                new Grid(width, List.of(length), OptionalDouble.empty(), false),
                Optional.of(there));
    }

    @Override
    public boolean measures() {
        return true;
    }

    private static Value gather(GraphBuilder g, Value from, Value which) {
        Value whole = g.node(Creation.Cast, which)
                .integer("to", ElementType.INT64.onnx())
                .output();
        return g.node(Selection.Gather, from, whole).integer("axis", 0).output();
    }

    @Override
    public void output(GraphBuilder g, String name, Value seen, Grid grid) {
        g.output(
                name,
                Layers.reshape(g, Layers.mean(g, seen, 1), 0, -1),
                GraphBuilder.ANY,
                grid.lengths().getFirst());
    }

    /** Gives each word of the vocabulary its row. */
    Parameters fitted(Parameters start, Iterable<Field> training) {
        Map<Integer, Integer> cases = new HashMap<>();
        for (Field field : training) {
            Set<Integer> words = new HashSet<>();
            for (float value : field.values()) {
                words.add((int) value);
            }
            words.forEach(word -> cases.merge(word, 1, Integer::sum));
        }
        cases.remove(0);
        List<Integer> known = cases.entrySet().stream()
                .filter(entry -> entry.getValue() >= LEAST_CASES)
                .sorted(Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(vocabulary)
                .map(Map.Entry::getKey)
                .toList();
        float[] rows = new float[Math.toIntExact(start.get(ROWS).size())];
        Arrays.fill(rows, 1, rows.length, UNKNOWN);
        for (int i = 0; i < known.size(); i++) {
            rows[known.get(i)] = OTHERS + i;
        }
        SortedMap<String, Array> arrays = new TreeMap<>(start.arrays());
        arrays.put(ROWS, Array.of(rows, rows.length));
        return new Parameters(arrays);
    }
}

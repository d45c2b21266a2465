package org.prodrome.runtime;

import java.util.Arrays;
import org.prodrome.graph.Operator;

/**
 * Bounds nodes that can give far more than they take: a column and a row of a megabyte each, added, would fill a
 * terabyte. Nodes whose values say how large their output is see to that themselves.
 */
final class Growth {
    private Growth() {}

    /** Tells the shape of the largest thing that a node makes of its operands. */
    @FunctionalInterface
    private interface Forecast {
        long[] shape(Operands x);
    }

    /** The kernel, which refuses what would be too large before it makes it. */
    static Kernel bounded(Node node, Kernel kernel) {
        Operator operator = node.operator();
        if (operator == Operator.Arithmetic.MatMul) {
            return bounded(node, kernel, Growth::product);
        }
        if (operator == Operator.Arithmetic.Gemm) {
            int rows = node.flag("transA", false) ? 1 : 0;
            int columns = node.flag("transB", false) ? 0 : 1;
            return bounded(node, kernel, x -> new long[] {length(x, 0, rows), length(x, 1, columns)});
        }
        if (operator == Operator.Arithmetic.Einsum) {
            EinsumShape equation = EinsumShape.of(node.text("equation", ""));
            return bounded(node, kernel, equation::output);
        }
        if (operator == Operator.Shape.Concat) {
            return bounded(node, kernel, Growth::together);
        }
        if (operator == Operator.Selection.Gather) {
            return bounded(node, kernel, x -> slices(x, node.integer("axis", 0), 1, 1));
        }
        if (operator == Operator.Selection.GatherND) {
            return bounded(node, kernel, x -> {
                int axes = Math.toIntExact(x.get(1).dim());
                long coordinates = axes == 0 ? 1 : length(x, 1, axes - 1);
                return slices(x, node.integer("batch_dims", 0), coordinates, Math.max(1, coordinates));
            });
        }
        if (operator == Operator.Layer.Attention) {
            return bounded(node, kernel, x -> scores(x, node.integer("q_num_heads", 1)));
        }
        boolean stretches = operator instanceof Operator.Arithmetic
                || operator instanceof Operator.Logic
                || operator == Operator.Selection.Where
                || operator == Operator.Activation.PRelu;
        return stretches && node.inputs() > 1 ? bounded(node, kernel, Growth::stretched) : kernel;
    }

    private static Kernel bounded(Node node, Kernel kernel, Forecast forecast) {
        return x -> {
            long product = 1; // which no output exceeds, and which costs less to tell than a shape
            for (int i = 0; i < x.count(); i++) {
                product = x.has(i) ? Sizes.times(product, Math.max(1, x.get(i).numel())) : product;
            }
            if (!Sizes.fits(product)) {
                Sizes.require(node, forecast.shape(x));
            }
            return kernel.run(x);
        };
    }

    private static long length(Operands x, int operand, int axis) {
        long[] shape = x.get(operand).shape();
        return axis < shape.length ? shape[axis] : 1;
    }

    private static long[] stretched(Operands x) {
        long[] widest = new long[0];
        for (int i = 0; i < x.count(); i++) {
            if (x.has(i)) {
                widest = stretched(widest, x.get(i).shape());
            }
        }
        return widest;
    }

    static long[] stretched(long[] a, long[] b) {
        long[] longer = a.length >= b.length ? a.clone() : b.clone();
        long[] shorter = a.length >= b.length ? b : a;
        int missing = longer.length - shorter.length;
        for (int axis = 0; axis < shorter.length; axis++) {
            longer[missing + axis] = Math.max(longer[missing + axis], shorter[axis]);
        }
        return longer;
    }

    private static long[] together(Operands x) {
        long elements = 0;
        for (int i = 0; i < x.count(); i++) {
            elements = Sizes.plus(elements, x.has(i) ? x.get(i).numel() : 0);
        }
        return new long[] {elements};
    }

    private static long[] product(Operands x) {
        long[] a = x.get(0).shape();
        long[] b = x.get(1).shape();
        long[] batch =
                stretched(Arrays.copyOf(a, Math.max(0, a.length - 2)), Arrays.copyOf(b, Math.max(0, b.length - 2)));
        long[] shape = Arrays.copyOf(batch, batch.length + 2);
        shape[batch.length] = a.length > 1 ? a[a.length - 2] : 1;
        shape[batch.length + 1] = b.length > 1 ? b[b.length - 1] : 1;
        return shape;
    }

    /** As many slices as there are indices; of each, the axes from the first picked one on go. */
    private static long[] slices(Operands x, long axis, long picked, long perIndex) {
        long[] data = x.get(0).shape();
        long first = axis < 0 ? axis + data.length : axis;
        long slice = 1;
        for (int at = 0; at < data.length; at++) {
            boolean gone = at >= first && at < first + picked;
            slice = gone ? slice : Sizes.times(slice, data[at]);
        }
        return new long[] {slice, x.get(1).numel() / perIndex};
    }

    /** Attention compares each query with each key: [batch, head, query, key]. */
    private static long[] scores(Operands x, long heads) {
        long[] query = x.get(0).shape();
        long[] key = x.get(1).shape();
        if (query.length < 3 || key.length < 3) {
            return new long[0];
        }
        return query.length == 3
                ? new long[] {query[0], Math.max(1, heads), query[1], key[1]}
                : new long[] {query[0], query[1], query[2], key[key.length - 2]};
    }
}

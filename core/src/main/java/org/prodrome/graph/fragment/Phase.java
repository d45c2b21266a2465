package org.prodrome.graph.fragment;

import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Operator.Logic;
import org.prodrome.graph.Operator.Selection;
import org.prodrome.graph.Value;

/**
 * The angle of complex numbers, for ONNX has no arc tangent of two arguments: twice the arc tangent of half the angle,
 * which is im / (r + re) or (r - re) / im, whichever does not cancel.
 *
 * @param floor of the power, below which the angle is 0
 */
record Phase(GraphBuilder g, float floor) {
    Value of(Value real, Value imaginary, Value power) {
        Value heard = g.add(Logic.Greater, power, g.constant(floor));
        Value one = g.constant(1f);
        // What is not heard is replaced before it is divided by, so that its gradient is finite.
        Value re = g.add(Selection.Where, heard, real, one);
        Value im = g.add(Selection.Where, heard, imaginary, g.constant(0f));
        Value radius = g.add(Arithmetic.Sqrt, g.add(Selection.Where, heard, power, one));
        Value left = g.add(Logic.Less, re, g.constant(0f));
        Value numerator = g.add(Selection.Where, left, g.add(Arithmetic.Sub, radius, re), im);
        Value denominator = g.add(Selection.Where, left, awayFromZero(im, radius), g.add(Arithmetic.Add, radius, re));
        Value half = g.add(Arithmetic.Atan, g.add(Arithmetic.Div, numerator, denominator));
        return g.add(Arithmetic.Mul, half, g.constant(2f));
    }

    /** On the negative real axis the angle is pi. */
    private Value awayFromZero(Value im, Value radius) {
        Value least = g.add(Arithmetic.Mul, radius, g.constant(1e-9f));
        Value small = g.add(Logic.Less, g.add(Arithmetic.Abs, im), least);
        return g.add(Selection.Where, small, least, im);
    }
}

package org.prodrome.model;

import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.SavitzkyGolay;

/**
 * A signal that is smoothed before another front end sees it: each sample becomes the value of a polynomial that is
 * fitted to those around it (Savitzky and Golay, "Smoothing and Differentiation of Data by Simplified Least Squares
 * Procedures", Analytical Chemistry 36, 1964).
 *
 * @param samples that each polynomial is fitted to, odd
 * @param degree of the polynomial, below {@code samples}
 * @param next what sees the smoothed signal; one that measures nothing of the training cases, for they are not smoothed
 *     yet
 */
public record SmoothedFrontEnd(int samples, int degree, FrontEnd next) implements FrontEnd {
    public SmoothedFrontEnd {
        FrontEnd.requireUnmeasured("smoothed", next);
        new SavitzkyGolay(1, samples, degree, 0, 1);
    }

    @Override
    public Seen of(GraphBuilder g, Value input, Grid grid) {
        FrontEnd.requirePresent("smoothed", grid);
        if (grid.axes() != 1 || grid.lengths().getFirst() < samples) {
            throw new IllegalArgumentException(
                    "smoothed front end: expected a signal of " + samples + " samples or more, got " + grid.lengths());
        }
        Value smoothed = new SavitzkyGolay(grid.channels(), samples, degree, 0, 1).of(g, input);
        return next.of(g, smoothed, grid);
    }

    @Override
    public void output(GraphBuilder g, String name, Value seen, Grid grid) {
        next.output(g, name, seen, grid);
    }

    @Override
    public double hop(Grid grid) {
        return next.hop(grid);
    }
}

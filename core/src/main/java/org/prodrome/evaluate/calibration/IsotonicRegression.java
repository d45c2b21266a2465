package org.prodrome.evaluate.calibration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A probability that rises with the score and is as near to the labels as such a one can be (Zadrozny and Elkan 2002,
 * by pooling adjacent violators, Ayer et al. 1955). Between knots it is interpolated linearly, and beyond them it
 * stays, as scikit-learn does. It reaches 0 and 1, which no number of cases can show.
 *
 * @param scores [knot] rising
 * @param probabilities [knot] in [0, 1], never falling
 */
public record IsotonicRegression(List<Double> scores, List<Double> probabilities) implements Calibration {
    public IsotonicRegression {
        scores = List.copyOf(scores);
        probabilities = List.copyOf(probabilities);
        if (scores.isEmpty() || scores.size() != probabilities.size()) {
            throw new IllegalArgumentException("calibration: expected a probability a knot, got " + scores.size()
                    + " knots and " + probabilities.size() + " probabilities");
        }
        for (int i = 0; i < scores.size(); i++) {
            boolean rises =
                    i == 0 || (scores.get(i) > scores.get(i - 1) && probabilities.get(i) >= probabilities.get(i - 1));
            if (!rises
                    || !Double.isFinite(scores.get(i))
                    || !(probabilities.get(i) >= 0 && probabilities.get(i) <= 1)) {
                throw new IllegalArgumentException("calibration: expected rising scores and probabilities, got "
                        + scores.get(i) + " and " + probabilities.get(i) + " at knot " + i);
            }
        }
    }

    /**
     * Cases that share a probability.
     *
     * @param low the lowest of their scores
     * @param high the highest
     */
    private record Block(double low, double high, int ill, int cases) {
        double share() {
            return (double) ill / cases;
        }

        Block with(Block next) {
            return new Block(low, next.high, ill + next.ill, cases + next.cases);
        }
    }

    static IsotonicRegression fit(double[] scores, boolean[] abnormal) {
        List<Block> blocks = new ArrayList<>();
        for (Block tied : tied(scores, abnormal)) {
            Block block = tied;
            while (!blocks.isEmpty() && violates(blocks.getLast(), block)) {
                block = blocks.removeLast().with(block);
            }
            blocks.add(block);
        }
        List<Double> knots = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        for (Block block : blocks) {
            knots.add(block.low);
            shares.add(block.share());
            if (block.high > block.low) {
                knots.add(block.high);
                shares.add(block.share());
            }
        }
        return new IsotonicRegression(knots, shares);
    }

    /** Cases of equal score, the lowest first. */
    private static List<Block> tied(double[] scores, boolean[] abnormal) {
        List<Block> tied = new ArrayList<>();
        IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> scores[i]))
                .forEach(i -> {
                    Block one = new Block(scores[i], scores[i], abnormal[i] ? 1 : 0, 1);
                    boolean ties = !tied.isEmpty() && tied.getLast().high == one.low;
                    tied.add(ties ? tied.removeLast().with(one) : one);
                });
        return tied;
    }

    /** In whole numbers, so that equal shares are equal. */
    private static boolean violates(Block before, Block after) {
        return (long) before.ill * after.cases >= (long) after.ill * before.cases;
    }

    @Override
    public double of(double score) {
        int above = scores.size() - Normals.atLeast(scores, score);
        if (above == 0) {
            return probabilities.getFirst();
        }
        if (above == scores.size()) {
            return probabilities.getLast();
        }
        double left = scores.get(above - 1);
        double share = (score - left) / (scores.get(above) - left);
        return probabilities.get(above - 1) + share * (probabilities.get(above) - probabilities.get(above - 1));
    }

    @Override
    public Meaning meaning() {
        return Meaning.PROBABILITY;
    }
}

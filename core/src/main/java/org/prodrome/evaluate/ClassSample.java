package org.prodrome.evaluate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.prodrome.data.Subject;
import org.prodrome.evaluate.ClassEvaluation.Overall;
import org.prodrome.evaluate.metric.Auroc;
import org.prodrome.evaluate.metric.ClassConfusion;
import org.prodrome.evaluate.metric.Ranking;
import org.prodrome.evaluate.metric.UndefinedMetricException;
import org.prodrome.evaluate.metric.WeightedConfusion;
import org.prodrome.evaluate.statistic.SubjectBootstrap;

/** Predictions of several classes in the arrays that the metrics want. */
final class ClassSample implements SubjectBootstrap.Part<ClassSample.Key> {
    private final List<Prediction> predictions;
    private final List<String> names;
    private final boolean several;
    /** [case] */
    private final int[] subjects;
    /** [class] */
    private final Ranking[] rankings;
    /** [case]: the actual class and the likeliest one; empty where several may be. */
    private final int[][] calls;

    /**
     * A figure's name.
     *
     * @param of the class whose AUROC it is, if it is one
     * @param overall if it is of all classes
     */
    record Key(Optional<Integer> of, Optional<Overall> overall) {}

    /** @param predictions labelled, with their classes */
    ClassSample(List<Prediction> predictions) {
        this.predictions = predictions;
        Classed first = classed(predictions.getFirst());
        this.names = first.names();
        this.several = first.several();
        Map<String, Integer> index = Subject.numbered(predictions.stream().map(Prediction::subject));
        this.subjects = predictions.stream()
                .mapToInt(each -> index.getOrDefault(each.subject().id(), 0))
                .toArray();
        this.rankings = new Ranking[names.size()];
        for (int one = 0; one < rankings.length; one++) {
            rankings[one] = ranking(one);
        }
        this.calls = several
                ? new int[0][]
                : predictions.stream()
                        .map(ClassSample::classed)
                        .map(each -> new int[] {each.actual().getFirst(), each.likeliest()})
                        .toArray(int[][]::new);
    }

    private Ranking ranking(int one) {
        double[] scores = new double[predictions.size()];
        boolean[] is = new boolean[scores.length];
        for (int i = 0; i < scores.length; i++) {
            Classed each = classed(predictions.get(i));
            scores[i] = each.probabilities().get(one);
            is[i] = each.actual().contains(one);
        }
        return Ranking.of(scores, is);
    }

    private static Classed classed(Prediction each) {
        return each.classed().orElseThrow();
    }

    List<Prediction> predictions() {
        return predictions;
    }

    /** Whether drawing subjects anew can give another sample. */
    boolean stands() {
        return Arrays.stream(subjects).anyMatch(each -> each > 0);
    }

    @Override
    public int[] subjects() {
        return subjects;
    }

    /** Each case once. */
    Map<Key, Double> figures() {
        int[] once = new int[subjects.length];
        Arrays.fill(once, 1);
        return figures(once);
    }

    @Override
    public Map<Key, Double> figures(int[] times) {
        Map<Key, Double> figures = new HashMap<>();
        double sum = 0;
        int count = 0;
        for (int one = 0; one < rankings.length; one++) {
            try {
                double area = Auroc.of(rankings[one], times);
                figures.put(new Key(Optional.of(one), Optional.empty()), area);
                if (!several || one > 0) {
                    sum += area;
                    count++;
                }
            } catch (UndefinedMetricException e) {
                figures.remove(new Key(Optional.of(one), Optional.empty()));
            }
        }
        if (count > 0) {
            put(figures, Overall.MACRO_AUROC, OptionalDouble.of(sum / count));
        }
        if (!several) {
            ClassConfusion confusion = confusion(times);
            put(figures, Overall.ACCURACY, OptionalDouble.of(accuracy(times)));
            put(figures, Overall.BALANCED_ACCURACY, mean(confusion, WeightedConfusion::sensitivity));
            put(figures, Overall.MACRO_F1, mean(confusion, one -> one.f(1)));
        }
        return figures;
    }

    private static void put(Map<Key, Double> figures, Overall overall, OptionalDouble value) {
        value.ifPresent(there -> figures.put(new Key(Optional.empty(), Optional.of(overall)), there));
    }

    /** [actual][likeliest] */
    ClassConfusion confusion(int[] times) {
        int[][] count = new int[names.size()][names.size()];
        for (int i = 0; i < calls.length; i++) {
            count[calls[i][0]][calls[i][1]] += times[i];
        }
        return new ClassConfusion(count);
    }

    private double accuracy(int[] times) {
        double right = 0;
        double all = 0;
        for (int i = 0; i < calls.length; i++) {
            all += times[i];
            right += calls[i][0] == calls[i][1] ? times[i] : 0;
        }
        return right / all;
    }

    /** What is worked out of one class against the rest. */
    @FunctionalInterface
    private interface OfOne {
        double of(WeightedConfusion one) throws UndefinedMetricException;
    }

    private static OptionalDouble mean(ClassConfusion confusion, OfOne figure) {
        double sum = 0;
        int count = 0;
        for (int one = 0; one < confusion.count().length; one++) {
            if (Arrays.stream(confusion.count()[one]).sum() == 0) {
                continue;
            }
            try {
                sum += figure.of(confusion.against(one));
                count++;
            } catch (UndefinedMetricException e) {
                throw new IllegalStateException("a class with cases", e);
            }
        }
        return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / count);
    }
}

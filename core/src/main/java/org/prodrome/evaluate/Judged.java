package org.prodrome.evaluate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.prodrome.data.Truth.Label;
import org.prodrome.evaluate.metric.Auroc;
import org.prodrome.evaluate.metric.AveragePrecision;
import org.prodrome.evaluate.metric.Ranking;
import org.prodrome.evaluate.metric.UndefinedMetricException;
import org.prodrome.evaluate.statistic.SubjectBootstrap;

/** One metric of some labelled predictions, which can be counted several times each. */
final class Judged implements SubjectBootstrap.Group {
    private final Metric metric;
    private final List<Prediction> cases;
    private final Ranking ranking;
    private final int[] subjects;

    Judged(Metric metric, List<Prediction> cases) {
        this.metric = metric;
        this.cases = cases;
        boolean[] abnormal = new boolean[cases.size()];
        for (int i = 0; i < abnormal.length; i++) {
            abnormal[i] = cases.get(i).label() == Label.ABNORMAL;
        }
        this.ranking = Ranking.of(cases.stream().mapToDouble(Prediction::score).toArray(), abnormal);
        Map<String, Integer> numbers = new HashMap<>();
        this.subjects = cases.stream()
                .mapToInt(p -> numbers.computeIfAbsent(p.subject().id(), _ -> numbers.size()))
                .toArray();
    }

    int size() {
        return cases.size();
    }

    int subjectCount() {
        return Arrays.stream(subjects).max().orElse(-1) + 1;
    }

    @Override
    public int[] subjects() {
        return subjects;
    }

    OptionalDouble value() {
        int[] once = new int[cases.size()];
        Arrays.fill(once, 1);
        return value(once);
    }

    @Override
    public OptionalDouble value(int[] times) {
        try {
            return switch (metric) {
                case AUROC -> OptionalDouble.of(Auroc.of(ranking.tally(times)));
                case AVERAGE_PRECISION -> OptionalDouble.of(AveragePrecision.of(ranking.tally(times)));
                case SENSITIVITY -> share(times, Label.ABNORMAL, true);
                case SPECIFICITY -> share(times, Label.NORMAL, false);
                case MACC -> {
                    OptionalDouble sensitivity = share(times, Label.ABNORMAL, true);
                    OptionalDouble specificity = share(times, Label.NORMAL, false);
                    yield sensitivity.isPresent() && specificity.isPresent()
                            ? OptionalDouble.of((sensitivity.getAsDouble() + specificity.getAsDouble()) / 2)
                            : OptionalDouble.empty();
                }
            };
        } catch (UndefinedMetricException e) {
            return OptionalDouble.empty();
        }
    }

    /** Of the cases with that label, the share that was called so. */
    private OptionalDouble share(int[] times, Label label, boolean called) {
        long all = 0;
        long right = 0;
        for (int i = 0; i < times.length; i++) {
            Prediction p = cases.get(i);
            if (p.label() == label && p.decision().isPresent()) {
                all += times[i];
                right += p.decision().get() == called ? times[i] : 0;
            }
        }
        return all == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) right / all);
    }
}

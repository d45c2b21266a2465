package org.prodrome.evaluate;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.prodrome.evaluate.Formula.OfCalls;
import org.prodrome.evaluate.Formula.OfRanking;
import org.prodrome.evaluate.metric.Auroc;
import org.prodrome.evaluate.metric.AveragePrecision;
import org.prodrome.evaluate.metric.Challenge2012;
import org.prodrome.evaluate.metric.PartialAuroc;
import org.prodrome.evaluate.metric.RocPoint;
import org.prodrome.evaluate.metric.UndefinedMetricException;
import org.prodrome.evaluate.metric.WeightedConfusion;

/** The figures that a run is judged by: five that head it, and further ones. */
public enum Metric {
    /** Area under the receiver operating characteristic. */
    AUROC("auroc", "AUROC", (OfRanking) Auroc::of),
    /** Average precision: the step-wise area under the precision-recall curve. */
    AVERAGE_PRECISION("average_precision", "average precision", (OfRanking) AveragePrecision::of),
    /** Share of the abnormal that are called abnormal at the operating point. */
    SENSITIVITY("sensitivity", "sensitivity", (OfCalls) WeightedConfusion::sensitivity),
    /** Share of the normal that are called normal at the operating point. */
    SPECIFICITY("specificity", "specificity", (OfCalls) WeightedConfusion::specificity),
    /** Mean of sensitivity and specificity, the score of PhysioNet/CinC 2016. */
    MACC("macc", "mean of sensitivity and specificity", (OfCalls)
            confusion -> (confusion.sensitivity() + confusion.specificity()) / 2),
    /** McClish's, up to a false alarm rate of 10 %. */
    PARTIAL_AUROC("partial_auroc_10", "partial AUROC up to 10 % false alarms", (OfRanking)
            tally -> PartialAuroc.of(tally, 0.1)),
    SENSITIVITY_AT_90("sensitivity_at_specificity_90", "sensitivity at 90 % specificity, off the curve", (OfRanking)
            tally -> RocPoint.sensitivityAt(0.9, tally)),
    SENSITIVITY_AT_95("sensitivity_at_specificity_95", "sensitivity at 95 % specificity, off the curve", (OfRanking)
            tally -> RocPoint.sensitivityAt(0.95, tally)),
    SPECIFICITY_AT_90("specificity_at_sensitivity_90", "specificity at 90 % sensitivity, off the curve", (OfRanking)
            tally -> RocPoint.specificityAt(0.9, tally)),
    SPECIFICITY_AT_95("specificity_at_sensitivity_95", "specificity at 95 % sensitivity, off the curve", (OfRanking)
            tally -> RocPoint.specificityAt(0.95, tally)),
    F1("f1", "F1", (OfCalls) Metric::f1),
    /** Where somebody would be treated from a risk of 10 % on: a false alarm counts a ninth of a miss. */
    NET_BENEFIT("net_benefit_10", "net benefit at a risk of 10 %", (OfCalls) Metric::netBenefit),
    /** Matthews' correlation coefficient. */
    MCC("mcc", "Matthews’ correlation coefficient", (OfCalls) WeightedConfusion::matthews),
    PPV_AT_1("ppv_at_prevalence_1", "positive predictive value at 1 % prevalence", (OfCalls)
            confusion -> confusion.positivePredictiveValueAt(0.01)),
    PPV_AT_10("ppv_at_prevalence_10", "positive predictive value at 10 % prevalence", (OfCalls)
            confusion -> confusion.positivePredictiveValueAt(0.1)),
    NPV_AT_1("npv_at_prevalence_1", "negative predictive value at 1 % prevalence", (OfCalls)
            confusion -> confusion.negativePredictiveValueAt(0.01)),
    NPV_AT_10("npv_at_prevalence_10", "negative predictive value at 10 % prevalence", (OfCalls)
            confusion -> confusion.negativePredictiveValueAt(0.1)),
    POSITIVE_LIKELIHOOD_RATIO("positive_likelihood_ratio", "positive likelihood ratio", (OfCalls)
            WeightedConfusion::positiveLikelihoodRatio),
    NEGATIVE_LIKELIHOOD_RATIO("negative_likelihood_ratio", "negative likelihood ratio", (OfCalls)
            WeightedConfusion::negativeLikelihoodRatio),
    /** The score of event 1 of PhysioNet/CinC 2012. */
    SENSITIVITY_OR_PPV("min_sensitivity_ppv", "the lower of sensitivity and positive predictive value", (OfCalls)
            Challenge2012::event1);

    /** Those that head a report. */
    public static final List<Metric> HEADLINES = List.of(AUROC, AVERAGE_PRECISION, SENSITIVITY, SPECIFICITY, MACC);

    /** All others. */
    public static final List<Metric> FURTHER = Arrays.stream(values())
            .filter(metric -> !HEADLINES.contains(metric))
            .toList();

    /** Those that need no more than normal and abnormal cases, some of which were decided on. */
    private static final Set<Metric> SURE = EnumSet.range(AUROC, NET_BENEFIT);

    private final String key;
    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // a method without state
    private final Formula formula;

    Metric(String key, String title, Formula formula) {
        this.key = key;
        this.title = title;
        this.formula = formula;
    }

    /** Its name in {@code metrics.json}. */
    public String key() {
        return key;
    }

    /** Its name for people. */
    public String title() {
        return title;
    }

    /** Without abnormal cases it would say whether there are calls. */
    private static double f1(WeightedConfusion confusion) throws UndefinedMetricException {
        confusion.sensitivity();
        return confusion.f(1);
    }

    /** Without one of the classes it would be bounded by what is missing. */
    private static double netBenefit(WeightedConfusion confusion) throws UndefinedMetricException {
        confusion.sensitivity();
        confusion.specificity();
        return confusion.netBenefit(0.1);
    }

    Formula formula() {
        return formula;
    }

    /**
     * Metrics that may be bootstrapped together: one that is undefined in a draw has its whole group drawn again, and
     * must not change the draws of another that isn't.
     */
    static List<Set<Metric>> groups() {
        List<Set<Metric>> groups = Arrays.stream(values())
                .filter(metric -> !SURE.contains(metric))
                .map(metric -> (Set<Metric>) EnumSet.of(metric))
                .collect(Collectors.toList());
        groups.addFirst(SURE);
        return List.copyOf(groups);
    }
}

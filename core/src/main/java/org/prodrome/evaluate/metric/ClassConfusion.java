package org.prodrome.evaluate.metric;

import java.util.Arrays;

/**
 * Calls among several classes against the truth, counted.
 *
 * @param count [truth, called], 0 or more
 */
@SuppressWarnings("ArrayRecordComponent") // counted, read and let go
public record ClassConfusion(int[][] count) {
    public ClassConfusion {
        for (int[] row : count) {
            if (row.length != count.length || Arrays.stream(row).anyMatch(each -> each < 0)) {
                throw new IllegalArgumentException(
                        "confusion: expected as many columns as rows, of counts of 0 or more," + " got a row "
                                + Arrays.toString(row) + " of " + count.length);
            }
        }
    }

    /**
     * @param truth [case] the index of its class
     * @param called [case] the index of the class that it was called
     * @param classes how many there are
     */
    public static ClassConfusion of(int[] truth, int[] called, int classes) {
        if (truth.length != called.length) {
            throw new IllegalArgumentException("confusion: expected one class a call, got " + called.length
                    + " calls and " + truth.length + " classes");
        }
        int[][] count = new int[classes][classes];
        for (int i = 0; i < truth.length; i++) {
            count[requireClass(truth[i], classes)][requireClass(called[i], classes)]++;
        }
        return new ClassConfusion(count);
    }

    /** One class, as if abnormal, against all others. */
    public WeightedConfusion against(int one) {
        double truePositive = count[one][one];
        double falseNegative = row(one) - truePositive;
        double falsePositive = column(one) - truePositive;
        return new WeightedConfusion(
                truePositive, falsePositive, cases() - truePositive - falseNegative - falsePositive, falseNegative);
    }

    /** @throws UndefinedMetricException if there is no case */
    public double accuracy() throws UndefinedMetricException {
        requireCases("accuracy");
        return trace() / cases();
    }

    /**
     * The mean of the classes' sensitivities: balanced accuracy.
     *
     * @throws UndefinedMetricException if a class has no case
     */
    public double macroSensitivity() throws UndefinedMetricException {
        double sum = 0;
        for (int one = 0; one < count.length; one++) {
            sum += against(one).sensitivity();
        }
        return sum / count.length;
    }

    /**
     * The mean of the classes' F1 against the rest.
     *
     * @throws UndefinedMetricException if a class has no case and is never called
     */
    public double macroF1() throws UndefinedMetricException {
        double sum = 0;
        for (int one = 0; one < count.length; one++) {
            sum += against(one).f(1);
        }
        return sum / count.length;
    }

    /**
     * Cohen's kappa (1960), unweighted: 1 is agreement, 0 what chance gives.
     *
     * @throws UndefinedMetricException if chance alone would agree, as where there is one class only
     */
    public double kappa() throws UndefinedMetricException {
        requireCases("kappa");
        double chance = 0;
        for (int one = 0; one < count.length; one++) {
            chance += row(one) * column(one);
        }
        double all = cases() * cases();
        if (chance == all) {
            throw new UndefinedMetricException("kappa", "two classes", "one class alone, in truth and calls");
        }
        return (cases() * trace() - chance) / (all - chance);
    }

    /**
     * Matthews' correlation coefficient for several classes (Gorodkin 2004, equation 8).
     *
     * @throws UndefinedMetricException if all cases are of one class or all calls are
     */
    public double matthews() throws UndefinedMetricException {
        double both = 0;
        double rows = 0;
        double columns = 0;
        for (int one = 0; one < count.length; one++) {
            both += row(one) * column(one);
            rows += row(one) * row(one);
            columns += column(one) * column(one);
        }
        double all = cases() * cases();
        if (rows == all || columns == all) {
            throw new UndefinedMetricException(
                    "Matthews' correlation coefficient", "two classes in truth and in calls", "one");
        }
        return (cases() * trace() - both) / (Math.sqrt(all - rows) * Math.sqrt(all - columns));
    }

    private double row(int one) {
        return Arrays.stream(count[one]).asDoubleStream().sum();
    }

    private double column(int one) {
        return Arrays.stream(count).mapToDouble(row -> row[one]).sum();
    }

    private double cases() {
        return Arrays.stream(count)
                .flatMapToInt(Arrays::stream)
                .asDoubleStream()
                .sum();
    }

    private double trace() {
        double sum = 0;
        for (int one = 0; one < count.length; one++) {
            sum += count[one][one];
        }
        return sum;
    }

    private void requireCases(String metric) throws UndefinedMetricException {
        if (cases() == 0) {
            throw new UndefinedMetricException(metric, "cases", "none");
        }
    }

    private static int requireClass(int index, int classes) {
        if (index < 0 || index >= classes) {
            throw new IllegalArgumentException("class: expected an index below " + classes + ", got " + index);
        }
        return index;
    }
}

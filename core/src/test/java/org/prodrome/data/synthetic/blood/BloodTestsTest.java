package org.prodrome.data.synthetic.blood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Case;
import org.prodrome.data.Row;
import org.prodrome.data.Seed;
import org.prodrome.data.Truth.Label;

final class BloodTestsTest {
    private final List<Case> cases = new BloodTests(1200).dataset(new Seed(1)).cases();

    private static double value(Case one, String column) throws Exception {
        Row row = (Row) one.payload();
        return row.values()[row.columns().indexOf(column)];
    }

    private double mean(Column column, String disorder) throws Exception {
        double sum = 0;
        int count = 0;
        for (Case one : cases) {
            boolean wanted = disorder.isEmpty()
                    ? one.truth().label() == Label.NORMAL
                    : one.truth().classes().contains(disorder);
            if (wanted) {
                sum += column.of(one);
                count++;
            }
        }
        assertThat(count).as(disorder).isGreaterThan(30);
        return sum / count;
    }

    private interface Column {
        double of(Case one) throws Exception;
    }

    @Test
    void redCellsFillWhatTheyTakeUp() throws Exception {
        for (Case one : cases) {
            double filled = value(one, "red cells (10^12/l)") * value(one, "red cell volume (fl)") / 1000;
            assertThat(filled).isCloseTo(value(one, "haematocrit (l/l)"), within(0.06));
        }
    }

    @Test
    void theNormalAreAsTextbooksHaveThem() throws Exception {
        assertThat(mean(one -> value(one, "sodium (mmol/l)"), "")).isBetween(139.0, 141.0);
        assertThat(mean(one -> value(one, "potassium (mmol/l)"), "")).isBetween(4.0, 4.5);
        assertThat(mean(one -> value(one, "haemoglobin (g/l)"), "")).isBetween(130.0, 155.0);
        assertThat(mean(BloodTestsTest::gap, "")).isBetween(8.0, 10.0);
    }

    @Test
    void aDisorderMovesItsColumns() throws Exception {
        assertThat(mean(BloodTestsTest::gap, "wide-gap acidosis") - mean(BloodTestsTest::gap, ""))
                .isBetween(3.5, 6.5);
        assertThat(mean(one -> value(one, "width of volumes (%)"), "iron deficiency"))
                .isGreaterThan(mean(one -> value(one, "width of volumes (%)"), "") + 1);
        assertThat(mean(one -> value(one, "AST (U/l)") / value(one, "ALT (U/l)"), "haemolysis"))
                .isGreaterThan(1.5 * mean(one -> value(one, "AST (U/l)") / value(one, "ALT (U/l)"), ""));
    }

    @Test
    void smallRedCellsAreNoDisorderByThemselves() throws Exception {
        List<Double> small = new ArrayList<>();
        for (Case one : cases) {
            if (one.truth().label() == Label.NORMAL && value(one, "red cell volume (fl)") < 78) {
                small.add(value(one, "width of volumes (%)"));
            }
        }
        assertThat(small).hasSizeGreaterThan(40);
        assertThat(small.stream().mapToDouble(width -> width).average().orElseThrow())
                .isLessThan(14.5);
    }

    private static double gap(Case one) throws Exception {
        return value(one, "sodium (mmol/l)") - value(one, "chloride (mmol/l)") - value(one, "bicarbonate (mmol/l)");
    }
}

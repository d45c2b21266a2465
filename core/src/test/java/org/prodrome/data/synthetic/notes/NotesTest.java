package org.prodrome.data.synthetic.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Case;
import org.prodrome.data.Seed;
import org.prodrome.data.Text;
import org.prodrome.data.Truth.Interval;
import org.prodrome.data.Truth.Label;
import org.prodrome.evaluate.baseline.LogisticRegression;
import org.prodrome.evaluate.metric.Auroc;

final class NotesTest {
    private static final List<String> AFFIRMING = List.of("showed", "complicated by", "diagnosed", "confirmed");
    private static final List<String> NOT = List.of("no evidence", "ruled out", "negative", "did not", "years ago");

    @Test
    void marksTheSentenceThatCounts() throws Exception {
        for (Case one : new Notes(60).dataset(new Seed(1)).cases()) {
            String text = ((Text) one.payload()).text();
            for (Interval found : one.truth().intervals()) {
                String sentence = text.substring((int) found.start(), (int) found.end());
                assertThat(sentence).contains(found.finding()).endsWith(".");
                assertThat(one.truth().classes()).contains(found.finding());
            }
            assertThat(one.truth().intervals()).hasSize(one.truth().label() == Label.ABNORMAL ? 1 : 0);
        }
    }

    @Test
    void isSolvedByWhoReadsSentences() throws Exception {
        for (Case one : new Notes(200).dataset(new Seed(2)).cases()) {
            boolean found = ((Text) one.payload())
                    .text()
                    .lines()
                    .flatMap(line -> List.of(line.split("(?<=\\.) ")).stream())
                    .anyMatch(NotesTest::affirmsARareFinding);
            assertThat(found).as(one.id()).isEqualTo(one.truth().label() == Label.ABNORMAL);
        }
    }

    private static boolean affirmsARareFinding(String sentence) {
        return Finding.RARE.stream().anyMatch(finding -> sentence.contains(finding.name()))
                && AFFIRMING.stream().anyMatch(sentence::contains)
                && NOT.stream().noneMatch(sentence::contains);
    }

    @Test
    void isNotSolvedByWhoCountsWords() throws Exception {
        List<Case> train = new Notes(500).dataset(new Seed(3)).cases();
        List<Case> test = new Notes(300).dataset(new Seed(4)).cases();
        SortedMap<String, Integer> places = new TreeMap<>();
        for (Case one : train) {
            counts(one).keySet().forEach(word -> places.putIfAbsent(word, places.size()));
        }
        LogisticRegression fitted = LogisticRegression.fit(rows(train, places), abnormal(train));
        double[][] rows = rows(test, places);
        double[] scores = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            scores[i] = fitted.probability(rows[i]);
        }
        assertThat(Auroc.of(scores, abnormal(test))).isBetween(0.4, 0.75);
    }

    private static Map<String, Long> counts(Case one) throws Exception {
        return List.of(((Text) one.payload()).text().toLowerCase(Locale.ROOT).split("[^a-z]+")).stream()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static double[][] rows(List<Case> cases, Map<String, Integer> places) throws Exception {
        double[][] rows = new double[cases.size()][places.size()];
        for (int i = 0; i < rows.length; i++) {
            for (Map.Entry<String, Long> word : counts(cases.get(i)).entrySet()) {
                Integer at = places.get(word.getKey());
                if (at != null) {
                    rows[i][at] = word.getValue();
                }
            }
        }
        return rows;
    }

    private static boolean[] abnormal(List<Case> cases) {
        boolean[] abnormal = new boolean[cases.size()];
        for (int i = 0; i < abnormal.length; i++) {
            abnormal[i] = cases.get(i).truth().label() == Label.ABNORMAL;
        }
        return abnormal;
    }
}

package org.prodrome.evaluate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How well several classes were told apart. Where the cases were parted several times, it is of the first time.
 *
 * @param names of the classes, the first for normal
 * @param several whether a case may be of several
 * @param confusion [actual][likeliest] cases of all folds together; empty where a case may be of several
 * @param auroc of each class against the rest by its own probability, in the classes' order; one that no fold defines
 *     is absent
 * @param overall figures of all classes together; one that no fold defines is absent
 * @param remarks sentences for what was left out
 */
public record ClassEvaluation(
        List<String> names,
        boolean several,
        List<List<Integer>> confusion,
        Map<String, Figure> auroc,
        Map<Overall, Figure> overall,
        List<String> remarks) {
    /** What says in one number how well classes were told apart. */
    public enum Overall {
        /** The mean of the classes' AUROCs, of those that a fold has; without that of normal where several may be. */
        MACRO_AUROC("macro_auroc", "mean of the classes’ AUROCs"),
        /** The share of cases whose likeliest class is theirs. */
        ACCURACY("accuracy", "accuracy"),
        /** The mean of the classes' sensitivities, of those that a fold has. */
        BALANCED_ACCURACY("balanced_accuracy", "mean of the classes’ sensitivities"),
        /** The mean of the classes' F1, of those that a fold has. */
        MACRO_F1("macro_f1", "mean of the classes’ F1");

        private final String key;
        private final String title;

        Overall(String key, String title) {
            this.key = key;
            this.title = title;
        }

        /** Its name in {@code metrics.json}. */
        public String key() {
            return key;
        }

        /** Its name for people. */
        public String title() {
            return title;
        }
    }

    public ClassEvaluation {
        names = List.copyOf(names);
        confusion = confusion.stream().map(List::copyOf).toList();
        auroc = Collections.unmodifiableMap(new LinkedHashMap<>(auroc));
        overall = Collections.unmodifiableMap(new LinkedHashMap<>(overall));
        remarks = List.copyOf(remarks);
    }
}

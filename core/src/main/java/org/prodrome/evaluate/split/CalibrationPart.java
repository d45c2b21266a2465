package org.prodrome.evaluate.split;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.prodrome.data.Case;
import org.prodrome.data.Seed;
import org.prodrome.data.Truth.Label;

/**
 * A fold's training cases, parted once more: those that a model is fitted to, and those that only its thresholds and
 * probabilities are chosen on. No subject stands on both sides.
 */
public record CalibrationPart(List<Case> fit, List<Case> calibration) {
    /** @throws IllegalArgumentException if a side is empty, or if a subject stands on both */
    public CalibrationPart {
        fit = List.copyOf(fit);
        calibration = List.copyOf(calibration);
        Sides.check("calibration part", "fit", fit, "calibration", calibration);
    }

    /**
     * Sets subjects aside label by label, spread over the sites. Of each label as many as {@code share} comes to,
     * rounded, but at least one where there are two; a label's only subject is fitted to. The parting does not depend
     * on the order of the cases, which both sides keep.
     *
     * @param share of the subjects that go to calibration, above 0 and below 1, such as 0.2
     * @throws IllegalArgumentException if the share is out of range or no label has two subjects
     */
    public static CalibrationPart of(List<Case> train, double share, Seed seed) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("calibration part: expected a share above 0 and below 1, got " + share);
        }
        List<Person> people = Person.of(train);
        Set<String> chosen = new HashSet<>();
        for (Label label : Label.values()) {
            List<Person> deck = Deck.of(people, label, seed);
            int size = deck.size();
            int wanted = Math.clamp(Math.round(share * size), Math.min(1, size / 2), Math.max(0, size - 1));
            for (int i = 0; i < wanted; i++) {
                // The middle of each of so many equal pieces of the deck: the deck lies site by site.
                chosen.add(deck.get((int) ((2L * i + 1) * size / (2L * wanted))).id());
            }
        }
        Map<Boolean, List<Case>> sides = train.stream()
                .collect(Collectors.partitioningBy(
                        each -> chosen.contains(each.subject().id())));
        return new CalibrationPart(sides.getOrDefault(false, List.of()), sides.getOrDefault(true, List.of()));
    }
}

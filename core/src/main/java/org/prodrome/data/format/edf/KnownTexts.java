package org.prodrome.data.format.edf;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Texts of annotations that tell of a signal and never of a person: EDF+'s standard texts, codes and numbers. Anything
 * else may have been typed by hand.
 */
final class KnownTexts {
    private static final Set<String> STANDARD = Set.of(
            "recording starts",
            "recording ends",
            "lights off",
            "lights on",
            "movement time",
            "limb movement",
            "periodic limb movement",
            "eeg arousal",
            "arousal",
            "rera",
            "apnea",
            "obstructive apnea",
            "central apnea",
            "mixed apnea",
            "hypopnea",
            "obstructive hypopnea",
            "central hypopnea",
            "hypoventilation",
            "periodic breathing",
            "cheyne stokes respiration",
            "oxygen desaturation",
            "snore",
            "bradycardia",
            "tachycardia",
            "asystole",
            "atrial fibrillation",
            "eyes open",
            "eyes closed",
            "photic stimulation",
            "hyperventilation",
            "artifact",
            "seizure",
            "seiz",
            "bckg");
    private static final Pattern CODE =
            Pattern.compile("sleep stage (?:w|r|m|n|\\?|n?[1-4])|t\\d{1,2}|[-+]?\\d{1,4}(?:\\.\\d{1,3})?");

    private KnownTexts() {}

    static boolean has(String text) {
        String small = text.strip().toLowerCase(Locale.ROOT);
        return STANDARD.contains(small) || CODE.matcher(small).matches();
    }
}

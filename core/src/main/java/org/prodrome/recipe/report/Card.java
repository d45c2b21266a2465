package org.prodrome.recipe.report;

import gg.jte.Content;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.prodrome.data.Truth.Interval;
import org.prodrome.data.Truth.Label;
import org.prodrome.evaluate.Prediction;
import org.prodrome.recipe.report.ReportContent.Mistake;

/**
 * One mistake, ready to be shown.
 *
 * @param kind "false alarm" or "missed"
 * @param findings what is shaded, such as "systolic murmur"
 * @param spectrogram what its colours span; null where there is none
 * @param map what its colours span; null where there is none
 */
record Card(
        String id,
        String site,
        String fold,
        String kind,
        String label,
        String decision,
        String score,
        String threshold,
        Content picture,
        List<String> findings,
        @Nullable Legend spectrogram,
        @Nullable Legend map) {

    /** A colour bar's ends and its image. */
    record Legend(String low, String image, String high) {}

    static Card of(Mistake mistake, String fold) {
        Prediction prediction = mistake.prediction();
        Legend spectrogram = null;
        if (Recording.hasSpectrogram(mistake)) {
            Axis range = Recording.decibels(mistake);
            String ramp = HeatImage.ramp(ColourMap.VIRIDIS);
            spectrogram = new Legend(Numbers.fixed(range.low(), 0), ramp, Numbers.fixed(range.high(), 0) + " dB");
        }
        Legend map = null;
        if (Recording.hasMap(mistake)) {
            Axis range = Recording.mapRange(mistake);
            String ramp = HeatImage.ramp(ColourMap.INFERNO);
            map = new Legend(Numbers.significant(range.low(), 2), ramp, Numbers.significant(range.high(), 2));
        }
        return new Card(
                prediction.id(),
                prediction.site(),
                fold,
                kind(prediction.label()),
                prediction.label().name().toLowerCase(Locale.ROOT),
                prediction
                        .decision()
                        .map(called -> called ? "abnormal" : "normal")
                        .orElse("abstained"),
                Numbers.score(prediction.score()),
                Numbers.score(mistake.threshold()),
                Recording.of(mistake),
                mistake.truth().intervals().stream()
                        .map(Interval::finding)
                        .distinct()
                        .toList(),
                spectrogram,
                map);
    }

    private static String kind(Label label) {
        return switch (label) {
            case NORMAL -> "false alarm";
            case ABNORMAL -> "missed";
            case UNKNOWN -> "unlabelled";
        };
    }
}

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
    record Legend(String low, String image, String high) {
        static Legend of(Axis range, ColourMap colours, String unit) {
            return new Legend(
                    Numbers.score(range.low()) + unit, HeatImage.ramp(colours), Numbers.score(range.high()) + unit);
        }
    }

    static Card of(Mistake mistake, String fold) {
        Prediction prediction = mistake.prediction();
        Legend spectrogram = Recording.hasSpectrogram(mistake)
                ? Legend.of(Recording.decibels(mistake), ColourMap.VIRIDIS, " dB")
                : null;
        Legend map = Recording.hasMap(mistake) ? Legend.of(Recording.mapRange(mistake), ColourMap.INFERNO, "") : null;
        return new Card(
                prediction.id(),
                prediction.site(),
                fold,
                kind(prediction),
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

    private static String kind(Prediction prediction) {
        return prediction.label() == Label.NORMAL ? "false alarm" : "missed";
    }
}

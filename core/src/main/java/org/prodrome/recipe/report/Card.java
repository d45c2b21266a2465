package org.prodrome.recipe.report;

import gg.jte.Content;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prodrome.data.Truth.Box;
import org.prodrome.data.Truth.Interval;
import org.prodrome.evaluate.Prediction;
import org.prodrome.recipe.report.ReportContent.Shown;

/**
 * One case, ready to be shown.
 *
 * @param rank among the {@code of} cases of its kind
 * @param calibrated null where the score was not calibrated
 * @param findings what is shaded or framed, such as "systolic murmur"
 * @param spectrogram what its colours span; null where there is none
 * @param map what its colours span; null where there is none
 */
record Card(
        String id,
        String site,
        String fold,
        CaseKind kind,
        int rank,
        int of,
        String label,
        String decision,
        String score,
        String threshold,
        @Nullable Calibrated calibrated,
        Content picture,
        List<String> findings,
        @Nullable Legend spectrogram,
        @Nullable Legend map) {

    /** What a calibrated score is called, and its value. */
    record Calibrated(String name, String value) {}

    /** A colour bar's ends and its image. */
    record Legend(String low, String image, String high) {}

    static Card of(Shown shown, String fold) {
        Prediction prediction = shown.prediction();
        return new Card(
                prediction.id(),
                prediction.site(),
                fold,
                shown.kind(),
                shown.rank(),
                shown.of(),
                prediction.label().name().toLowerCase(Locale.ROOT),
                prediction
                        .decision()
                        .map(called -> called ? "abnormal" : "normal")
                        .orElse("abstained"),
                Numbers.score(prediction.score()),
                Numbers.score(shown.threshold()),
                calibrated(prediction),
                picture(shown),
                Stream.concat(
                                shown.truth().intervals().stream().map(Interval::finding),
                                shown.truth().boxes().stream().map(Box::finding))
                        .distinct()
                        .toList(),
                spectrogram(shown.exhibit()),
                map(shown.exhibit()));
    }

    private static @Nullable Calibrated calibrated(Prediction prediction) {
        return prediction
                .calibrated()
                .map(each -> new Calibrated(Calibrating.name(each.meaning()), Numbers.significant(each.value(), 3)))
                .orElse(null);
    }

    private static Svg picture(Shown shown) {
        return switch (shown.exhibit()) {
            case Exhibit.Waveform wave -> Recording.of(shown, wave);
            case Exhibit.Picture picture -> Panels.of(shown.prediction().id(), picture);
            case Exhibit.Columns columns -> Bars.of(shown.prediction().id(), columns);
            case Exhibit.Words words ->
                Passage.of(shown.prediction().id(), words, shown.truth().intervals());
        };
    }

    private static @Nullable Legend spectrogram(Exhibit exhibit) {
        if (!(exhibit instanceof Exhibit.Waveform wave) || wave.spectrogram().isEmpty()) {
            return null;
        }
        Axis range = Recording.decibels(wave.spectrogram().get());
        String ramp = HeatImage.ramp(ColourMap.VIRIDIS);
        return new Legend(Numbers.fixed(range.low(), 0), ramp, Numbers.fixed(range.high(), 0) + " dB");
    }

    private static @Nullable Legend map(Exhibit exhibit) {
        float[][] values = switch (exhibit) {
            case Exhibit.Waveform wave ->
                wave.hasMap() ? new float[][] {wave.map().orElseThrow()} : new float[0][];
            case Exhibit.Picture picture ->
                picture.planes().stream()
                        .flatMap(plane -> plane.map().stream().flatMap(Arrays::stream))
                        .toArray(float[][]::new);
            case Exhibit.Columns _, Exhibit.Words _ -> new float[0][];
        };
        if (values.length == 0) {
            return null;
        }
        Axis range = Recording.range(values);
        String ramp = HeatImage.ramp(ColourMap.INFERNO);
        return new Legend(Numbers.significant(range.low(), 2), ramp, Numbers.significant(range.high(), 2));
    }
}

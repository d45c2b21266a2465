package org.prodrome.recipe;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.prodrome.data.FormatException;
import org.prodrome.data.Payload;
import org.prodrome.data.Several;
import org.prodrome.data.Signal;
import org.prodrome.data.Text;
import org.prodrome.detect.AnomalyMap;
import org.prodrome.detect.FeaturePreparation;
import org.prodrome.detect.HeartCyclePreparation;
import org.prodrome.detect.IrregularPreparation;
import org.prodrome.detect.PicturePreparation;
import org.prodrome.detect.Preparation;
import org.prodrome.detect.RowPreparation;
import org.prodrome.detect.SeveralPreparation;
import org.prodrome.detect.SignalPreparation;
import org.prodrome.detect.SpreadPreparation;
import org.prodrome.detect.TextPreparation;
import org.prodrome.detect.VolumePreparation;
import org.prodrome.recipe.report.Exhibit;
import org.prodrome.signal.Field;

/**
 * Makes of a prepared case what the page shows of it.
 *
 * @param plain a sound's hold its spectrogram
 */
record Exhibits(Recipe recipe, PlainFeatures plain) {
    private static final int MOST_CHANNELS = 16;
    private static final double DECIBELS_A_NEPER = 10 / Math.log(10);

    /** @throws FormatException if the case can't be read again */
    Exhibit of(Prepared one, Optional<AnomalyMap> map) throws IOException, FormatException {
        return of(recipe.preparation(), one, one.of().payload(), map);
    }

    private Exhibit of(Preparation preparation, Prepared one, Payload payload, Optional<AnomalyMap> map)
            throws IOException, FormatException {
        return switch (preparation) {
            case SeveralPreparation several -> first(several, one, payload, map);
            case SignalPreparation signal -> waveform(signal, one, payload, map);
            case FeaturePreparation features -> waveform(features.signal(), one, payload, Optional.empty());
            case HeartCyclePreparation cycles -> {
                Field sound = cycles.signal().field(payload, "case " + one.of().id());
                yield waveform(cycles.signal(), new Prepared(one.of(), () -> sound), payload, Optional.empty());
            }
            case PicturePreparation _, VolumePreparation _ ->
                Slices.of(one.of(), payload).exhibit(map);
            case RowPreparation row -> columns(row.columns(), one.field(), map);
            case IrregularPreparation series -> columns(series.variables(), one.field(), Optional.empty());
            case SpreadPreparation series -> columns(series.variables(), one.field(), Optional.empty());
            case TextPreparation _ -> words(payload);
        };
    }

    /** Of the parts the first that is there. */
    private Exhibit first(SeveralPreparation several, Prepared one, Payload payload, Optional<AnomalyMap> map)
            throws IOException, FormatException {
        Field field = one.field();
        int size = field.values().length / field.channels();
        int from = 0;
        for (Map.Entry<String, Preparation> each : several.parts().entrySet()) {
            Preparation part = each.getValue();
            int to = from + part.grid().channels();
            Field own =
                    new Field(Arrays.copyOfRange(field.values(), from * size, to * size), to - from, field.length());
            if (!own.isMissing() && payload instanceof Several parts) {
                Payload there = Objects.requireNonNull(parts.parts().get(each.getKey()));
                return of(part, new Prepared(one.of(), () -> own), there, map);
            }
            from = to;
        }
        return new Exhibit.Columns(List.of(), new double[0], Optional.empty());
    }

    private static Exhibit.Words words(Payload payload) {
        return new Exhibit.Words(payload instanceof Text text ? text.text() : "");
    }

    /** The channels that the network hears, as they were recorded; the map lies on the same seconds. */
    private Exhibit.Waveform waveform(
            SignalPreparation preparation, Prepared one, Payload payload, Optional<AnomalyMap> map)
            throws FormatException {
        if (!(payload instanceof Signal signal)) {
            throw new FormatException(
                    "case " + one.of().id(), "a signal", payload.getClass().getSimpleName());
        }
        int channels = Math.min(preparation.channels(), MOST_CHANNELS);
        double hop = map.map(AnomalyMap::hop).orElse(1.0) / preparation.rate();
        return new Exhibit.Waveform(
                new Signal(
                        Arrays.copyOf(signal.samples(), channels),
                        signal.rate(),
                        signal.channels().subList(0, channels)),
                plain instanceof MelStatistics mel
                        ? Optional.of(spectrogram(mel, one.field().channel(0), preparation.rate()))
                        : Optional.empty(),
                map.map(AnomalyMap::values),
                hop);
    }

    private static Exhibit.Spectrogram spectrogram(MelStatistics mel, float[] samples, double rate) {
        float[][] bands = mel.bands(samples);
        for (float[] band : bands) {
            for (int frame = 0; frame < band.length; frame++) {
                band[frame] *= (float) DECIBELS_A_NEPER;
            }
        }
        return new Exhibit.Spectrogram(bands, MelStatistics.LOWEST, rate / 2, mel.frameHop());
    }

    private static Exhibit.Columns columns(List<String> names, Field field, Optional<AnomalyMap> map) {
        int size = field.values().length / field.channels();
        double[] values = new double[field.channels()];
        for (int channel = 0; channel < values.length; channel++) {
            values[channel] = PlainFeatures.mean(field.values(), channel * size, (channel + 1) * size)
                    .orElse(Double.NaN);
        }
        return new Exhibit.Columns(names, values, map.map(AnomalyMap::values));
    }
}

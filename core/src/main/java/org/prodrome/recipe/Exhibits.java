package org.prodrome.recipe;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.prodrome.data.Case;
import org.prodrome.data.FormatException;
import org.prodrome.data.Signal;
import org.prodrome.data.Text;
import org.prodrome.detect.AnomalyMap;
import org.prodrome.detect.IrregularPreparation;
import org.prodrome.detect.PicturePreparation;
import org.prodrome.detect.RowPreparation;
import org.prodrome.detect.SignalPreparation;
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
    private static final double DECIBELS_A_NEPER = 10 / Math.log(10);

    /** @throws FormatException if the case can't be read again */
    Exhibit of(Prepared one, Optional<AnomalyMap> map) throws IOException, FormatException {
        return switch (recipe.preparation()) {
            case SignalPreparation signal -> waveform(signal, one.field(), map);
            case PicturePreparation picture ->
                new Slices(one, one.field().length(), picture.height(), picture.width()).exhibit(map);
            case VolumePreparation volume ->
                new Slices(one, volume.depth(), volume.height(), volume.width()).exhibit(map);
            case RowPreparation row -> columns(row.columns(), one.field(), map);
            case IrregularPreparation series -> columns(series.variables(), one.field(), Optional.empty());
            case TextPreparation _ -> words(one.of());
        };
    }

    private static Exhibit.Words words(Case one) throws IOException, FormatException {
        return new Exhibit.Words(one.payload() instanceof Text text ? text.text() : "");
    }

    private Exhibit.Waveform waveform(SignalPreparation preparation, Field field, Optional<AnomalyMap> map) {
        float[][] samples = new float[field.channels()][];
        List<Signal.Channel> channels = new ArrayList<>();
        for (int channel = 0; channel < samples.length; channel++) {
            samples[channel] = field.channel(channel);
            channels.add(new Signal.Channel("channel " + (channel + 1), "1"));
        }
        double hop = map.map(AnomalyMap::hop).orElse(1.0) / preparation.rate();
        return new Exhibit.Waveform(
                new Signal(samples, preparation.rate(), channels),
                plain instanceof MelStatistics mel
                        ? Optional.of(spectrogram(mel, samples[0], preparation.rate()))
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

package org.prodrome.recipe;

import java.util.OptionalDouble;
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
import org.prodrome.signal.Field;

/**
 * A few numbers of a case that know nothing of its structure. Logistic regression on them, or their distance from the
 * normal cases' mean, is the baseline that a network has to beat, and what a data set gives away without one.
 */
sealed interface PlainFeatures extends AutoCloseable
        permits MelStatistics, SpectrumStatistics, ColumnStatistics, WordStatistics {
    /** Recordings of one channel that are sampled as fast are sounds. */
    double LOWEST_SOUND_RATE = 1000;

    /** What they are, in the plural. */
    String name();

    /** All finite, as many for every case. */
    double[] of(Field field);

    @Override
    void close();

    static PlainFeatures of(Preparation preparation) {
        return switch (preparation) {
            case SignalPreparation signal
            when signal.channels() == 1 && signal.rate() >= LOWEST_SOUND_RATE -> new MelStatistics(signal.rate());
            case SignalPreparation signal -> new SpectrumStatistics(signal.grid());
            case HeartCyclePreparation cycles
            when cycles.rate() >= LOWEST_SOUND_RATE -> new MelStatistics(cycles.rate());
            case HeartCyclePreparation cycles -> new SpectrumStatistics(cycles.grid());
            case PicturePreparation picture -> new SpectrumStatistics(picture.grid());
            case VolumePreparation volume -> new SpectrumStatistics(volume.grid());
            case RowPreparation _, IrregularPreparation _, SpreadPreparation _, FeaturePreparation _ ->
                new ColumnStatistics();
            case TextPreparation _ -> new WordStatistics();
            case SeveralPreparation several
            when several.parts().values().stream().anyMatch(part -> part.grid().gaps()) -> new ColumnStatistics();
            case SeveralPreparation several -> new SpectrumStatistics(several.grid());
        };
    }

    /** Mean of what is there; empty if nothing is. */
    static OptionalDouble mean(float[] values, int from, int to) {
        double sum = 0;
        int count = 0;
        for (int i = from; i < to; i++) {
            if (!Float.isNaN(values[i])) {
                sum += values[i];
                count++;
            }
        }
        return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / count);
    }
}

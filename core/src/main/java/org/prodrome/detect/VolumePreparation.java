package org.prodrome.detect;

import java.util.Arrays;
import java.util.Set;
import org.prodrome.data.FormatException;
import org.prodrome.data.Payload;
import org.prodrome.data.Volume;
import org.prodrome.model.Grid;
import org.prodrome.signal.Field;
import org.prodrome.signal.Rescaling;
import org.prodrome.signal.Windows;

/**
 * A whole volume, stretched to the network's depth, height and width.
 *
 * @param channels the first so many contrasts or moments
 * @param depth slices
 * @param height voxels
 * @param width voxels
 */
public record VolumePreparation(int channels, int depth, int height, int width) implements Preparation {
    private static final int LONGEST = 512;

    public VolumePreparation {
        Settings.require(channels >= 1 && channels <= 64, "channels", "1 to 64", channels);
        Settings.require(depth >= 1 && depth <= LONGEST, "depth", "1 to " + LONGEST, depth);
        Settings.require(height >= 1 && height <= LONGEST, "height", "1 to " + LONGEST, height);
        Settings.require(width >= 1 && width <= LONGEST, "width", "1 to " + LONGEST, width);
    }

    @Override
    public Set<Class<? extends Payload>> kinds() {
        return Set.of(Volume.class);
    }

    @Override
    public Grid grid() {
        return Grid.ofSpace(channels, depth, height, width);
    }

    @Override
    public Windows windows() {
        return new Windows(depth, depth);
    }

    @Override
    public Field field(Payload payload, String where) throws FormatException {
        if (!(payload instanceof Volume volume)) {
            throw Settings.wrongKind(where, "a volume", payload);
        }
        if (volume.channels().size() < channels) {
            throw new FormatException(
                    where,
                    channels + " channels or more",
                    Integer.toString(volume.channels().size()));
        }
        int size = volume.depth() * volume.height() * volume.width();
        float[] chosen = volume.channels().size() == channels
                ? volume.samples()
                : Arrays.copyOf(volume.samples(), channels * size);
        Settings.finite(chosen, where);
        float[] slices = Rescaling.stretch(chosen, channels, volume.depth(), volume.height() * volume.width(), depth);
        float[] rows = Rescaling.stretch(slices, channels * depth, volume.height(), volume.width(), height);
        return new Field(Rescaling.stretch(rows, channels * depth * height, volume.width(), 1, width), channels, depth);
    }
}

package org.prodrome.detect;

import java.util.List;
import java.util.Set;
import org.prodrome.data.FormatException;
import org.prodrome.data.Image;
import org.prodrome.data.Payload;
import org.prodrome.data.Signal.Channel;
import org.prodrome.data.Volume;
import org.prodrome.model.Grid;
import org.prodrome.signal.Field;
import org.prodrome.signal.Rescaling;
import org.prodrome.signal.Windows;

/**
 * An image, or a volume slice by slice, stretched to the network's height and width.
 *
 * @param channels 1 takes the brightness of a coloured picture, 3 repeats the one channel of a grey picture; otherwise
 *     the first so many are taken
 * @param height pixels
 * @param width pixels
 */
public record PicturePreparation(int channels, int height, int width) implements Preparation {
    /** Rec. ITU-R BT.601: the share of red, green and blue in brightness. */
    private static final float[] BRIGHTNESS = {0.299f, 0.587f, 0.114f};

    private static final List<String> COLOURS = List.of("red", "green", "blue");
    private static final int LONGEST = 4096;
    private static final long MOST_SAMPLES = 1L << 28;

    public PicturePreparation {
        Settings.require(channels >= 1 && channels <= 64, "channels", "1 to 64", channels);
        Settings.require(height >= 1 && height <= LONGEST, "height", "1 to " + LONGEST, height);
        Settings.require(width >= 1 && width <= LONGEST, "width", "1 to " + LONGEST, width);
    }

    /** The same of so many channels. */
    PicturePreparation withChannels(int other) {
        return new PicturePreparation(other, height, width);
    }

    @Override
    public Set<Class<? extends Payload>> kinds() {
        return Set.of(Image.class, Volume.class);
    }

    @Override
    public Grid grid() {
        return Grid.ofSpace(channels, height, width);
    }

    /** One slice; an image is one. */
    @Override
    public Windows windows() {
        return new Windows(1, 1);
    }

    @Override
    public boolean slices() {
        return true;
    }

    @Override
    public Field field(Payload payload, String where) throws FormatException {
        return switch (payload) {
            case Image image -> field(image.samples(), image.channels(), 1, image.height(), image.width(), where);
            case Volume volume ->
                field(volume.samples(), volume.channels(), volume.depth(), volume.height(), volume.width(), where);
            default -> throw Settings.wrongKind(where, "an image or a volume", payload);
        };
    }

    private Field field(float[] samples, List<Channel> named, int depth, int tall, int wide, String where)
            throws FormatException {
        if ((long) channels * depth * height * width > MOST_SAMPLES) {
            throw new FormatException(
                    where,
                    "at most " + MOST_SAMPLES + " values in all slices of " + height + " x " + width,
                    depth + "");
        }
        float[] chosen = chosen(samples, named, where);
        Settings.finite(chosen, where);
        float[] rows = Rescaling.stretch(chosen, channels * depth, tall, wide, height);
        return new Field(Rescaling.stretch(rows, channels * depth * height, wide, 1, width), channels, depth);
    }

    private float[] chosen(float[] samples, List<Channel> named, String where) throws FormatException {
        int size = samples.length / named.size();
        boolean coloured = named.size() >= COLOURS.size()
                && named.subList(0, COLOURS.size()).stream()
                        .map(Channel::name)
                        .toList()
                        .equals(COLOURS);
        float[] chosen = new float[channels * size];
        if (channels == 1 && coloured) {
            for (int i = 0; i < size; i++) {
                chosen[i] = BRIGHTNESS[0] * samples[i]
                        + BRIGHTNESS[1] * samples[size + i]
                        + BRIGHTNESS[2] * samples[2 * size + i];
            }
        } else if (channels == COLOURS.size() && named.size() < COLOURS.size()) {
            for (int channel = 0; channel < channels; channel++) {
                System.arraycopy(samples, 0, chosen, channel * size, size);
            }
        } else if (named.size() < channels) {
            throw new FormatException(where, channels + " channels or more", Integer.toString(named.size()));
        } else {
            System.arraycopy(samples, 0, chosen, 0, chosen.length);
        }
        return chosen;
    }
}

package org.prodrome.data.format;

import java.util.List;
import java.util.Objects;
import org.prodrome.data.Signal;
import org.prodrome.data.Spelling;

/**
 * Channels of one rate, of a recording whose channels may have several.
 *
 * @param rate in Hz
 * @param length samples a channel
 */
public record ChannelGroup(double rate, long length, List<Signal.Channel> channels) {
    public ChannelGroup {
        channels = List.copyOf(channels);
    }

    /** Such as "256 Hz". */
    public String name() {
        return Spelling.plain(rate) + " Hz";
    }

    /**
     * Room for a window: [channel, time].
     *
     * @throws IndexOutOfBoundsException if the window reaches beyond the samples
     */
    public float[][] window(long from, int length) {
        Objects.checkFromIndexSize(from, (long) length, this.length);
        return new float[channels.size()][length];
    }

    /** @param alone whether the recording has no other group, so that the part needs no name */
    public Part part(boolean alone, Windows.Source source) {
        return Part.signal(
                alone ? "" : name(),
                Math.toIntExact(length),
                rate,
                channels,
                Windows.samples(channels.size(), length, source));
    }
}

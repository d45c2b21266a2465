package org.prodrome.data;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A regularly sampled signal of one or more channels.
 *
 * @param samples [channel, time] in the channels' units; not copied, so not to be written to
 * @param rate samples a second, in Hz
 * @param channels one for each row of {@code samples}
 */
public record Signal(float[][] samples, double rate, List<Channel> channels) implements Payload {

    /** @param unit as the source names it ("mV"), "1" for a fraction of full scale */
    public record Channel(String name, String unit) {
        /** Of a sound, as fractions of full scale: "mono", "left" and "right", or "1", "2" and so on. */
        public static List<Channel> ofSound(int count) {
            return switch (count) {
                case 1 -> List.of(new Channel("mono", "1"));
                case 2 -> List.of(new Channel("left", "1"), new Channel("right", "1"));
                default ->
                    IntStream.rangeClosed(1, count)
                            .mapToObj(i -> new Channel(Integer.toString(i), "1"))
                            .toList();
            };
        }
    }

    public Signal {
        channels = List.copyOf(channels);
        if (samples.length == 0 || samples.length != channels.size()) {
            throw new IllegalArgumentException("signal: expected one row a channel, got " + samples.length
                    + " rows and " + channels.size() + " channels");
        }
        for (float[] row : samples) {
            if (row.length != samples[0].length) {
                throw new IllegalArgumentException("signal: expected channels of one length, got " + samples[0].length
                        + " and " + row.length + " samples");
            }
        }
        if (!(rate > 0) || Double.isInfinite(rate)) {
            throw new IllegalArgumentException("signal: expected a rate above 0 Hz, got " + rate);
        }
    }

    /** Samples a channel. */
    public int length() {
        return samples[0].length;
    }

    /** Length in seconds. */
    public double duration() {
        return length() / rate;
    }
}

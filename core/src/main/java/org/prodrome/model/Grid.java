package org.prodrome.model;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What a network takes of a case at a time: [channel, length, ...].
 *
 * @param channels leads, colours, contrasts, columns
 * @param lengths of the axes after the channels: [time], [height, width], [depth, height, width], or none
 * @param rate samples a second along the first of them, in Hz; empty where that is not time
 * @param gaps whether a value may be missing, and then is not a number
 * @param symbols where values are the numbers of symbols, such as words, how many there are; 0 where they are
 *     quantities
 */
public record Grid(int channels, List<Integer> lengths, OptionalDouble rate, boolean gaps, int symbols) {
    public Grid {
        lengths = List.copyOf(lengths);
        if (channels < 1 || lengths.size() > 3 || lengths.stream().anyMatch(length -> length < 1)) {
            throw new IllegalArgumentException(
                    "grid: expected 1 channel or more and at most 3 lengths of 1 or more, got " + channels + " and "
                            + lengths);
        }
    }

    /** Of quantities. */
    public Grid(int channels, List<Integer> lengths, OptionalDouble rate, boolean gaps) {
        this(channels, lengths, rate, gaps, 0);
    }

    /** Of symbols in a row, such as a text's words; below {@code count}, and 0 for none. */
    public static Grid ofSymbols(int length, int count) {
        return new Grid(1, List.of(length), OptionalDouble.empty(), false, count);
    }

    /** Of time, without gaps. */
    public static Grid ofTime(int channels, int samples, double rate) {
        return new Grid(channels, List.of(samples), OptionalDouble.of(rate), false);
    }

    /** Of space, without gaps. */
    public static Grid ofSpace(int channels, Integer... lengths) {
        return new Grid(channels, List.of(lengths), OptionalDouble.empty(), false);
    }

    /** How many axes follow the channels. */
    public int axes() {
        return lengths.size();
    }

    /** How many values there are, of all channels. */
    public long size() {
        return lengths.stream().mapToLong(length -> length).reduce(channels, (a, b) -> a * b);
    }

    /** A window's shape: [channel, length, ...]. */
    public List<Integer> each() {
        return Stream.concat(Stream.of(channels), lengths.stream()).toList();
    }

    /** The shape [batch, channel, length, ...]. */
    public long[] shape(long batch) {
        long[] shape = new long[2 + lengths.size()];
        shape[0] = batch;
        shape[1] = channels;
        for (int i = 0; i < lengths.size(); i++) {
            shape[2 + i] = lengths.get(i);
        }
        return shape;
    }

    /** With other channels. */
    public Grid with(int other) {
        return new Grid(other, lengths, rate, gaps);
    }
}

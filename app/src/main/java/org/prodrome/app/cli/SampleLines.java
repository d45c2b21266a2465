package org.prodrome.app.cli;

import java.io.IOException;
import java.io.Reader;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.prodrome.data.FormatException;

/** Samples as text, a line each with a number a channel, gathered into windows as they come. */
final class SampleLines {
    private static final int LONGEST = 1 << 16;

    private final Reader reader;
    private final String where;
    private final int channels;
    private final int length;
    private long line;
    private int rest;

    /**
     * Reads from where the reader stands.
     *
     * @param reader not asked for more than a line's end, so that none waits for samples of the next window
     * @param where for messages
     * @param length samples of a channel in a window
     */
    SampleLines(Reader reader, String where, int channels, int length) {
        this.reader = reader;
        this.where = where;
        this.channels = channels;
        this.length = length;
    }

    /**
     * The next window, [channel, time]; empty at the end.
     *
     * @throws FormatException if a line is not a finite number a channel
     */
    Optional<float[]> next() throws IOException, FormatException {
        float[] window = new float[channels * length];
        for (rest = 0; rest < length; rest++) {
            String text = line();
            if (text == null) {
                return Optional.empty();
            }
            String[] words = text.strip().split("\\s*[,;\\t ]\\s*", channels + 1);
            String expected = channels == 1 ? "a finite number" : channels + " finite numbers, one a channel";
            if (words.length != channels) {
                throw mistake(expected, words.length);
            }
            for (int channel = 0; channel < channels; channel++) {
                window[channel * length + rest] = number(words[channel], expected);
            }
        }
        return Optional.of(window);
    }

    /** After the end: samples of a channel that fill no window. */
    int rest() {
        return rest;
    }

    private float number(String word, String expected) throws FormatException {
        try {
            float number = Float.parseFloat(word);
            if (Float.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException _) {
            // It is told below, as what is no finite number is.
        }
        throw new FormatException(where + ", line " + line, expected, "something else");
    }

    /** Tells how many words there are, and never which: what is no sample may be a name. */
    private FormatException mistake(String expected, int words) {
        return new FormatException(where + ", line " + line, expected, words + (words == 1 ? " word" : " words"));
    }

    private @Nullable String line() throws IOException, FormatException {
        line++;
        StringBuilder text = new StringBuilder();
        int next = reader.read();
        if (next < 0) {
            return null;
        }
        for (; next >= 0 && next != '\n'; next = reader.read()) {
            if (text.length() == LONGEST) {
                throw new FormatException(
                        where + ", line " + line, "at most " + LONGEST + " characters", "more without an end");
            }
            text.append((char) next);
        }
        return text.toString();
    }
}

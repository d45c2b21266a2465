package org.prodrome.data.format.dicom;

import java.io.IOException;
import java.util.List;
import org.prodrome.data.FormatException;
import org.prodrome.data.format.Samples;

/** An image's samples in the order [channel, frame, row, column], decoded anew each time. */
record PixelSamples(PartTen file, ImageModule image, List<Scale> scales, int channels) implements Samples {
    /** An image of up to so many samples is decoded once; a larger one of several channels once a channel. */
    private static final int MOST_GATHERED = 1 << 24;

    @Override
    public void to(Sink sink) throws IOException, FormatException {
        Blocks blocks = Blocks.open(file, image, scales);
        boolean whole = blocks.rowsAtOnce() >= image.rows() && image.frames() == 1;
        if (channels == 1 || whole) {
            each(blocks, values -> {
                for (float[] plane : values) {
                    sink.accept(plane, 0, plane.length);
                }
            });
        } else if (image.area() * image.frames() <= MOST_GATHERED / channels) {
            gathered(blocks, sink);
        } else {
            for (int c = 0; c < channels; c++) {
                int channel = c;
                each(blocks, values -> sink.accept(values[channel], 0, values[channel].length));
            }
        }
    }

    private void gathered(Blocks blocks, Sink sink) throws IOException, FormatException {
        float[][] all = new float[channels][(int) image.area() * image.frames()];
        int[] filled = {0};
        each(blocks, values -> {
            for (int c = 0; c < channels; c++) {
                System.arraycopy(values[c], 0, all[c], filled[0], values[c].length);
            }
            filled[0] += values[0].length;
        });
        for (float[] channel : all) {
            sink.accept(channel, 0, channel.length);
        }
    }

    private interface Taker {
        void take(float[][] values);
    }

    private void each(Blocks blocks, Taker taker) throws IOException, FormatException {
        for (int frame = 0; frame < image.frames(); frame++) {
            for (int row = 0; row < image.rows(); row += blocks.rowsAtOnce()) {
                taker.take(blocks.read(frame, row, Math.min(blocks.rowsAtOnce(), image.rows() - row)));
            }
        }
    }
}

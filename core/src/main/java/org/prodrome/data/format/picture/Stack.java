package org.prodrome.data.format.picture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.prodrome.data.FormatException;
import org.prodrome.data.format.Samples;

/** Pages that are alike, channel by channel. */
record Stack(Path path, Kind kind, List<Facts> pages) implements Samples {
    /** Pages of up to so many samples together are decoded once; more of several channels once a channel. */
    private static final int MOST_GATHERED = 1 << 24;

    @Override
    public void to(Sink sink) throws IOException, FormatException {
        Facts first = pages.getFirst();
        int channels = first.names().size();
        long plane = (long) first.width() * first.height();
        try (Decoder decoder = new Decoder(path, kind)) {
            if (channels > 1 && plane * pages.size() * channels <= MOST_GATHERED) {
                gathered(decoder, channels, (int) plane, sink);
                return;
            }
            for (int channel = 0; channel < channels; channel++) {
                for (Facts page : pages) {
                    decoder.decode(page).channel(channel, sink);
                }
            }
        }
    }

    private void gathered(Decoder decoder, int channels, int plane, Sink sink) throws FormatException {
        float[][] all = new float[channels][plane * pages.size()];
        for (int page = 0; page < pages.size(); page++) {
            Decoded decoded = decoder.decode(pages.get(page));
            for (int channel = 0; channel < channels; channel++) {
                float[] to = all[channel];
                int[] filled = {page * plane};
                decoded.channel(channel, (values, from, end) -> {
                    System.arraycopy(values, from, to, filled[0], end - from);
                    filled[0] += end - from;
                });
            }
        }
        for (float[] channel : all) {
            sink.accept(channel, 0, channel.length);
        }
    }
}

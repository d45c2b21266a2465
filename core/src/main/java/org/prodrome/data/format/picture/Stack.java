package org.prodrome.data.format.picture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.prodrome.data.FormatException;
import org.prodrome.data.format.Samples;

/** Pages that are alike, channel by channel, for which each page is decoded once a channel. */
record Stack(Path path, Kind kind, List<Facts> pages) implements Samples {
    @Override
    public void to(Sink sink) throws IOException, FormatException {
        for (int channel = 0; channel < pages.getFirst().names().size(); channel++) {
            for (Facts page : pages) {
                Decoded.of(path, kind, page).channel(channel, sink);
            }
        }
    }
}

package org.prodrome.data.format.numpy;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipFile;

/** An entry of an archive, which is closed with it. */
final class Closing extends FilterInputStream {
    private final ZipFile zip;

    Closing(InputStream entry, ZipFile zip) {
        super(entry);
        this.zip = zip;
    }

    @Override
    public void close() throws IOException {
        try (zip) {
            super.close();
        }
    }
}

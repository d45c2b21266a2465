package org.prodrome.data.format.picture;

import java.awt.image.BufferedImage;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import org.prodrome.data.FormatException;

/** The platform's reader of an open file, for one page after the other. */
final class Decoder implements Closeable {
    private final Path path;
    private final Kind kind;
    private final ImageInputStream in;
    private final ImageReader reader;
    private boolean cut;

    Decoder(Path path, Kind kind) throws IOException {
        this.path = path;
        this.kind = kind;
        in = new FileImageInputStream(path.toFile());
        reader = reader(kind);
        reader.addIIOReadWarningListener((_, warning) ->
                cut |= String.valueOf(warning).toLowerCase(Locale.ROOT).contains("premature end"));
        reader.setInput(in, false, true);
    }

    /** @throws FormatException if the page is damaged; its decoders' own errors don't get out */
    @SuppressWarnings("UnusedException") // decoders' messages may quote the file
    Decoded decode(Facts facts) throws FormatException {
        String where = facts.page() == 0 ? path.toString() : path + ", page " + (facts.page() + 1);
        cut = false;
        Decoded decoded;
        try {
            // Read as an image, floats are held to 0 to 1 and a JPEG's colours follow its profile.
            if (kind == Kind.JPEG || facts.numbers() == Facts.Numbers.FLOAT) {
                decoded = new Decoded(facts, reader.readRaster(facts.page(), null), null);
            } else {
                BufferedImage image = reader.read(facts.page());
                decoded = new Decoded(facts, image.getRaster(), image.getColorModel());
            }
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
            throw new FormatException(where, "a picture that can be decoded", "damaged data");
        }
        if (cut) {
            throw new FormatException(where, "a whole picture", "the end of the file within");
        }
        return decoded.checked(where);
    }

    private static ImageReader reader(Kind kind) {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(kind.name());
        ImageReader first = readers.next();
        while (kind != Kind.PNG
                && readers.hasNext()
                && !first.getClass().getName().startsWith("com.twelvemonkeys")) {
            first = readers.next();
        }
        return first;
    }

    @Override
    public void close() throws IOException {
        reader.dispose();
        in.close();
    }
}

package org.prodrome.data.format.picture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.prodrome.data.FormatException;

/** What a PNG says in its chunks. */
final class Png {
    static final long SIGNATURE = 0x89504e470d0a1a0aL;
    private static final int IHDR = 0x49484452;
    private static final int TRNS = 0x74524e53;
    private static final int ICCP = 0x69434350;
    private static final int EXIF = 0x65584966;
    private static final int ACTL = 0x6163544c;
    private static final int IDAT = 0x49444154;
    private static final int IEND = 0x49454e44;
    private static final int MOST_CHUNKS = 1_000_000;

    private final Bytes bytes;
    private final List<String> warnings = new ArrayList<>();
    private boolean transparent;
    private Orientation orientation = Orientation.UPRIGHT;

    private Png(Bytes bytes) {
        this.bytes = bytes;
    }

    static Facts facts(Bytes bytes) throws IOException, FormatException {
        return new Png(bytes).read();
    }

    private Facts read() throws IOException, FormatException {
        ByteBuffer start = bytes.at(8, 18);
        if (start.getInt(0) != 13 || start.getInt(4) != IHDR) {
            throw bytes.bad(8, "an IHDR chunk of 13 bytes", "another chunk");
        }
        chunks();
        int depth = start.get(16) & 0xff;
        int type = start.get(17) & 0xff;
        Facts.Colours colours = switch (type) {
            case 0, 4 -> Facts.Colours.GREY;
            case 2, 6 -> Facts.Colours.RGB;
            case 3 -> transparent ? Facts.Colours.PALETTE_ALPHA : Facts.Colours.PALETTE;
            default -> throw bytes.bad(25, "a colour type of 0, 2, 3, 4 or 6", Integer.toString(type));
        };
        boolean fits = switch (type) {
            case 0 -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
            case 3 -> depth == 1 || depth == 2 || depth == 4 || depth == 8;
            default -> depth == 8 || depth == 16;
        };
        if (!fits) {
            throw bytes.bad(24, "a bit depth that goes with colour type " + type, Integer.toString(depth));
        }
        if (transparent && type != 3) {
            warnings.add("one colour is marked as transparent, which is not applied");
        }
        return new Facts(
                        0,
                        start.getInt(8),
                        start.getInt(12),
                        depth,
                        Facts.Numbers.UNSIGNED,
                        colours,
                        type >= 4 ? List.of("alpha") : List.of(),
                        orientation,
                        warnings)
                .checked(bytes.path() + ", byte 16 (IHDR)");
    }

    private void chunks() throws IOException, FormatException {
        boolean data = false;
        long at = 8;
        for (int i = 0; i < MOST_CHUNKS; i++) {
            ByteBuffer chunk = bytes.at(at, 8);
            long length = chunk.getInt() & 0xffffffffL;
            int name = chunk.getInt();
            if (length > bytes.file().size() - at - 12) {
                throw bytes.bad(at, "a chunk within the file", "one of " + length + " bytes");
            }
            switch (name) {
                case TRNS -> transparent = true;
                case ICCP -> warnings.add("an ICC profile is not applied");
                case ACTL -> warnings.add("an animation, of which the still picture is read");
                case EXIF -> orientation = orientation(at + 8, length);
                case IDAT -> data = true;
                default -> {}
            }
            if (name == IEND) {
                if (!data) {
                    throw bytes.bad(at, "an IDAT chunk", "the end (IEND)");
                }
                return;
            }
            at += 12 + length;
        }
        throw bytes.bad(at, "at most " + MOST_CHUNKS + " chunks", "more");
    }

    private Orientation orientation(long at, long length) throws IOException {
        try {
            List<Ifd> chain = Ifd.chain(bytes, at, at + length, false);
            return Orientation.of(chain.isEmpty() ? 1 : chain.getFirst().number(Ifd.ORIENTATION, 1));
        } catch (FormatException e) {
            warnings.add("damaged EXIF data is not read");
            return Orientation.UPRIGHT;
        }
    }
}

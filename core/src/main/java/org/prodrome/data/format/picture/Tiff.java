package org.prodrome.data.format.picture;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.prodrome.data.FormatException;

/** What a TIFF says in its directories: one a page. */
final class Tiff {
    private static final int SUBFILE = 254;
    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int BITS = 258;
    private static final int COMPRESSION = 259;
    private static final int PHOTOMETRIC = 262;
    private static final int SAMPLES = 277;
    private static final int TILE_WIDTH = 322;
    private static final int TILE_HEIGHT = 323;
    private static final int EXTRA = 338;
    private static final int SAMPLE_FORMAT = 339;
    private static final int ICC = 34675;
    private static final long MOST_TILE_SAMPLES = 1 << 24;

    private final Bytes bytes;
    private final Ifd ifd;
    private final List<String> warnings = new ArrayList<>();

    private Tiff(Bytes bytes, Ifd ifd) {
        this.bytes = bytes;
        this.ifd = ifd;
    }

    /** The pages in full size; smaller copies of pages are left out. */
    static List<Facts> pages(Bytes bytes) throws IOException, FormatException {
        List<Facts> pages = new ArrayList<>();
        List<Ifd> chain = Ifd.chain(bytes, 0, bytes.file().size(), true);
        for (int page = 0; page < chain.size(); page++) {
            boolean copy = (chain.get(page).number(SUBFILE, 0) & 1) != 0;
            boolean mask = (chain.get(page).number(SUBFILE, 0) & 4) != 0;
            if (!copy && !mask) {
                pages.add(new Tiff(bytes, chain.get(page)).facts(page));
            }
        }
        if (pages.isEmpty()) {
            throw bytes.bad(4, "a page", "none");
        }
        return pages;
    }

    private Facts facts(int page) throws FormatException {
        Optional<String> unread = compression();
        if (unread.isPresent()) {
            throw bytes.bad(ifd.at(), "a compression that is read", unread.get());
        }
        int samples = (int) Math.min(ifd.number(SAMPLES, 1), 1 << 16);
        Facts.Colours colours = switch ((int) Math.min(ifd.number(PHOTOMETRIC, 1), 1 << 16)) {
            case 0, 1 -> Facts.Colours.GREY;
            case 2 -> Facts.Colours.RGB;
            case 3 -> Facts.Colours.PALETTE;
            // The decoder turns these into RGB.
            case 6 -> Facts.Colours.RGB;
            case 5 -> throw bytes.bad(ifd.at(), "grey or colour", "CMYK, the inks of a printer");
            case 8, 9, 10 -> throw bytes.bad(ifd.at(), "grey or colour", "CIE L*a*b*");
            default -> throw bytes.bad(ifd.at(), "grey, RGB, YCbCr or a palette", "another photometric kind");
        };
        int own = colours == Facts.Colours.RGB ? 3 : 1;
        if (samples < own || samples > own + 4) {
            throw bytes.bad(ifd.at(), own + " to " + (own + 4) + " samples a pixel", Integer.toString(samples));
        }
        long width = ifd.number(WIDTH, 0);
        long height = ifd.number(HEIGHT, 0);
        long tile = ifd.number(TILE_WIDTH, 1);
        long tileHeight = ifd.number(TILE_HEIGHT, 1);
        if (tile > MOST_TILE_SAMPLES || tileHeight > MOST_TILE_SAMPLES || tile * tileHeight > MOST_TILE_SAMPLES / 4) {
            throw bytes.bad(
                    ifd.at(), "tiles of at most " + MOST_TILE_SAMPLES / 4 + " pixels", tile + " x " + tileHeight);
        }
        if (width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
            throw bytes.bad(ifd.at(), "a width and height of at most 2147483647", width + " x " + height);
        }
        if (!ifd.all(ICC).isEmpty()) {
            warnings.add("an ICC profile is not applied");
        }
        return new Facts(
                        page,
                        (int) width,
                        (int) height,
                        bits(),
                        numbers(),
                        colours,
                        extra(samples - own),
                        Orientation.of(ifd.number(Ifd.ORIENTATION, 1)),
                        warnings)
                .checked(bytes.path() + ", byte " + ifd.at());
    }

    /** The name of a compression that the decoder lacks. */
    private Optional<String> compression() {
        return switch ((int) Math.min(ifd.number(COMPRESSION, 1), 1 << 16)) {
            case 34712 -> Optional.of("JPEG 2000");
            case 34887 -> Optional.of("LERC");
            case 34925 -> Optional.of("LZMA");
            case 50000 -> Optional.of("Zstandard");
            case 50001 -> Optional.of("WebP");
            case 50002 -> Optional.of("JPEG XL");
            default -> Optional.empty();
        };
    }

    private int bits() throws FormatException {
        long bits = ifd.number(BITS, 1);
        for (long other : ifd.all(BITS)) {
            if (other != bits) {
                throw bytes.bad(ifd.at(), "as many bits of every sample", bits + " and " + other);
            }
        }
        if (bits != 1 && bits != 2 && bits != 4 && bits != 8 && bits != 16 && bits != 32 && bits != 64) {
            throw bytes.bad(ifd.at(), "1, 2, 4, 8, 16, 32 or 64 bits a sample", Long.toString(bits));
        }
        if (bits == 64 && numbers() != Facts.Numbers.FLOAT) {
            throw bytes.bad(ifd.at(), "whole numbers of at most 32 bits", "64 bits");
        }
        return (int) bits;
    }

    private Facts.Numbers numbers() throws FormatException {
        return switch ((int) Math.min(ifd.number(SAMPLE_FORMAT, 1), 100)) {
            case 1, 4 -> Facts.Numbers.UNSIGNED;
            case 2 -> Facts.Numbers.SIGNED;
            case 3 -> Facts.Numbers.FLOAT;
            default -> throw bytes.bad(ifd.at(), "whole numbers or floats", "complex numbers");
        };
    }

    private List<String> extra(int count) {
        List<Long> kinds = ifd.all(EXTRA);
        List<String> extra = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long kind = i < kinds.size() ? kinds.get(i) : 0;
            if (kind == 1) {
                warnings.add("the colours are multiplied by alpha");
            }
            extra.add(kind == 1 || kind == 2 ? "alpha" : "extra " + (i + 1));
        }
        return extra;
    }
}

package org.prodrome.data.format.dicom;

import java.io.IOException;
import java.util.Optional;
import org.prodrome.data.FormatException;

/**
 * How pixels are stored (PS3.3, section C.7.6.3), checked.
 *
 * @param pixels the element that holds them
 * @param rows 1 to 65535
 * @param columns 1 to 65535
 * @param samples a pixel, 1 or 3
 * @param planar whether a frame's samples lie plane by plane
 * @param allocated bits a sample has room for: 1, 8, 16, 32, or 64 of floating-point numbers
 * @param stored bits of a sample that count
 * @param high the highest of these, counted from 0
 */
record ImageModule(
        Element pixels,
        int rows,
        int columns,
        int samples,
        Photometric photometric,
        boolean planar,
        int frames,
        int allocated,
        int stored,
        int high,
        boolean signed) {

    /** Empty of a data set without pixels. */
    static Optional<ImageModule> of(DataSet set) throws IOException, FormatException {
        Optional<Element> pixels = set.element(Tag.PIXELS)
                .or(() -> set.element(Tag.FLOAT_PIXELS))
                .or(() -> set.element(Tag.DOUBLE_PIXELS));
        if (pixels.isEmpty() || isEmpty(pixels.get())) {
            return Optional.empty();
        }
        return Optional.of(read(set, pixels.get()));
    }

    private static boolean isEmpty(Element pixels) {
        return pixels.content() instanceof Content.Bytes bytes && bytes.length() == 0;
    }

    private static ImageModule read(DataSet set, Element pixels) throws IOException, FormatException {
        int rows = within(set, pixels, Tag.ROWS, 1, 65535);
        int columns = within(set, pixels, Tag.COLUMNS, 1, 65535);
        int frames = set.has(Tag.FRAMES) && set.integer(Tag.FRAMES).isPresent()
                ? within(set, pixels, Tag.FRAMES, 1, Integer.MAX_VALUE)
                : 1;
        Photometric photometric = photometric(set, pixels);
        int samples = set.has(Tag.SAMPLES_PER_PIXEL)
                ? within(set, pixels, Tag.SAMPLES_PER_PIXEL, 1, 4)
                : photometric.samples();
        if (samples != photometric.samples()) {
            throw element(set, pixels, Tag.SAMPLES_PER_PIXEL)
                    .bad(photometric.samples() + ", as " + photometric.term() + " has it", samples + "");
        }
        boolean planar = samples > 1 && set.has(Tag.PLANAR) && within(set, pixels, Tag.PLANAR, 0, 1) == 1;
        int allocated = allocated(set, pixels);
        if (pixels.tag() != Tag.PIXELS) {
            return new ImageModule(
                    pixels,
                    rows,
                    columns,
                    samples,
                    photometric,
                    planar,
                    frames,
                    allocated,
                    allocated,
                    allocated - 1,
                    true);
        }
        int stored = set.has(Tag.BITS_STORED) ? within(set, pixels, Tag.BITS_STORED, 1, allocated) : allocated;
        int high = set.has(Tag.HIGH_BIT) ? within(set, pixels, Tag.HIGH_BIT, stored - 1, allocated - 1) : stored - 1;
        boolean signed = set.has(Tag.PIXEL_REPRESENTATION) && within(set, pixels, Tag.PIXEL_REPRESENTATION, 0, 1) == 1;
        return new ImageModule(
                pixels, rows, columns, samples, photometric, planar, frames, allocated, stored, high, signed);
    }

    private static Photometric photometric(DataSet set, Element pixels) throws IOException, FormatException {
        Optional<String> term = set.text(Tag.PHOTOMETRIC);
        if (term.isEmpty()) {
            throw missing(pixels, Tag.PHOTOMETRIC);
        }
        Element element = element(set, pixels, Tag.PHOTOMETRIC);
        Photometric photometric = Photometric.of(term.get())
                .orElseThrow(() -> element.bad("a photometric interpretation of the standard", "another"));
        if (photometric.samples() == 0) {
            throw element.bad("MONOCHROME1 or 2, PALETTE COLOR, RGB or YBR", photometric.term());
        }
        return photometric;
    }

    private static int allocated(DataSet set, Element pixels) throws IOException, FormatException {
        int allocated = within(set, pixels, Tag.BITS_ALLOCATED, 1, 64);
        boolean good = switch (pixels.tag()) {
            case Tag.FLOAT_PIXELS -> allocated == 32;
            case Tag.DOUBLE_PIXELS -> allocated == 64;
            default -> allocated == 1 || allocated == 8 || allocated == 16 || allocated == 32;
        };
        if (!good) {
            throw element(set, pixels, Tag.BITS_ALLOCATED).bad("1, 8, 16 or 32, or 64 of doubles", allocated + "");
        }
        return allocated;
    }

    private static int within(DataSet set, Element pixels, int tag, int least, int most)
            throws IOException, FormatException {
        int value = set.integer(tag).orElseThrow(() -> missing(pixels, tag));
        if (value < least || value > most) {
            throw element(set, pixels, tag).bad("a number from " + least + " to " + most, value + "");
        }
        return value;
    }

    private static Element element(DataSet set, Element pixels, int tag) {
        return set.element(tag).orElse(pixels);
    }

    private static FormatException missing(Element pixels, int tag) {
        return pixels.source().bad(pixels.at(), Tag.words(tag) + " with the pixels", "none");
    }

    /** Pixels a frame. */
    long area() {
        return (long) rows * columns;
    }

    /** Bytes of a sample, of those that are whole. */
    int bytes() {
        return allocated / 8;
    }

    /** What a sample means once bits that don't count are gone; a sample of 32 bits without sign comes as it is. */
    long value(int bits) {
        int unsignedShift = high + 1 - stored;
        if (stored == 32) {
            return signed ? bits : Integer.toUnsignedLong(bits);
        }
        int left = bits << (31 - high);
        return signed ? left >> (31 - high + unsignedShift) : left >>> (31 - high + unsignedShift);
    }
}

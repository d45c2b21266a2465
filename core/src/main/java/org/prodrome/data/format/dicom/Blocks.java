package org.prodrome.data.format.dicom;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.prodrome.data.FormatException;

/** Decodes some rows of a frame to values that mean something: [channel][row x column]. */
sealed interface Blocks {
    /** Rows that are best read at once. */
    int rowsAtOnce();

    float[][] read(int frame, int row, int rows) throws IOException, FormatException;

    /**
     * Whole numbers.
     *
     * @param scales one for each frame, or a single one for all
     * @param palette colours of stored values
     */
    record Whole(
            ImageModule image,
            Frames frames,
            List<Scale> scales,
            @Nullable Palette palette) implements Blocks {
        @Override
        public int rowsAtOnce() {
            return frames.rowsAtOnce();
        }

        @Override
        public float[][] read(int frame, int row, int rows) throws IOException, FormatException {
            int[][] stored = frames.read(frame, row, rows);
            if (palette != null) {
                return palette.of(image, stored[0]);
            }
            if (frames.isYbr()) {
                int[][] rgb = new int[3][];
                for (int c = 0; c < 3; c++) {
                    rgb[c] = stored[c].clone();
                }
                Colour.toRgb(rgb, Math.min(image.stored(), 31));
                stored = rgb;
            }
            Scale scale = scales.get(Math.min(frame, scales.size() - 1));
            float[][] values = new float[stored.length][stored[0].length];
            for (int c = 0; c < stored.length; c++) {
                for (int i = 0; i < values[c].length; i++) {
                    values[c][i] = (float) scale.of(image.value(stored[c][i]));
                }
            }
            return values;
        }
    }

    /** Floating-point numbers of 32 or 64 bits. */
    record Floating(ImageModule image, Content.Bytes bytes, List<Scale> scales) implements Blocks {
        private static final int MOST_SAMPLES_AT_ONCE = 1 << 20;

        static Floating of(ImageModule image, Content.Bytes bytes, List<Scale> scales) throws FormatException {
            long needed = Math.multiplyExact(image.area() * image.bytes(), (long) image.frames());
            if (bytes.length() < needed) {
                throw image.pixels().bad(needed + " bytes long", bytes.length() + " bytes");
            }
            if (image.samples() != 1) {
                throw image.pixels().bad("grey, as floating-point pixels are", image.samples() + " samples a pixel");
            }
            return new Floating(image, bytes, scales);
        }

        @Override
        public int rowsAtOnce() {
            return Math.max(1, Math.min(image.rows(), MOST_SAMPLES_AT_ONCE / image.columns()));
        }

        @Override
        public float[][] read(int frame, int row, int rows) throws IOException {
            int count = rows * image.columns();
            long first = frame * image.area() + (long) row * image.columns();
            ByteBuffer buffer = bytes.buffer(first * image.bytes(), count * image.bytes());
            float[][] values = new float[1][count];
            for (int i = 0; i < count; i++) {
                values[0][i] = image.bytes() == 4 ? buffer.getFloat() : (float) buffer.getDouble();
            }
            return values;
        }
    }

    /** Opens the pixels of a data set. */
    static Blocks open(PartTen file, ImageModule image, List<Scale> scales) throws IOException, FormatException {
        Element pixels = image.pixels();
        if (pixels.tag() != Tag.PIXELS) {
            if (pixels.content() instanceof Content.Bytes bytes) {
                return Floating.of(image, bytes, scales);
            }
            throw pixels.bad("not compressed", "fragments");
        }
        Palette palette = image.photometric() == Photometric.PALETTE ? Palette.of(file.set(), image) : null;
        Frames frames = switch (pixels.content()) {
            case Content.Bytes bytes -> NativeFrames.of(image, bytes);
            case Content.Fragments fragments -> CodedFrames.of(image, file.syntax(), file.set(), fragments);
            case Content.Items _ -> throw pixels.bad("pixels", "a sequence");
        };
        return new Whole(image, frames, scales, palette);
    }

    /** What pixels are worth, frame by frame where frames differ; a single meaning otherwise. */
    static List<Scale.Meaning> meanings(DataSet set, ImageModule image) throws IOException, FormatException {
        Scale.Meaning none = new Scale.Meaning(Scale.Linear.IDENTITY, "1");
        if (!image.photometric().isGrey()) {
            return List.of(none);
        }
        boolean ct = set.text(Tag.MODALITY).orElse("").equals("CT");
        Optional<Scale.Meaning> own = Scale.of(set, image.signed(), ct);
        if (own.isPresent()) {
            return List.of(own.get());
        }
        List<Scale.Meaning> meanings = new ArrayList<>();
        for (DataSet group : Groups.of(set, Tag.VALUE_TRANSFORMATION, image.frames())) {
            meanings.add(Scale.of(group, image.signed(), ct).orElse(none));
        }
        boolean same = meanings.stream().distinct().count() == 1;
        return meanings.isEmpty() ? List.of(none) : same ? List.of(meanings.getFirst()) : List.copyOf(meanings);
    }
}

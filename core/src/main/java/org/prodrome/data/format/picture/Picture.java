package org.prodrome.data.format.picture;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.prodrome.data.FormatException;
import org.prodrome.data.Image;
import org.prodrome.data.WholeFile;
import org.prodrome.data.format.Contents;
import org.prodrome.data.format.Part;

/**
 * PNG, JPEG (baseline, progressive) and TIFF. Samples are the whole numbers of the file, turned upright as EXIF or TIFF
 * says; a palette's are its colours, a JPEG's are red, green and blue, alpha is a channel. Neither gamma nor an ICC
 * profile is applied. Pages of a TIFF that are alike make a volume, others stand each for itself.
 */
public final class Picture {
    private Picture() {}

    public static boolean recognises(byte[] head, String name) {
        boolean named = name.endsWith(".png")
                || name.endsWith(".jpg")
                || name.endsWith(".jpeg")
                || name.endsWith(".tif")
                || name.endsWith(".tiff");
        return Kind.of(head).isPresent() || Kind.stranger(head).isPresent() || named;
    }

    /** @throws FormatException if the file is no picture of these kinds, or too large to be decoded */
    public static Contents contents(Path path) throws IOException, FormatException {
        byte[] head;
        try (InputStream in = Files.newInputStream(path)) {
            head = in.readNBytes(16);
        }
        Optional<Kind> kind = Kind.of(head);
        if (kind.isEmpty()) {
            String got = Kind.stranger(head)
                    .map(name -> name + ", which is not read")
                    .orElse("another beginning");
            throw new FormatException(path + ", byte 0", "PNG, JPEG or TIFF", head.length == 0 ? "an empty file" : got);
        }
        List<Facts> pages;
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            Bytes bytes = new Bytes(path, file);
            pages = switch (kind.get()) {
                case PNG -> List.of(Png.facts(bytes));
                case JPEG -> List.of(Jpeg.facts(bytes));
                case TIFF -> Tiff.pages(bytes);
            };
        }
        Set<String> encodings = new LinkedHashSet<>();
        Set<String> warnings = new LinkedHashSet<>();
        for (Facts page : pages) {
            encodings.add(page.words());
            warnings.addAll(page.warnings());
        }
        return new Contents(
                kind.get().name(),
                encodings.stream().collect(Collectors.joining(", ")),
                parts(path, kind.get(), pages),
                Contents.Origin.UNKNOWN,
                List.of(),
                List.copyOf(warnings));
    }

    private static List<Part> parts(Path path, Kind kind, List<Facts> pages) throws FormatException {
        Facts first = pages.getFirst();
        long samples = (long) first.width() * first.height() * first.names().size() * pages.size();
        boolean stack = pages.size() > 1
                && samples <= Part.MOST_SAMPLES
                && pages.stream().allMatch(first::like);
        if (stack) {
            return List.of(new Part(
                    "",
                    Part.Kind.VOLUME,
                    List.of(first.names().size(), pages.size(), first.uprightHeight(), first.uprightWidth()),
                    OptionalDouble.empty(),
                    List.of(),
                    List.of(),
                    first.channels(),
                    new Stack(path, kind, pages)));
        }
        List<Part> parts = new ArrayList<>();
        for (Facts page : pages) {
            String name = pages.size() == 1 ? "" : "page " + (page.page() + 1);
            parts.add(Part.image(name, page.uprightHeight(), page.uprightWidth(), List.of(), page.channels(), sink -> {
                try (Decoder decoder = new Decoder(path, kind)) {
                    decoder.decode(page).to(sink);
                }
            }));
        }
        return parts;
    }

    /**
     * Writes a PNG of 8 bits if all samples are whole numbers of 0 to 255, else of 16 bits. What was there stays until
     * the new file is whole.
     *
     * @throws IllegalArgumentException if a sample is no whole number of 0 to 65535, or the channels are not grey or
     *     colour, with or without alpha
     */
    public static void write(Path path, Image image) throws IOException {
        int bands = image.channels().size();
        float largest = 0;
        for (float sample : image.samples()) {
            if (!(sample >= 0 && sample <= 65535) || sample != Math.rint(sample)) {
                throw new IllegalArgumentException("PNG: expected whole numbers of 0 to 65535, got " + sample);
            }
            largest = Math.max(largest, sample);
        }
        if (bands > 4) {
            throw new IllegalArgumentException("PNG: expected 1 to 4 channels, got " + bands);
        }
        BufferedImage picture = picture(image.width(), image.height(), bands, largest > 255);
        int plane = image.height() * image.width();
        float[] row = new float[image.width()];
        for (int band = 0; band < bands; band++) {
            for (int y = 0; y < image.height(); y++) {
                System.arraycopy(image.samples(), band * plane + y * image.width(), row, 0, row.length);
                picture.getRaster().setSamples(0, y, image.width(), 1, band, row);
            }
        }
        WholeFile.write(path, out -> {
            try (var stream = new MemoryCacheImageOutputStream(out)) {
                ImageIO.write(picture, "png", stream);
            }
        });
    }

    private static BufferedImage picture(int width, int height, int bands, boolean deep) {
        ColorSpace space = ColorSpace.getInstance(bands <= 2 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB);
        boolean alpha = bands % 2 == 0;
        ColorModel model = new ComponentColorModel(
                space,
                alpha,
                false,
                alpha ? ColorModel.TRANSLUCENT : ColorModel.OPAQUE,
                deep ? DataBuffer.TYPE_USHORT : DataBuffer.TYPE_BYTE);
        WritableRaster raster = model.createCompatibleWritableRaster(width, height);
        return new BufferedImage(model, raster, false, null);
    }
}

package org.prodrome.data.format.dicom;

import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.prodrome.data.FormatException;

/** Decodes one JPEG image (ITU-T T.81): sequential and progressive of 8 bits, sequential of 12, lossless. */
final class Jpeg {
    /** A block of one colour takes a bit or two. */
    private static final long MOST_PIXELS_A_BYTE = 2048;

    private final CodedFrames.Coded coded;
    private final ImageModule image;
    private final JpegHeader header;

    private Jpeg(CodedFrames.Coded coded, ImageModule image, JpegHeader header) {
        this.coded = coded;
        this.image = image;
        this.header = header;
    }

    static Jpeg of(CodedFrames.Coded coded, ImageModule image) throws FormatException {
        JpegHeader header = JpegHeader.of(coded);
        if (header.height() != image.rows() || header.width() != image.columns()) {
            throw coded.bad(
                    header.at(),
                    "a JPEG image of " + image.rows() + " x " + image.columns(),
                    header.height() + " x " + header.width());
        }
        if (header.components().size() != image.samples() || header.precision() > image.allocated()) {
            throw coded.bad(
                    header.at(),
                    "a JPEG image of " + image.samples() + " components of at most " + image.allocated() + " bits",
                    header.components().size() + " of " + header.precision());
        }
        long most = header.process() == JpegHeader.Coding.LOSSLESS ? Byte.SIZE : MOST_PIXELS_A_BYTE;
        if (coded.bytes().length * most < image.area()) {
            throw coded.bad(0, "a JPEG image of " + image.area() + " pixels", coded.bytes().length + " bytes");
        }
        return new Jpeg(coded, image, header);
    }

    /** Whether the planes are luminance and differences: by the stream's own marks, or else by the data set. */
    boolean isYbr() {
        return image.samples() == 3 && header.isYbr(image.photometric());
    }

    /** [component][row x column] */
    int[][] decode() throws IOException, FormatException {
        try {
            return switch (header.process()) {
                case BASELINE, EXTENDED, PROGRESSIVE ->
                    header.precision() == 8 ? lossy() : new HuffmanJpeg(coded, header).decode();
                case LOSSLESS -> new HuffmanJpeg(coded, header).decode();
            };
        } catch (RuntimeException e) {
            throw coded.bad(
                    0,
                    "a JPEG image",
                    "one that does not decode (" + e.getClass().getSimpleName() + ")");
        }
    }

    private int[][] lossy() throws IOException, FormatException {
        ImageReader reader = platform();
        String[] complaint = {""};
        reader.addIIOReadWarningListener((IIOReadWarningListener) (_, warning) -> {
            if (warning.contains("remature") || warning.contains("bad Huffman code")) {
                complaint[0] = warning;
            }
        });
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(coded.bytes()))) {
            reader.setInput(in, true, true);
            Raster raster = reader.readRaster(0, null);
            if (!complaint[0].isEmpty()) {
                throw coded.bad(0, "a whole JPEG image", complaint[0]);
            }
            return planes(raster);
        } catch (IIOException e) {
            throw coded.bad(0, "a JPEG image", "one that does not decode");
        } finally {
            reader.dispose();
        }
    }

    private static ImageReader platform() {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (reader.getClass().getName().startsWith("com.sun.imageio.")) {
                return reader;
            }
        }
        throw new AssertionError("every Java platform reads JPEG");
    }

    private int[][] planes(Raster raster) throws FormatException {
        if (raster.getWidth() != image.columns()
                || raster.getHeight() != image.rows()
                || raster.getNumBands() != image.samples()) {
            throw coded.bad(0, "a JPEG image of the claimed size", "another");
        }
        int[][] planes = new int[image.samples()][];
        for (int c = 0; c < planes.length; c++) {
            planes[c] = raster.getSamples(
                    raster.getMinX(), raster.getMinY(), image.columns(), image.rows(), c, new int[(int) image.area()]);
        }
        return planes;
    }
}

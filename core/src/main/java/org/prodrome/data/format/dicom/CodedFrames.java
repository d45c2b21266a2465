package org.prodrome.data.format.dicom;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.prodrome.data.FormatException;

/** Frames that are compressed one by one (PS3.5, section 8.2 and annex A.4). */
final class CodedFrames implements Frames {
    /** A frame of more samples is refused, for it can only be decoded as a whole. */
    static final int MOST_SAMPLES = 1 << 26;

    private final ImageModule image;
    private final TransferSyntax syntax;
    private final FrameIndex index;
    private boolean ybr;
    private int lastFrame = -1;
    private int[][] last = {};

    private CodedFrames(ImageModule image, TransferSyntax syntax, FrameIndex index) {
        this.image = image;
        this.syntax = syntax;
        this.index = index;
    }

    static CodedFrames of(ImageModule image, TransferSyntax syntax, DataSet set, Content.Fragments fragments)
            throws IOException, FormatException {
        if (image.area() * image.samples() > MOST_SAMPLES) {
            throw image.pixels()
                    .bad(
                            "compressed frames of at most " + MOST_SAMPLES + " samples",
                            "frames of " + image.area() * image.samples());
        }
        if (syntax.codec() == TransferSyntax.Codec.NONE || syntax.codec() == TransferSyntax.Codec.NATIVE) {
            throw image.pixels().bad("in a compression that is read", syntax.title());
        }
        return new CodedFrames(image, syntax, FrameIndex.of(image, set, fragments));
    }

    @Override
    public int rowsAtOnce() {
        return image.rows();
    }

    @Override
    public boolean isYbr() {
        return ybr;
    }

    @Override
    public int[][] read(int frame, int row, int rows) throws IOException, FormatException {
        if (frame != lastFrame) {
            last = decode(frame);
            lastFrame = frame;
        }
        return last;
    }

    private int[][] decode(int frame) throws IOException, FormatException {
        List<Content.Bytes> fragments = index.fragments(frame);
        byte[] bytes = FrameIndex.together(image, fragments);
        Content.Bytes first = fragments.getFirst();
        Coded coded = new Coded(bytes, first.source(), first.at());
        ybr = image.photometric().isYbr();
        return switch (syntax.codec()) {
            case RLE -> Rle.decode(coded, image);
            case PLAIN -> plain(bytes, first);
            case DEFLATE -> plain(inflated(bytes, first), first);
            case JPEG -> {
                Jpeg jpeg = Jpeg.of(coded, image);
                ybr = jpeg.isYbr();
                yield jpeg.decode();
            }
            case JPEG_LS -> JpegLs.decode(coded, image);
            case JPEG_2000 -> {
                Jpeg2000.Decoded decoded = Jpeg2000.decode(coded, image, syntax);
                ybr = ybr && !decoded.colour();
                yield decoded.planes();
            }
            case NATIVE, NONE -> throw new AssertionError("refused when it was opened");
        };
    }

    private byte[] inflated(byte[] bytes, Content.Bytes first) throws IOException, FormatException {
        Source source = new Source.Memory(first.source().name() + ", frame", bytes, bytes.length);
        return Inflation.raw(source, 0, bytes.length, 4 * MOST_SAMPLES);
    }

    /** One frame as if it were the only one and not compressed. */
    private int[][] plain(byte[] bytes, Content.Bytes first) throws IOException, FormatException {
        ImageModule single = new ImageModule(
                image.pixels(),
                image.rows(),
                image.columns(),
                image.samples(),
                image.photometric(),
                image.planar(),
                1,
                image.allocated(),
                image.stored(),
                image.high(),
                image.signed());
        Content.Bytes content = new Content.Bytes(
                new Source.Memory(first.source().name(), bytes, bytes.length), 0, bytes.length, first.order());
        return NativeFrames.of(single, content).read(0, 0, image.rows());
    }

    /**
     * A frame's compressed bytes.
     *
     * @param at where they begin in their source
     */
    record Coded(byte[] bytes, Source source, long at) {
        FormatException bad(int offset, String expected, String got) {
            return source.bad(at + offset, expected, got);
        }

        int u8(int offset) throws FormatException {
            if (offset < 0 || offset >= bytes.length) {
                throw bad(bytes.length, "more of a compressed frame", "its end");
            }
            return bytes[offset] & 0xff;
        }

        int u16(int offset) throws FormatException {
            return u8(offset) << 8 | u8(offset + 1);
        }

        int i32(int offset) throws FormatException {
            return u16(offset) << 16 | u16(offset + 2);
        }

        long u32(int offset) throws FormatException {
            return Integer.toUnsignedLong(i32(offset));
        }

        /** The same from some byte on. */
        Coded from(int start) {
            return start == 0 ? this : new Coded(Arrays.copyOfRange(bytes, start, bytes.length), source, at + start);
        }

        /** What follows a marker and the length and bytes of its segment. */
        int afterSegment(int marker) throws FormatException {
            int length = u16(marker + 2);
            if (u8(marker) != 0xff || length < 2) {
                throw bad(marker, "a segment of a JPEG 2000 codestream", "something else");
            }
            return marker + 2 + length;
        }
    }
}

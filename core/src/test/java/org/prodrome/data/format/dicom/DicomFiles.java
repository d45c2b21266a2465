package org.prodrome.data.format.dicom;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Builds DICOM files element by element, good and bad. */
final class DicomFiles {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final boolean explicit;
    private final ByteOrder order;

    private DicomFiles(boolean explicit, ByteOrder order) {
        this.explicit = explicit;
        this.order = order;
    }

    /** A data set without anything before it. */
    static DicomFiles bare(boolean explicit, ByteOrder order) {
        return new DicomFiles(explicit, order);
    }

    static DicomFiles little() {
        return bare(true, ByteOrder.LITTLE_ENDIAN);
    }

    DicomFiles text(int tag, Vr vr, String value) {
        return bytes(tag, vr, value.getBytes(StandardCharsets.UTF_8));
    }

    DicomFiles us(int tag, int... values) {
        ByteBuffer buffer = ByteBuffer.allocate(2 * values.length).order(order);
        for (int value : values) {
            buffer.putShort((short) value);
        }
        return bytes(tag, Vr.US, buffer.array());
    }

    DicomFiles words(int tag, int... values) {
        ByteBuffer buffer = ByteBuffer.allocate(2 * values.length).order(order);
        for (int value : values) {
            buffer.putShort((short) value);
        }
        return bytes(tag, Vr.OW, buffer.array());
    }

    DicomFiles bytes(int tag, Vr vr, byte... value) {
        byte[] even = Arrays.copyOf(value, value.length + 1 & ~1);
        if (even.length > value.length && vr.isText() && vr != Vr.UI) {
            even[value.length] = ' ';
        }
        head(tag, vr, even.length);
        out.writeBytes(even);
        return this;
    }

    /** A sequence of items of undefined length. */
    DicomFiles sequence(int tag, DicomFiles... items) {
        head(tag, Vr.SQ, -1);
        for (DicomFiles item : items) {
            mark(Tag.ITEM, -1);
            out.writeBytes(item.out.toByteArray());
            mark(Tag.ITEM_END, 0);
        }
        return mark(Tag.SEQUENCE_END, 0);
    }

    /** Encapsulated pixels with an empty offset table. */
    DicomFiles fragments(byte[]... fragments) {
        head(Tag.PIXELS, Vr.OB, -1);
        mark(Tag.ITEM, 0);
        for (byte[] fragment : fragments) {
            mark(Tag.ITEM, fragment.length);
            out.writeBytes(fragment);
        }
        return mark(Tag.SEQUENCE_END, 0);
    }

    DicomFiles head(int tag, Vr vr, int length) {
        number(Tag.group(tag));
        number(tag & 0xffff);
        if (!explicit) {
            return wide(length);
        }
        out.writeBytes(vr.name().getBytes(StandardCharsets.US_ASCII));
        number(vr.wide() ? 0 : length);
        return vr.wide() ? wide(length) : this;
    }

    DicomFiles mark(int tag, int length) {
        number(Tag.group(tag));
        number(tag & 0xffff);
        return wide(length);
    }

    private void number(int value) {
        out.writeBytes(
                ByteBuffer.allocate(2).order(order).putShort((short) value).array());
    }

    private DicomFiles wide(int value) {
        out.writeBytes(ByteBuffer.allocate(4).order(order).putInt(value).array());
        return this;
    }

    /** What an image of 16-bit grey pixels needs. */
    DicomFiles grey(int rows, int columns) {
        return us(Tag.SAMPLES_PER_PIXEL, 1)
                .text(Tag.PHOTOMETRIC, Vr.CS, "MONOCHROME2")
                .us(Tag.ROWS, rows)
                .us(Tag.COLUMNS, columns)
                .us(Tag.BITS_ALLOCATED, 16)
                .us(Tag.BITS_STORED, 16)
                .us(Tag.HIGH_BIT, 15)
                .us(Tag.PIXEL_REPRESENTATION, 0);
    }

    /** What an image of 8-bit colours needs. */
    DicomFiles colour(int rows, int columns, String photometric, int planar) {
        return us(Tag.SAMPLES_PER_PIXEL, 3)
                .text(Tag.PHOTOMETRIC, Vr.CS, photometric)
                .us(Tag.PLANAR, planar)
                .us(Tag.ROWS, rows)
                .us(Tag.COLUMNS, columns)
                .us(Tag.BITS_ALLOCATED, 8)
                .us(Tag.BITS_STORED, 8)
                .us(Tag.HIGH_BIT, 7)
                .us(Tag.PIXEL_REPRESENTATION, 0);
    }

    byte[] set() {
        return out.toByteArray();
    }

    /** With preamble and file meta information. */
    byte[] file(TransferSyntax syntax) {
        return file(syntax, set());
    }

    static byte[] file(TransferSyntax syntax, byte[] set) {
        DicomFiles meta = little().text(Tag.TRANSFER_SYNTAX, Vr.UI, syntax.uid());
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(new byte[128]);
        file.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
        file.writeBytes(meta.set());
        file.writeBytes(set);
        return file.toByteArray();
    }

    static Path write(Path folder, byte[] bytes) throws IOException {
        return Files.write(folder.resolve("made.dcm"), bytes);
    }
}

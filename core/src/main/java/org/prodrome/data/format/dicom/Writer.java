package org.prodrome.data.format.dicom;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import org.prodrome.data.FormatException;
import org.prodrome.data.WholeFile;

/**
 * Writes Part 10 files: explicit value representations, little endian; compressed pixels stay as they are. The whole
 * file or none of it.
 */
final class Writer {
    private static final int CHUNK = 1 << 16;
    private static final int UNDEFINED = -1;
    private static final String IMPLEMENTATION = "2.25.187204312885301928817163527719345028161";

    /** Elements whose numbers are signed as pixels are. */
    private static final Set<Integer> AS_PIXELS = Set.of(
            0x00280106,
            0x00280107,
            0x00280108,
            0x00280109,
            0x00280110,
            0x00280111,
            0x00280120,
            0x00280121,
            0x00409211,
            0x00409216,
            0x00603004,
            0x00603006);

    private final OutputStream out;
    private final boolean signed;
    private final int allocated;

    private Writer(OutputStream out, boolean signed, int allocated) {
        this.out = out;
        this.signed = signed;
        this.allocated = allocated;
    }

    /** @param syntax how pixels are compressed */
    static void write(Path path, DataSet set, TransferSyntax syntax) throws IOException, FormatException {
        TransferSyntax written = syntax.codec() == TransferSyntax.Codec.NATIVE ? TransferSyntax.EXPLICIT : syntax;
        WholeFile.<FormatException>write(path, out -> write(out, set, written));
    }

    private static void write(OutputStream out, DataSet set, TransferSyntax syntax)
            throws IOException, FormatException {
        boolean signed = set.integer(Tag.PIXEL_REPRESENTATION).orElse(0) == 1;
        int allocated = set.integer(Tag.BITS_ALLOCATED).orElse(0);
        ByteArrayOutputStream meta = new ByteArrayOutputStream();
        new Writer(meta, false, 0).elements(meta(set, syntax));
        out.write(new byte[128]);
        out.write("DICM".getBytes(StandardCharsets.US_ASCII));
        Writer writer = new Writer(out, signed, allocated);
        writer.head(0x00020000, Vr.UL, 4);
        writer.u32(meta.size());
        meta.writeTo(out);
        writer.elements(set);
    }

    private static DataSet meta(DataSet set, TransferSyntax syntax) throws IOException, FormatException {
        NavigableMap<Integer, Element> meta = DataSet.sorted();
        put(meta, 0x00020001, Vr.OB, new byte[] {0, 1});
        set.text(Tag.SOP_CLASS).ifPresent(uid -> put(meta, 0x00020002, Vr.UI, ascii(uid)));
        set.text(Tag.SOP_INSTANCE).ifPresent(uid -> put(meta, 0x00020003, Vr.UI, ascii(uid)));
        put(meta, Tag.TRANSFER_SYNTAX, Vr.UI, ascii(syntax.uid()));
        put(meta, 0x00020012, Vr.UI, ascii(IMPLEMENTATION));
        put(meta, 0x00020013, Vr.SH, ascii("PRODROME"));
        return new DataSet(meta, Texts.DEFAULT);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static void put(NavigableMap<Integer, Element> into, int tag, Vr vr, byte[] value) {
        Content.Bytes content = Content.Bytes.of(value);
        into.put(tag, new Element(tag, vr, content.source(), 0, content));
    }

    private void elements(DataSet set) throws IOException {
        for (Element element : set.elements()) {
            switch (element.content()) {
                case Content.Bytes bytes -> value(element, bytes);
                case Content.Items items -> items(element, items.sets());
                case Content.Fragments fragments -> fragments(element, fragments);
            }
        }
    }

    private void value(Element element, Content.Bytes bytes) throws IOException {
        Vr vr = element.vr() == Vr.US && signed && AS_PIXELS.contains(element.tag()) ? Vr.SS : element.vr();
        long even = bytes.length() + 1 & ~1L;
        head(element.tag(), !vr.wide() && even > 0xffff ? Vr.UN : vr, (int) even);
        int unit = element.tag() == Tag.PIXELS ? Math.max(vr.unit(), allocated / 8) : vr.unit();
        boolean turned = bytes.order() == ByteOrder.BIG_ENDIAN && unit > 1;
        copy(bytes, turned ? unit : 1);
        if (even > bytes.length()) {
            out.write(vr.isText() && vr != Vr.UI ? ' ' : 0);
        }
    }

    private void copy(Content.Bytes bytes, int unit) throws IOException {
        for (long at = 0; at < bytes.length(); at += CHUNK) {
            byte[] chunk = bytes.part(at, (int) Math.min(CHUNK, bytes.length() - at));
            for (int i = 0; unit > 1 && i + unit <= chunk.length; i += unit) {
                for (int a = i, b = i + unit - 1; a < b; a++, b--) {
                    byte kept = chunk[a];
                    chunk[a] = chunk[b];
                    chunk[b] = kept;
                }
            }
            out.write(chunk);
        }
    }

    private void items(Element element, List<DataSet> sets) throws IOException {
        head(element.tag(), Vr.SQ, UNDEFINED);
        for (DataSet set : sets) {
            mark(Tag.ITEM, UNDEFINED);
            elements(set);
            mark(Tag.ITEM_END, 0);
        }
        mark(Tag.SEQUENCE_END, 0);
    }

    private void fragments(Element element, Content.Fragments fragments) throws IOException {
        head(element.tag(), Vr.OB, UNDEFINED);
        mark(Tag.ITEM, (int) fragments.table().length());
        copy(fragments.table(), 1);
        for (Content.Bytes fragment : fragments.fragments()) {
            mark(Tag.ITEM, (int) fragment.length());
            copy(fragment, 1);
        }
        mark(Tag.SEQUENCE_END, 0);
    }

    private void head(int tag, Vr vr, int length) throws IOException {
        u16(Tag.group(tag));
        u16(tag & 0xffff);
        out.write(ascii(vr.name()));
        if (vr.wide()) {
            u16(0);
            u32(length);
        } else {
            u16(length);
        }
    }

    private void mark(int tag, int length) throws IOException {
        u16(Tag.group(tag));
        u16(tag & 0xffff);
        u32(length);
    }

    private void u16(int value) throws IOException {
        out.write(value);
        out.write(value >> 8);
    }

    private void u32(int value) throws IOException {
        out.write(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array());
    }
}

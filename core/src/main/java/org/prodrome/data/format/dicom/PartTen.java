package org.prodrome.data.format.dicom;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.prodrome.data.FormatException;
import org.prodrome.data.format.Magic;
import org.prodrome.data.format.dicom.TransferSyntax.Encoding;

/**
 * A DICOM file (PS3.10, section 7), with its preamble and its file meta information, or without one or both.
 *
 * @param warnings what was put right
 */
record PartTen(Source source, TransferSyntax syntax, DataSet meta, DataSet set, List<String> warnings) {
    private static final int PREAMBLE = 128;

    static PartTen open(Path path) throws IOException, FormatException {
        Source source = new Source.OnDisk(path);
        byte[] head = source.bytes(0, (int) Math.min(4096, source.length()));
        if (isGzip(head)) {
            return parse(Inflation.gzip(source));
        }
        return parse(source);
    }

    static boolean isGzip(byte[] head) {
        return head.length > 18 && (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b;
    }

    /** Whether a compressed file's beginning holds a DICOM file. */
    static boolean isZipped(byte[] head) {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(head))) {
            return isMarked(in.readNBytes(PREAMBLE + 4));
        } catch (IOException e) {
            return false;
        }
    }

    static boolean isMarked(byte[] head) {
        return Magic.has(head, PREAMBLE, "DICM");
    }

    /** How the elements are written that begin here, if it looks as if some did. */
    static Optional<Encoding> guess(byte[] head, int at) {
        if (head.length < at + 8) {
            return Optional.empty();
        }
        int little = (head[at] & 0xff) | (head[at + 1] & 0xff) << 8;
        int big = (head[at] & 0xff) << 8 | (head[at + 1] & 0xff);
        boolean written = Vr.named(new String(head, at + 4, 2, StandardCharsets.ISO_8859_1)) != null;
        if (written) {
            return Optional.of(Integer.compareUnsigned(little, big) <= 0 ? Encoding.EXPLICIT : Encoding.BIG);
        }
        long length = Integer.toUnsignedLong(
                ByteBuffer.wrap(head, at + 4, 4).order(ByteOrder.LITTLE_ENDIAN).getInt());
        return (little > 0 && little <= 0x00ff && length < 1 << 16) || length == 0xffffffffL
                ? Optional.of(Encoding.IMPLICIT)
                : Optional.empty();
    }

    private static PartTen parse(Source source) throws IOException, FormatException {
        byte[] head = source.bytes(0, (int) Math.min(4096, source.length()));
        boolean chance = guess(head, PREAMBLE + 4).isEmpty() && guess(head, 0).isPresent();
        boolean marked = isMarked(head) && !chance;
        List<String> warnings = new ArrayList<>();
        if (!marked) {
            warnings.add("the file lacks the preamble and prefix of DICOM Part 10");
        }
        Parser front = new Parser(source, marked ? PREAMBLE + 4 : 0);
        DataSet meta = front.group(2);
        TransferSyntax syntax = syntax(source, meta, front.at(), warnings);
        Source body = syntax == TransferSyntax.DEFLATED ? Inflation.raw(source, front.at()) : source;
        Parser parser = new Parser(body, syntax == TransferSyntax.DEFLATED ? 0 : front.at());
        DataSet set = parser.all(syntax.encoding());
        if (set.elements().isEmpty()) {
            throw body.bad(parser.at(), "data elements", "none");
        }
        warnings.addAll(front.warnings());
        warnings.addAll(parser.warnings());
        return new PartTen(body, syntax, meta, set, List.copyOf(warnings));
    }

    private static TransferSyntax syntax(Source source, DataSet meta, long at, List<String> warnings)
            throws IOException, FormatException {
        byte[] head = source.bytes(at, (int) Math.min(16, source.length() - at));
        Optional<Encoding> seen = guess(head, 0);
        Optional<String> uid = meta.text(Tag.TRANSFER_SYNTAX);
        if (uid.isEmpty()) {
            Encoding guessed = seen.orElseThrow(() -> source.bad(
                    at, "a data element of DICOM", head.length == 0 ? "the end of the file" : "something else"));
            warnings.add("the file names no transfer syntax; " + of(guessed).title() + " is inferred");
            return of(guessed);
        }
        TransferSyntax syntax = TransferSyntax.of(uid.get())
                .orElseThrow(() -> meta.element(Tag.TRANSFER_SYNTAX)
                        .orElseThrow()
                        .bad("a transfer syntax of the standard", Privacy.uid(uid.get())));
        if (syntax == TransferSyntax.GE_PRIVATE) {
            throw meta.element(Tag.TRANSFER_SYNTAX)
                    .orElseThrow()
                    .bad("a transfer syntax of the standard", syntax.title() + " " + syntax.uid());
        }
        boolean contradicts = syntax != TransferSyntax.DEFLATED
                && syntax.codec() == TransferSyntax.Codec.NATIVE
                && seen.isPresent()
                && contradicts(syntax.encoding(), seen.get(), head);
        if (contradicts) {
            warnings.add("the data set is written as " + of(seen.get()).title() + ", not as " + syntax.title()
                    + " as the file says");
            return of(seen.get());
        }
        return syntax;
    }

    /** Byte orders are only told apart where the data set begins as nearly all do, with group 8. */
    private static boolean contradicts(Encoding said, Encoding seen, byte[] head) {
        int group = seen.order() == ByteOrder.BIG_ENDIAN
                ? ((head[0] & 0xff) << 8) | (head[1] & 0xff)
                : ((head[1] & 0xff) << 8) | (head[0] & 0xff);
        return said.order() == seen.order() ? said != seen : group == 8;
    }

    private static TransferSyntax of(Encoding encoding) {
        return switch (encoding) {
            case IMPLICIT -> TransferSyntax.IMPLICIT;
            case EXPLICIT -> TransferSyntax.EXPLICIT;
            case BIG -> TransferSyntax.BIG_ENDIAN;
        };
    }
}

package org.prodrome.data.format.dicom;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.prodrome.data.FormatException;
import org.prodrome.data.format.dicom.TransferSyntax.Encoding;

/** Reads data elements (PS3.5, section 7). Trusts no length beyond the source's own, and bounds nesting and number. */
final class Parser {
    private static final int DEEPEST = 40;
    private static final int MOST_ELEMENTS = 1 << 21;
    private static final long UNDEFINED = 0xffffffffL;

    private final Source source;
    private final Set<String> warnings = new LinkedHashSet<>();
    private long at;
    private int elements;

    /** A data element's head: what stands before its value. */
    private record Head(long at, int tag, Vr vr, long length, boolean implicit) {}

    Parser(Source source, long at) {
        this.source = source;
        this.at = at;
    }

    /** Where the next byte is read. */
    long at() {
        return at;
    }

    /** What was put right, or passed over. */
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** Reads the elements of one group that stand here, such as the file meta information. */
    DataSet group(int group) throws IOException, FormatException {
        NavigableMap<Integer, Element> found = DataSet.sorted();
        while (at + 8 <= source.length() && Tag.group(tag(Encoding.EXPLICIT.order())) == group) {
            Element element = element(head(Encoding.EXPLICIT, source.length()), Encoding.EXPLICIT, Texts.DEFAULT, 0);
            found.put(element.tag(), element);
        }
        return new DataSet(found, Texts.DEFAULT);
    }

    /** Reads a data set up to the end of the source. */
    DataSet all(Encoding encoding) throws IOException, FormatException {
        return set(source.length(), false, encoding, Texts.DEFAULT, 0);
    }

    /** @param delimited whether the set ends at an item delimiter rather than at {@code end} */
    private DataSet set(long end, boolean delimited, Encoding encoding, Texts outer, int depth)
            throws IOException, FormatException {
        if (depth > DEEPEST) {
            throw source.bad(at, "sequences nested at most " + DEEPEST + " deep", "deeper ones");
        }
        NavigableMap<Integer, Element> found = DataSet.sorted();
        Texts texts = outer;
        int last = 0;
        while (at < end) {
            if (depth == 0 && isPadding(end)) {
                break;
            }
            Head head = head(encoding, end);
            if (head.tag() == Tag.ITEM_END && delimited) {
                return new DataSet(found, texts);
            }
            if (head.tag() == Tag.ITEM_END || head.tag() == Tag.SEQUENCE_END) {
                stray(head);
                continue;
            }
            if (Integer.compareUnsigned(head.tag(), last) <= 0) {
                warnings.add("data elements are out of order or twice there; of two, the later is read");
            }
            last = head.tag();
            Element element = element(head, encoding, texts, depth);
            found.put(element.tag(), element);
            if (element.tag() == Tag.CHARACTER_SET) {
                texts = Texts.of(new DataSet(found, texts).texts(Tag.CHARACTER_SET));
            }
        }
        if (delimited) {
            throw source.bad(at, "an item delimiter " + Tag.words(Tag.ITEM_END), "the end of what holds the item");
        }
        return new DataSet(found, texts);
    }

    private void stray(Head head) throws FormatException {
        if (head.length() != 0) {
            throw source.bad(head.at(), "a data element", "a delimiter of " + head.length() + " bytes");
        }
        warnings.add("a delimiter stands where no sequence is");
    }

    /** Whether nothing but zeros follows, as some writers pad files. */
    private boolean isPadding(long end) throws IOException {
        if (end - at >= 8 && tag(ByteOrder.LITTLE_ENDIAN) != 0) {
            return false;
        }
        int count = (int) Math.min(end - at, 4096);
        for (byte b : source.bytes(at, count)) {
            if (b != 0) {
                return false;
            }
        }
        if (count >= 8 && elements == 0) {
            return false;
        }
        warnings.add("zeros after the last data element are passed over");
        return true;
    }

    private int tag(ByteOrder order) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(source.bytes(at, 4)).order(order);
        return Short.toUnsignedInt(bytes.getShort()) << 16 | Short.toUnsignedInt(bytes.getShort());
    }

    private Head head(Encoding encoding, long end) throws IOException, FormatException {
        long start = at;
        need(8, end);
        if (++elements > MOST_ELEMENTS) {
            throw source.bad(start, "at most " + MOST_ELEMENTS + " data elements", "more");
        }
        int tag = tag(encoding.order());
        ByteBuffer rest = ByteBuffer.wrap(source.bytes(start + 4, 4)).order(encoding.order());
        at += 8;
        long length = Integer.toUnsignedLong(rest.getInt(0));
        if (Tag.group(tag) == 0xfffe) {
            return new Head(start, tag, Vr.UN, length, true);
        }
        boolean written = isUpper(rest.get(0)) && isUpper(rest.get(1));
        if (!encoding.explicit() || !written) {
            if (encoding.explicit()) {
                warnings.add("some data elements lack the value representation that their transfer syntax asks for");
            }
            return new Head(start, tag, Tag.vr(tag), length, true);
        }
        Vr vr = Vr.named(new String(rest.array(), 0, 2, StandardCharsets.US_ASCII));
        int shortLength = Short.toUnsignedInt(rest.getShort(2));
        if (vr == null) {
            warnings.add("some data elements have a value representation that the standard doesn't know");
        }
        if (vr == null ? shortLength != 0 : !vr.wide()) {
            return new Head(start, tag, vr == null ? Vr.UN : vr, shortLength, false);
        }
        need(4, end);
        length = Integer.toUnsignedLong(
                ByteBuffer.wrap(source.bytes(at, 4)).order(encoding.order()).getInt());
        at += 4;
        return new Head(start, tag, vr == null ? Vr.UN : vr, length, false);
    }

    private static boolean isUpper(byte b) {
        return b >= 'A' && b <= 'Z';
    }

    private void need(int count, long end) throws FormatException {
        if (at + count > end) {
            String holds = end == source.length() ? "the file" : "the sequence or item that holds it";
            throw source.bad(at, "another data element or an end mark", "the end of " + holds);
        }
    }

    private Element element(Head head, Encoding encoding, Texts texts, int depth) throws IOException, FormatException {
        if (Tag.group(head.tag()) == 0xfffe) {
            throw source.bad(head.at(), "a data element", Tag.words(head.tag()) + ", which stands between items");
        }
        boolean unknown = head.vr() == Vr.UN;
        if (head.length() == UNDEFINED) {
            return new Element(
                    head.tag(), undefinedVr(head), source, head.at(), undefined(head, encoding, texts, depth));
        }
        if (at + head.length() > source.length()) {
            throw source.bad(
                    head.at(),
                    head.length() + " bytes of " + Tag.words(head.tag()),
                    (source.length() - at) + " to the end");
        }
        Vr known = unknown ? Tag.vr(head.tag()) : head.vr();
        // Without a written representation a tag may be one whose meaning was another once.
        boolean certain = !unknown && (!head.implicit() || head.length() == 0);
        if (known == Vr.SQ && (certain || startsItem(encoding.order(), at, head.length()))) {
            Encoding inside = unknown && !head.implicit() ? Encoding.IMPLICIT : encoding;
            List<DataSet> items = items(at + head.length(), false, inside, unknown, texts, depth);
            return new Element(head.tag(), Vr.SQ, source, head.at(), new Content.Items(items));
        }
        ByteOrder order = unknown && !head.implicit() ? ByteOrder.LITTLE_ENDIAN : encoding.order();
        Content value = new Content.Bytes(source, at, head.length(), order);
        at += head.length();
        return new Element(head.tag(), known == Vr.SQ ? Vr.UN : known, source, head.at(), value);
    }

    private Vr undefinedVr(Head head) {
        return isPixels(head) ? Vr.OB : Vr.SQ;
    }

    private static boolean isPixels(Head head) {
        return head.tag() == Tag.PIXELS || (head.vr().form() == Vr.Form.BINARY && head.vr() != Vr.UN);
    }

    private Content undefined(Head head, Encoding encoding, Texts texts, int depth)
            throws IOException, FormatException {
        if (isPixels(head)) {
            return fragments(encoding);
        }
        if (head.vr() != Vr.SQ && head.vr() != Vr.UN) {
            throw source.bad(head.at(), Tag.words(head.tag()) + " of a defined length", "an undefined length");
        }
        boolean unknown = head.vr() == Vr.UN && !head.implicit();
        Encoding inside = unknown ? Encoding.IMPLICIT : encoding;
        return new Content.Items(items(source.length(), true, inside, unknown, texts, depth));
    }

    private boolean startsItem(ByteOrder order, long from, long length) throws IOException {
        if (length < 8) {
            return false;
        }
        int little = ByteBuffer.wrap(source.bytes(from, 4))
                .order(ByteOrder.LITTLE_ENDIAN)
                .getInt();
        int other = ByteBuffer.wrap(source.bytes(from, 4)).order(order).getInt();
        return little == 0xe000fffe || other == 0xe000fffe;
    }

    /** @param guess whether items may be written with value representations although their sequence says otherwise */
    private List<DataSet> items(long end, boolean delimited, Encoding encoding, boolean guess, Texts texts, int depth)
            throws IOException, FormatException {
        List<DataSet> items = new ArrayList<>();
        while (at < end) {
            Head head = head(encoding, end);
            if (head.tag() == Tag.SEQUENCE_END && delimited) {
                return items;
            }
            if (head.tag() == Tag.SEQUENCE_END || head.tag() == Tag.ITEM_END) {
                stray(head);
                continue;
            }
            if (head.tag() != Tag.ITEM) {
                throw source.bad(head.at(), "an item " + Tag.words(Tag.ITEM), Tag.words(head.tag()));
            }
            boolean open = head.length() == UNDEFINED;
            if (!open && at + head.length() > end) {
                throw source.bad(head.at(), "an item within its sequence", "one of " + head.length() + " bytes");
            }
            Encoding inside = guess && looksExplicit() ? Encoding.EXPLICIT : encoding;
            items.add(set(open ? end : at + head.length(), open, inside, texts, depth + 1));
        }
        if (delimited) {
            throw source.bad(at, "a sequence delimiter " + Tag.words(Tag.SEQUENCE_END), "the end");
        }
        return items;
    }

    private boolean looksExplicit() throws IOException {
        if (at + 8 > source.length()) {
            return false;
        }
        byte[] head = source.bytes(at, 8);
        return Vr.named(new String(head, 4, 2, StandardCharsets.ISO_8859_1)) != null;
    }

    private Content fragments(Encoding encoding) throws IOException, FormatException {
        Content.@Nullable Bytes table = null;
        List<Content.Bytes> fragments = new ArrayList<>();
        while (true) {
            Head head = head(encoding, source.length());
            if (head.tag() == Tag.SEQUENCE_END) {
                break;
            }
            if (head.tag() != Tag.ITEM || at + head.length() > source.length()) {
                throw source.bad(
                        head.at(),
                        "a fragment " + Tag.words(Tag.ITEM) + " within the file",
                        head.tag() == Tag.ITEM ? "one of " + head.length() + " bytes" : Tag.words(head.tag()));
            }
            Content.Bytes fragment = new Content.Bytes(source, at, head.length(), encoding.order());
            at += head.length();
            if (table == null) {
                table = fragment;
            } else {
                fragments.add(fragment);
            }
        }
        return new Content.Fragments(table == null ? Content.Bytes.of(new byte[0]) : table, fragments);
    }
}

package org.prodrome.data.format.dicom;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.prodrome.data.FormatException;

/** Data elements by their tags. Values are decoded when they are asked for; no message repeats one. */
final class DataSet {
    static final DataSet EMPTY = new DataSet(new TreeMap<>(), Texts.DEFAULT);

    /** A value that is decoded as a whole may have so many bytes. */
    private static final int MOST_BYTES = 1 << 22;

    private final NavigableMap<Integer, Element> elements;
    private final Texts texts;

    /** @param elements by tag, compared as unsigned integers */
    DataSet(SortedMap<Integer, Element> elements, Texts texts) {
        NavigableMap<Integer, Element> sorted = sorted();
        sorted.putAll(elements);
        this.elements = Collections.unmodifiableNavigableMap(sorted);
        this.texts = texts;
    }

    static NavigableMap<Integer, Element> sorted() {
        return new TreeMap<>(Integer::compareUnsigned);
    }

    Collection<Element> elements() {
        return elements.values();
    }

    Texts texts() {
        return texts;
    }

    boolean has(int tag) {
        return elements.containsKey(tag);
    }

    Optional<Element> element(int tag) {
        return Optional.ofNullable(elements.get(tag));
    }

    /** The values of a text, without padding; none of an empty one. */
    List<String> texts(int tag) throws IOException, FormatException {
        Element element = elements.get(tag);
        return element == null ? List.of() : texts(element);
    }

    List<String> texts(Element element) throws IOException, FormatException {
        if (!(element.content() instanceof Content.Bytes bytes) || bytes.length() == 0) {
            return List.of();
        }
        String whole = decode(element, whole(element, bytes));
        if (element.vr().form() == Vr.Form.PROSE) {
            return List.of(whole);
        }
        return Arrays.stream(whole.split("\\\\", -1)).map(String::strip).toList();
    }

    private String decode(Element element, byte[] value) {
        int end = value.length;
        while (end > 0 && (value[end - 1] == 0 || value[end - 1] == ' ')) {
            end--;
        }
        byte[] trimmed = Arrays.copyOf(value, end);
        return element.vr().form() == Vr.Form.ASCII
                ? new String(trimmed, StandardCharsets.ISO_8859_1)
                : texts.decode(trimmed);
    }

    /** The first value, if it isn't empty. */
    Optional<String> text(int tag) throws IOException, FormatException {
        List<String> values = texts(tag);
        return values.isEmpty() || values.getFirst().isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
    }

    OptionalInt integer(int tag) throws IOException, FormatException {
        List<Double> values = numbers(tag);
        if (values.isEmpty()) {
            return OptionalInt.empty();
        }
        double value = values.getFirst();
        Element element = elements.get(tag);
        if (element != null && (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE)) {
            throw element.bad("a whole number of at most " + Integer.MAX_VALUE, "another");
        }
        return OptionalInt.of((int) value);
    }

    Optional<Double> number(int tag) throws IOException, FormatException {
        List<Double> values = numbers(tag);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
    }

    /** Numbers, binary or written out; finite. None of an empty value. */
    List<Double> numbers(int tag) throws IOException, FormatException {
        Element element = elements.get(tag);
        if (element == null || !(element.content() instanceof Content.Bytes bytes) || bytes.length() == 0) {
            return List.of();
        }
        return element.vr().isText() ? written(element) : binary(element, bytes);
    }

    private List<Double> written(Element element) throws IOException, FormatException {
        List<String> values = texts(element);
        if (values.stream().allMatch(String::isEmpty)) {
            return List.of();
        }
        List<Double> numbers = new ArrayList<>(values.size());
        for (String value : values) {
            Double number = number(value);
            if (number == null) {
                throw element.bad("a number", "a text that is none");
            }
            numbers.add(number);
        }
        return numbers;
    }

    private static @Nullable Double number(String value) {
        if (value.isEmpty() || value.length() > 64 || !value.chars().allMatch(c -> "0123456789+-.eE".indexOf(c) >= 0)) {
            return null;
        }
        try {
            double number = Double.parseDouble(value);
            return Double.isFinite(number) ? number : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private List<Double> binary(Element element, Content.Bytes bytes) throws IOException, FormatException {
        ByteBuffer buffer = ByteBuffer.wrap(whole(element, bytes)).order(bytes.order());
        int unit = element.vr().unit();
        if (buffer.capacity() % unit != 0) {
            throw element.bad("numbers of " + unit + " bytes", bytes.length() + " bytes");
        }
        List<Double> numbers = new ArrayList<>(buffer.capacity() / unit);
        while (buffer.hasRemaining()) {
            double number = one(buffer, element.vr());
            if (!Double.isFinite(number)) {
                throw element.bad("a finite number", Double.toString(number));
            }
            numbers.add(number);
        }
        return numbers;
    }

    private static double one(ByteBuffer buffer, Vr vr) {
        return switch (vr) {
            case FL, OF -> buffer.getFloat();
            case FD, OD -> buffer.getDouble();
            case SS -> buffer.getShort();
            case SL -> buffer.getInt();
            case SV, OV, UV -> buffer.getLong();
            case UL, OL -> Integer.toUnsignedLong(buffer.getInt());
            case US, OW, AT -> Short.toUnsignedInt(buffer.getShort());
            case OB, UN, SQ -> Byte.toUnsignedInt(buffer.get());
            case AE, AS, CS, DA, DS, DT, IS, LO, LT, PN, SH, ST, TM, UC, UI, UR, UT ->
                throw new AssertionError("texts are read elsewhere");
        };
    }

    /** The items of a sequence; none of an empty one. */
    List<DataSet> items(int tag) {
        Element element = elements.get(tag);
        return element != null && element.content() instanceof Content.Items items ? items.sets() : List.of();
    }

    /** The first item of a sequence, or an empty data set. */
    DataSet item(int tag) {
        List<DataSet> items = items(tag);
        return items.isEmpty() ? EMPTY : items.getFirst();
    }

    /** The whole value as it is stored. */
    Optional<ByteBuffer> bytes(int tag) throws IOException, FormatException {
        Element element = elements.get(tag);
        if (element == null || !(element.content() instanceof Content.Bytes bytes)) {
            return Optional.empty();
        }
        return Optional.of(ByteBuffer.wrap(whole(element, bytes)).order(bytes.order()));
    }

    private static byte[] whole(Element element, Content.Bytes bytes) throws IOException, FormatException {
        if (bytes.length() > MOST_BYTES) {
            throw element.bad("at most " + MOST_BYTES + " bytes", bytes.length() + "");
        }
        return bytes.part(0, (int) bytes.length());
    }
}

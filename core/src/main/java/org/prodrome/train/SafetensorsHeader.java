package org.prodrome.train;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.prodrome.data.FormatException;
import org.prodrome.graph.Array;
import org.prodrome.graph.ElementType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a {@link Safetensors} file says of its arrays.
 *
 * @param places in the order in which the arrays lie, without gaps, to the file's end
 */
record SafetensorsHeader(Map<String, String> notes, String checksum, List<Place> places) {
    /** What stands for the checksum while it is made. */
    static final String NO_CHECKSUM = "00000000";

    /** Bytes that a header may have. */
    static final int LARGEST = 1 << 26;

    private static final String NOTES = "__metadata__";
    private static final String CHECKSUM = "crc32c";
    private static final int MOST_AXES = 64;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** An array's place in the file. */
    record Place(String name, ElementType type, long[] shape, int bytes) {}

    static byte[] write(SortedMap<String, Array> arrays, Map<String, String> notes, String checksum) {
        ObjectNode header = JSON.createObjectNode();
        ObjectNode written = header.putObject(NOTES);
        notes.forEach(written::put);
        written.put(CHECKSUM, checksum);
        long place = 0;
        for (var entry : arrays.entrySet()) {
            Array array = entry.getValue();
            ObjectNode one = header.putObject(entry.getKey());
            one.put("dtype", dtype(array.type()));
            ArrayNode shape = one.putArray("shape");
            Arrays.stream(array.shape()).forEach(shape::add);
            one.putArray("data_offsets").add(place).add(place += array.data().byteSize());
        }
        return JSON.writeValueAsBytes(header);
    }

    /**
     * Reads a header.
     *
     * @param room bytes of the file after it
     */
    static SafetensorsHeader read(String where, byte[] header, long room) throws FormatException {
        ObjectNode root = parse(where, header);
        JsonNode written = root.remove(NOTES);
        Map<String, String> notes = new LinkedHashMap<>();
        if (written instanceof ObjectNode object) {
            for (var entry : object.properties()) {
                if (!entry.getValue().isString()) {
                    throw new FormatException(
                            where + ", " + NOTES,
                            "strings",
                            "a " + entry.getValue().getNodeType());
                }
                notes.put(entry.getKey(), entry.getValue().asString());
            }
        }
        String checksum = notes.remove(CHECKSUM);
        if (checksum == null || !checksum.matches("[0-9a-f]{8}")) {
            throw new FormatException(where + ", " + NOTES, "a " + CHECKSUM + " of 8 hexadecimal digits", "none");
        }
        return new SafetensorsHeader(notes, checksum, places(where, root, room));
    }

    private static ObjectNode parse(String where, byte[] header) throws FormatException {
        try {
            if (JSON.readTree(header) instanceof ObjectNode root) {
                return root;
            }
            throw new FormatException(where + ", byte 8", "a JSON object", "other JSON");
        } catch (JacksonException e) {
            throw new FormatException(where + ", byte 8", "a JSON object", "none");
        }
    }

    /** The header's bytes as they were when the checksum was made. */
    byte[] withoutChecksum(String where, byte[] header) throws FormatException {
        String text = new String(header, StandardCharsets.ISO_8859_1);
        String field = "\"" + CHECKSUM + "\":\"";
        int at = text.indexOf(field + checksum + "\"");
        if (at < 0) {
            throw new FormatException(
                    where + ", " + NOTES, "a " + CHECKSUM + " written without spaces", "another form");
        }
        int from = at + field.length();
        return (text.substring(0, from) + NO_CHECKSUM + text.substring(from + NO_CHECKSUM.length()))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static List<Place> places(String where, ObjectNode root, long room) throws FormatException {
        List<Place> places = new ArrayList<>();
        long next = 0;
        for (var entry : root.properties()) {
            String at = where + ", array " + printable(entry.getKey());
            JsonNode one = entry.getValue();
            ElementType type = type(at, one.path("dtype").asString(""));
            long[] shape = integers(at + ", shape", one.path("shape"), MOST_AXES);
            long[] offsets = integers(at + ", data_offsets", one.path("data_offsets"), 2);
            int size = size(at, type, shape);
            if (offsets.length != 2 || offsets[0] != next || offsets[1] != next + size || offsets[1] > room) {
                throw new FormatException(
                        at,
                        size + " bytes from " + next + " on, within the " + room + " of the file",
                        "data_offsets " + Arrays.toString(offsets));
            }
            next = offsets[1];
            places.add(new Place(entry.getKey(), type, shape, size));
        }
        if (next != room) {
            throw new FormatException(where, next + " bytes after the header", room + " bytes");
        }
        return places;
    }

    private static String printable(String name) {
        String printable = name.replaceAll("[^\\x20-\\x7e]", "?");
        return printable.length() > 80 ? printable.substring(0, 80) + "..." : printable;
    }

    private static long[] integers(String at, JsonNode list, int most) throws FormatException {
        if (!(list instanceof ArrayNode array) || array.size() > most) {
            throw new FormatException(at, "a list of at most " + most + " integers", "something else");
        }
        long[] values = new long[array.size()];
        for (int i = 0; i < values.length; i++) {
            JsonNode value = array.get(i);
            if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() < 0) {
                throw new FormatException(at, "integers of 0 and above", "something else");
            }
            values[i] = value.asLong();
        }
        return values;
    }

    private static int size(String at, ElementType type, long[] shape) throws FormatException {
        long size = type.bytes();
        for (long length : shape) {
            // What an array on the heap can hold; a longer factor would make it longer, or be of no elements.
            if (length > Integer.MAX_VALUE || size * length > Integer.MAX_VALUE - 8) {
                throw new FormatException(at, "at most 2 GiB", "the shape " + Arrays.toString(shape));
            }
            size *= length;
        }
        return (int) size;
    }

    private static ElementType type(String at, String dtype) throws FormatException {
        for (ElementType type : ElementType.values()) {
            if (dtype(type).equals(dtype)) {
                return type;
            }
        }
        throw new FormatException(at, "a dtype that Prodrome computes with", "'" + printable(dtype) + "'");
    }

    private static String dtype(ElementType type) {
        return switch (type) {
            case FLOAT16 -> "F16";
            case FLOAT32 -> "F32";
            case FLOAT64 -> "F64";
            case INT32 -> "I32";
            case INT64 -> "I64";
            case UINT8 -> "U8";
            case BOOL -> "BOOL";
        };
    }
}

package org.prodrome.data.format;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Builds EDF and BDF files field by field, good and bad. */
final class EdfFiles {
    String version = "0";
    String patient = "X X X X";
    String recording = "Startdate X X X X";
    String reserved = "";
    String records = "";
    String duration = "1";
    String headerBytes = "";
    private final List<String[]> signals = new ArrayList<>();
    private final List<byte[]> contents = new ArrayList<>();

    /** A signal's label, unit, physical and digital range, and samples a record. */
    EdfFiles signal(String label, String unit, String least, String most, String low, String high, int perRecord) {
        signals.add(new String[] {label, "", unit, least, most, low, high, "", Integer.toString(perRecord), ""});
        return this;
    }

    EdfFiles texts(String label, int perRecord) {
        return signal(label, "", "-1", "1", "-32768", "32767", perRecord);
    }

    /** Sets a field of the last signal by its place in the header. */
    EdfFiles field(int index, String value) {
        signals.getLast()[index] = value;
        return this;
    }

    EdfFiles record(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        contents.add(out.toByteArray());
        return this;
    }

    static byte[] shorts(int... values) {
        byte[] bytes = new byte[2 * values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[2 * i] = (byte) values[i];
            bytes[2 * i + 1] = (byte) (values[i] >> 8);
        }
        return bytes;
    }

    static byte[] threes(int... values) {
        byte[] bytes = new byte[3 * values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[3 * i] = (byte) values[i];
            bytes[3 * i + 1] = (byte) (values[i] >> 8);
            bytes[3 * i + 2] = (byte) (values[i] >> 16);
        }
        return bytes;
    }

    /** Annotations, filled up with zeros. */
    static byte[] texts(int bytes, String text) {
        byte[] filled = new byte[bytes];
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(utf8, 0, filled, 0, utf8.length);
        return filled;
    }

    byte[] build() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        put(out, version, 8);
        put(out, patient, 80);
        put(out, recording, 80);
        put(out, "01.01.85", 8);
        put(out, "00.00.00", 8);
        put(out, headerBytes.isEmpty() ? Integer.toString(256 * (signals.size() + 1)) : headerBytes, 8);
        put(out, reserved, 44);
        put(out, records.isEmpty() ? Integer.toString(contents.size()) : records, 8);
        put(out, duration, 8);
        put(out, Integer.toString(signals.size()), 4);
        int[] widths = {16, 80, 8, 8, 8, 8, 8, 80, 8, 32};
        for (int field = 0; field < widths.length; field++) {
            for (String[] signal : signals) {
                put(out, signal[field], widths[field]);
            }
        }
        contents.forEach(out::writeBytes);
        return out.toByteArray();
    }

    private static void put(ByteArrayOutputStream out, String text, int width) {
        byte[] bytes = (text + " ".repeat(width)).getBytes(StandardCharsets.ISO_8859_1);
        out.write(bytes, 0, width);
    }
}

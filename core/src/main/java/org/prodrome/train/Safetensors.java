package org.prodrome.train;

import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.prodrome.data.FormatException;
import org.prodrome.data.WholeFile;
import org.prodrome.graph.Array;

/**
 * Named arrays and notes in one file, in the layout of safetensors: the length of a header, the header as JSON, the
 * elements of the arrays one after the other, little-endian. Among the notes is a checksum of everything else.
 */
record Safetensors(SortedMap<String, Array> arrays, Map<String, String> notes) {

    /** Writes a file, whole or not at all, and has the disk confirm it. */
    void write(Path file) throws IOException {
        CRC32C sum = new CRC32C();
        sum.update(SafetensorsHeader.write(arrays, notes, SafetensorsHeader.NO_CHECKSUM));
        arrays.values().forEach(array -> sum.update(bytes(array)));
        byte[] header = SafetensorsHeader.write(arrays, notes, hexadecimal(sum));
        WholeFile.writeDurably(file, out -> {
            ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            out.write(length.putLong(header.length).array());
            out.write(header);
            for (Array array : arrays.values()) {
                out.write(bytes(array));
            }
        });
    }

    private static byte[] bytes(Array array) {
        return array.data().toArray(ValueLayout.JAVA_BYTE);
    }

    /**
     * Reads a file. What it takes of memory is bounded by the file's size.
     *
     * @throws FormatException if the file isn't whole, or was changed since it was written
     */
    static Safetensors read(Path file) throws IOException, FormatException {
        String where = file.toString();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() < Long.BYTES) {
                throw new FormatException(where, "8 bytes or more", channel.size() + " bytes");
            }
            long length =
                    bytes(channel, Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).getLong();
            if (length < 2 || length > Math.min(SafetensorsHeader.LARGEST, channel.size() - Long.BYTES)) {
                throw new FormatException(
                        where + ", byte 0", "a header's length within the file, of at most 64 MiB", length + " bytes");
            }
            byte[] written = bytes(channel, (int) length).array();
            SafetensorsHeader header = SafetensorsHeader.read(where, written, channel.size() - Long.BYTES - length);
            CRC32C sum = new CRC32C();
            sum.update(header.withoutChecksum(where, written));
            SortedMap<String, Array> arrays = new TreeMap<>();
            for (SafetensorsHeader.Place place : header.places()) {
                ByteBuffer data = bytes(channel, place.bytes());
                sum.update(data.duplicate());
                arrays.put(place.name(), Array.copyOf(place.type(), MemorySegment.ofBuffer(data), place.shape()));
            }
            if (!hexadecimal(sum).equals(header.checksum())) {
                throw new FormatException(
                        where, "the checksum " + header.checksum(), hexadecimal(sum) + ": the file was damaged");
            }
            return new Safetensors(arrays, header.notes());
        }
    }

    private static String hexadecimal(CRC32C sum) {
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }

    private static ByteBuffer bytes(FileChannel channel, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes) < 0) {
                throw new EOFException("the file became shorter while it was read");
            }
        }
        return bytes.flip();
    }
}

package org.prodrome.graph;

import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Fetches elements that lie in a file beside the model (ONNX, "External Data"). Only files in the model's own folder
 * and below are opened, wherever a name or a symbolic link points.
 */
final class ExternalData {
    /** A network is written as one file, which holds no more. */
    private static final long LARGEST = Integer.MAX_VALUE;

    private final Path folder;
    private long fetched;

    /** @param folder that the model's file lies in */
    ExternalData(Path folder) {
        this.folder = folder;
    }

    static boolean isExternal(TensorProto tensor) {
        return tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL;
    }

    /** The tensor with its elements in itself. */
    TensorProto fetch(TensorProto tensor) {
        String where = "initializer " + tensor.getName();
        Map<String, String> entries = new HashMap<>();
        for (StringStringEntryProto entry : tensor.getExternalDataList()) {
            if (entries.put(entry.getKey(), entry.getValue()) != null) {
                throw new GraphException(
                        where + ": expected each entry of its external data once, got " + entry.getKey() + " twice");
            }
        }
        Path file = locate(entries.getOrDefault("location", ""), where);
        long expected = TensorSize.of(tensor, where)
                .orElseThrow(() -> new GraphException(
                        where + ": expected external data of an element type with a fixed size, got number "
                                + tensor.getDataType()));
        long offset = number(entries, "offset", 0, where);
        long length = number(entries, "length", expected, where);
        if (length != expected) {
            throw new GraphException(where + ": expected external data of " + expected + " bytes, as its shape "
                    + tensor.getDimsList() + " says, got a length of " + length);
        }
        fetched += length;
        if (fetched > LARGEST || fetched < 0) {
            throw new GraphException(where + ": expected at most 2 GiB of external data in all, got more");
        }
        return tensor.toBuilder()
                .clearExternalData()
                .clearDataLocation()
                .setRawData(read(file, offset, Math.toIntExact(length), where))
                .build();
    }

    private Path locate(String location, String where) {
        try {
            Path named = Path.of(location);
            boolean climbs = named.isAbsolute() || location.startsWith("/") || location.contains("\\");
            for (Path part : named) {
                climbs |= part.toString().equals("..");
            }
            if (location.isEmpty() || climbs) {
                throw new GraphException(
                        where + ": expected external data in the model's own folder, got the location " + location);
            }
            Path real = folder.resolve(named).toRealPath();
            if (!real.startsWith(folder.toRealPath())) {
                throw new GraphException(where + ": expected external data in the model's own folder, got the location "
                        + location + ", a link that leads outside");
            }
            return real;
        } catch (InvalidPathException e) {
            throw new GraphException(where + ": expected the name of a file with external data, got " + location, e);
        } catch (IOException e) {
            throw new GraphException(
                    where + ": expected external data in the file " + location + ", got none that can be read", e);
        }
    }

    private static long number(Map<String, String> entries, String key, long otherwise, String where) {
        String text = entries.get(key);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("\\d{1,18}")) {
            throw new GraphException(where + ": expected the " + key + " of its external data in bytes, got " + text);
        }
        return Long.parseLong(text);
    }

    private static ByteString read(Path file, long offset, int length, String where) {
        try (FileChannel channel = FileChannel.open(file)) {
            if (offset > channel.size() || length > channel.size() - offset) {
                throw new GraphException(where + ": expected bytes " + offset + " to " + (offset + length)
                        + " of the file " + file.getFileName() + ", got a file of " + channel.size());
            }
            ByteBuffer bytes = ByteBuffer.allocate(length);
            while (bytes.hasRemaining() && channel.read(bytes, offset + bytes.position()) >= 0) {}
            if (bytes.hasRemaining()) {
                throw new IOException("the file ended early");
            }
            return ByteString.copyFrom(bytes.flip());
        } catch (IOException e) {
            throw new GraphException(
                    where + ": expected external data in the file " + file.getFileName()
                            + ", got one that can't be read",
                    e);
        }
    }
}

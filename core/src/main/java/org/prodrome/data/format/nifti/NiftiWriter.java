package org.prodrome.data.format.nifti;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.prodrome.data.Volume;
import org.prodrome.data.WholeFile;
import org.prodrome.data.format.array.Floats;

/** NIfTI-1 of 32-bit floats in one file, little-endian, with its orientation as sform. */
final class NiftiWriter {
    private static final int DATA_AT = 352;
    private static final int SCANNER = 1;
    private static final int MM = 2;

    private NiftiWriter() {}

    static void write(Path path, Volume volume) throws IOException {
        int channels = volume.channels().size();
        int longest = Math.max(Math.max(channels, volume.depth()), Math.max(volume.height(), volume.width()));
        if (longest > Short.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "NIfTI-1: expected axes of at most " + Short.MAX_VALUE + " samples, got " + longest);
        }
        boolean gzip =
                String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT).endsWith(".gz");
        WholeFile.write(path, raw -> {
            try (OutputStream out = gzip ? new GZIPOutputStream(raw, 1 << 16) : raw) {
                out.write(header(volume, channels));
                Floats.write(out, volume.samples());
            }
        });
    }

    private static byte[] header(Volume volume, int channels) {
        ByteBuffer header = ByteBuffer.allocate(DATA_AT).order(ByteOrder.LITTLE_ENDIAN);
        int[] dim = {channels == 1 ? 3 : 4, volume.width(), volume.height(), volume.depth(), channels, 1, 1, 1};
        header.putInt(0, Header.BYTES_1);
        for (int i = 0; i < 8; i++) {
            header.putShort(40 + 2 * i, (short) dim[i]);
            header.putFloat(76 + 4 * i, 1);
        }
        for (int axis = 1; axis <= 3 && !volume.spacing().isEmpty(); axis++) {
            header.putFloat(76 + 4 * axis, volume.spacing().get(3 - axis).floatValue());
        }
        header.putShort(70, (short) DataType.FLOAT_32.code()).putShort(72, (short) 32);
        header.putFloat(108, DATA_AT).putFloat(112, 1);
        header.put(123, (byte) MM);
        if (!volume.affine().isEmpty()) {
            header.putShort(254, (short) SCANNER);
            for (int i = 0; i < 12; i++) {
                header.putFloat(280 + 4 * i, volume.affine().get(i).floatValue());
            }
        }
        header.put(344, "n+1\0".getBytes(StandardCharsets.ISO_8859_1));
        return header.array();
    }
}

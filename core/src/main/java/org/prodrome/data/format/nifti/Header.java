package org.prodrome.data.format.nifti;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.prodrome.data.FormatException;

/**
 * The fields of a NIfTI header that count for its samples. Descriptions and names are not among them: they may tell who
 * the patient is.
 *
 * @param version 1 or 2
 * @param single whether header and samples are in one file
 * @param lengths of the axes as stored, the fastest first, 1 to 7 of them
 * @param pixdim as in the header, 8 numbers; the first is the sign of the third axis
 * @param voxOffset where the samples begin, in bytes
 * @param qform code, then quaternion b, c, d and offset x, y, z
 * @param sform code, then the three rows of the matrix
 * @param units as in xyzt_units: space in the lower three bits, time in the next three
 */
record Header(
        int version,
        boolean single,
        ByteOrder order,
        List<Integer> lengths,
        DataType type,
        double[] pixdim,
        double voxOffset,
        double slope,
        double intercept,
        double[] qform,
        double[] sform,
        int units,
        int intent) {
    static final int BYTES_1 = 348;
    static final int BYTES_2 = 540;
    private static final int MAGIC_1_AT = 344;
    private static final int MAGIC_2_AT = 4;

    /** What a file's first bytes look like. */
    enum Look {
        NIFTI_1,
        NIFTI_2,
        ANALYZE,
        OTHER
    }

    static Look look(byte[] head) {
        if (head.length >= MAGIC_1_AT + 4) {
            String magic = new String(head, MAGIC_1_AT, 4, StandardCharsets.ISO_8859_1);
            boolean sized = sized(head, BYTES_1);
            if (sized && (magic.equals("n+1\0") || magic.equals("ni1\0"))) {
                return Look.NIFTI_1;
            }
            if (sized) {
                return Look.ANALYZE;
            }
        }
        return head.length >= 12 && sized(head, BYTES_2) ? Look.NIFTI_2 : Look.OTHER;
    }

    private static boolean sized(byte[] head, int bytes) {
        int size = ByteBuffer.wrap(head).getInt();
        return size == bytes || Integer.reverseBytes(size) == bytes;
    }

    /** @param bytes as long as the version's header */
    static Header of(byte[] bytes, int version, String where) throws FormatException {
        ByteBuffer header = ByteBuffer.wrap(bytes);
        int size = version == 1 ? BYTES_1 : BYTES_2;
        header.order(header.getInt(0) == size ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        return version == 1 ? first(header, where) : second(header, where);
    }

    private static Header first(ByteBuffer header, String where) throws FormatException {
        long[] dim = new long[8];
        double[] pixdim = new double[8];
        for (int i = 0; i < 8; i++) {
            dim[i] = header.getShort(40 + 2 * i);
            pixdim[i] = header.getFloat(76 + 4 * i);
        }
        freeSurfer(dim, header.getInt(144));
        double[] qform = floats(header, 256, 7);
        qform[0] = header.getShort(252);
        double[] sform = floats(header, 280, 13);
        sform[0] = header.getShort(254);
        return new Header(
                1,
                header.get(MAGIC_1_AT + 1) == '+',
                header.order(),
                lengths(dim, where + ", byte 40 (dim)"),
                type(header.getShort(70), header.getShort(72), where + ", byte 70 (datatype)"),
                pixdim,
                header.getFloat(108),
                header.getFloat(112),
                header.getFloat(116),
                qform,
                sform,
                header.get(123) & 0xff,
                header.getShort(68));
    }

    private static Header second(ByteBuffer header, String where) throws FormatException {
        byte[] magic = new byte[8];
        header.get(MAGIC_2_AT, magic);
        String name = new String(magic, StandardCharsets.ISO_8859_1);
        if (!name.equals("n+2\0\r\n\032\n") && !name.equals("ni2\0\r\n\032\n")) {
            throw new FormatException(
                    where + ", byte 4 (magic)",
                    "n+2 or ni2 and the line ends of NIfTI-2",
                    "another magic, or one damaged on its way");
        }
        long[] dim = new long[8];
        double[] pixdim = new double[8];
        for (int i = 0; i < 8; i++) {
            dim[i] = header.getLong(16 + 8 * i);
            pixdim[i] = header.getDouble(104 + 8 * i);
        }
        double[] qform = doubles(header, 352, 7);
        qform[0] = header.getInt(344);
        double[] sform = doubles(header, 400, 13);
        sform[0] = header.getInt(348);
        return new Header(
                2,
                magic[1] == '+',
                header.order(),
                lengths(dim, where + ", byte 16 (dim)"),
                type(header.getShort(12), header.getShort(14), where + ", byte 12 (datatype)"),
                pixdim,
                header.getLong(168),
                header.getDouble(176),
                header.getDouble(184),
                qform,
                sform,
                header.getInt(500),
                header.getInt(504));
    }

    // FreeSurfer writes surfaces longer than 32767 points as -1 with the length in glmin, and one of them as a product.
    private static void freeSurfer(long[] dim, int glmin) {
        if (dim[1] == -1 && dim[2] == 1 && dim[3] == 1) {
            dim[1] = glmin;
        } else if (dim[1] == 27307 && dim[2] == 1 && dim[3] == 6) {
            dim[1] = 163842;
            dim[3] = 1;
        }
    }

    private static List<Integer> lengths(long[] dim, String where) throws FormatException {
        if (dim[0] < 1 || dim[0] > 7) {
            throw new FormatException(where, "1 to 7 axes", Long.toString(dim[0]));
        }
        List<Integer> lengths = new ArrayList<>();
        for (int i = 1; i <= dim[0]; i++) {
            if (dim[i] < 1 || dim[i] > Integer.MAX_VALUE) {
                throw new FormatException(where, "a length of 1 to 2147483647 of axis " + i, Long.toString(dim[i]));
            }
            lengths.add((int) dim[i]);
        }
        return lengths;
    }

    private static DataType type(int code, int bits, String where) throws FormatException {
        DataType type = DataType.of(code).orElse(null);
        if (type == null) {
            throw new FormatException(where, "a datatype of whole bytes and at most 64 bits", DataType.name(code));
        }
        if (bits != 0 && bits != 8 * type.voxelBytes()) {
            throw new FormatException(
                    where, 8 * type.voxelBytes() + " bits a voxel of " + type.words(), bits + " bits");
        }
        return type;
    }

    // One more at the front, for the code.
    private static double[] floats(ByteBuffer header, int at, int count) {
        double[] values = new double[count];
        for (int i = 1; i < count; i++) {
            values[i] = header.getFloat(at + 4 * (i - 1));
        }
        return values;
    }

    private static double[] doubles(ByteBuffer header, int at, int count) {
        double[] values = new double[count];
        for (int i = 1; i < count; i++) {
            values[i] = header.getDouble(at + 8 * (i - 1));
        }
        return values;
    }

    /** Length of an axis, counted from 1 as in the header; 1 where there is none. */
    int length(int axis) {
        return axis <= lengths.size() ? lengths.get(axis - 1) : 1;
    }
}

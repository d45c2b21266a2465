package org.prodrome.data.format.array;

import java.nio.ByteBuffer;

/** How one number is stored. */
public enum Element {
    INT_8(1, "8-bit"),
    UINT_8(1, "8-bit unsigned"),
    INT_16(2, "16-bit"),
    UINT_16(2, "16-bit unsigned"),
    INT_32(4, "32-bit"),
    UINT_32(4, "32-bit unsigned"),
    INT_64(8, "64-bit"),
    UINT_64(8, "64-bit unsigned"),
    FLOAT_16(2, "16-bit float"),
    FLOAT_32(4, "32-bit float"),
    FLOAT_64(8, "64-bit float");

    private final int bytes;
    private final String words;

    Element(int bytes, String words) {
        this.bytes = bytes;
        this.words = words;
    }

    public int bytes() {
        return bytes;
    }

    /** Such as "16-bit unsigned". */
    public String words() {
        return words;
    }

    /** Takes the next number, rounded once to 32 bits. */
    float next(ByteBuffer from) {
        return switch (this) {
            case INT_8 -> from.get();
            case UINT_8 -> from.get() & 0xff;
            case INT_16 -> from.getShort();
            case UINT_16 -> from.getShort() & 0xffff;
            case INT_32 -> from.getInt();
            case UINT_32 -> from.getInt() & 0xffffffffL;
            case INT_64 -> from.getLong();
            case UINT_64 -> unsigned(from.getLong());
            case FLOAT_16 -> Float.float16ToFloat(from.getShort());
            case FLOAT_32 -> from.getFloat();
            case FLOAT_64 -> (float) from.getDouble();
        };
    }

    /** Takes the next number, rounded once to 64 bits. */
    double nextDouble(ByteBuffer from) {
        return switch (this) {
            case INT_8, UINT_8, INT_16, UINT_16, FLOAT_16, FLOAT_32 -> next(from);
            case INT_32 -> from.getInt();
            case UINT_32 -> from.getInt() & 0xffffffffL;
            case INT_64 -> from.getLong();
            case UINT_64 -> unsignedDouble(from.getLong());
            case FLOAT_64 -> from.getDouble();
        };
    }

    /** A 64-bit number without a sign, rounded once to 32 bits. */
    public static float unsigned(long bits) {
        // Halving keeps 63 bits; the lost lowest one stays as a sticky bit, so that the sum is rounded once.
        return bits >= 0 ? bits : 2f * ((bits >>> 1) | (bits & 1));
    }

    private static double unsignedDouble(long bits) {
        return bits >= 0 ? bits : 2.0 * ((bits >>> 1) | (bits & 1));
    }
}

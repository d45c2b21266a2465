package org.prodrome.data.format.wfdb;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** How a signal file stores its samples (WFDB's signal(5)). */
enum StorageFormat {
    NONE(0, 32, 1, 0),
    DIFFERENCE_8(8, 32, 1, 1),
    TWO_BYTES(16, 16, 1, 2),
    THREE_BYTES(24, 24, 1, 3),
    FOUR_BYTES(32, 32, 1, 4),
    TWO_BYTES_BIG_ENDIAN(61, 16, 1, 2),
    OFFSET_BYTE(80, 8, 1, 1),
    OFFSET_TWO_BYTES(160, 16, 1, 2),
    PACKED_212(212, 12, 2, 3),
    PACKED_310(310, 10, 3, 4),
    PACKED_311(311, 10, 3, 4),
    FLAC_8(508, 8, 1, 0),
    FLAC_16(516, 16, 1, 0),
    FLAC_24(524, 24, 1, 0);

    private final int number;
    private final int bits;
    private final int blockSamples;
    private final int blockBytes;

    StorageFormat(int number, int bits, int blockSamples, int blockBytes) {
        this.number = number;
        this.bits = bits;
        this.blockSamples = blockSamples;
        this.blockBytes = blockBytes;
    }

    static Optional<StorageFormat> of(int number) {
        return Arrays.stream(values()).filter(format -> format.number == number).findFirst();
    }

    /** As headers name it. */
    int number() {
        return number;
    }

    int bits() {
        return bits;
    }

    /** Samples that are packed together. */
    int blockSamples() {
        return blockSamples;
    }

    /** Bytes of samples that are packed together. */
    int blockBytes() {
        return blockBytes;
    }

    boolean flac() {
        return number > 500;
    }

    /** Whether the value that stands for a missing sample is that. The differences of format 8 have none. */
    boolean missing(int sample) {
        return this == NONE || (this != DIFFERENCE_8 && sample == -1 << (bits - 1));
    }

    /**
     * Bytes that hold samples from the beginning of a block on. The last block may be cut where no needed sample has
     * bits in it.
     */
    long bytes(long samples) {
        long whole = samples / blockSamples * blockBytes;
        int rest = (int) (samples % blockSamples);
        return switch (this) {
            case PACKED_212 -> whole + (rest == 0 ? 0 : 2);
            case PACKED_310 -> whole + (rest == 0 ? 0 : 2 * rest);
            case PACKED_311 -> whole + (rest == 0 ? 0 : rest + 1);
            default -> whole;
        };
    }

    /** How many whole samples bytes hold. */
    long samples(long bytes) {
        long whole = bytes / blockBytes * blockSamples;
        int rest = (int) (bytes % blockBytes);
        return switch (this) {
            case PACKED_212, PACKED_310 -> whole + (rest >= 2 ? 1 : 0);
            case PACKED_311 -> whole + Math.max(0, rest - 1);
            default -> whole;
        };
    }

    /**
     * Decodes a block, little-endian.
     *
     * @param from a whole block, or all bytes that are left of one and then zeros
     */
    void block(ByteBuffer from, int[] into, int at) {
        switch (this) {
            case DIFFERENCE_8 -> into[at] = from.get();
            case TWO_BYTES -> into[at] = from.getShort();
            case THREE_BYTES -> into[at] = (from.getShort() & 0xffff) | (from.get() << 16);
            case FOUR_BYTES -> into[at] = from.getInt();
            case TWO_BYTES_BIG_ENDIAN -> into[at] = Short.reverseBytes(from.getShort());
            case OFFSET_BYTE -> into[at] = (from.get() & 0xff) - 128;
            case OFFSET_TWO_BYTES -> into[at] = (from.getShort() & 0xffff) - 32768;
            case PACKED_212 -> {
                int low = from.getShort();
                int high = from.get() & 0xff;
                into[at] = low << 20 >> 20;
                into[at + 1] = (high | ((low >> 4) & 0xf00)) << 20 >> 20;
            }
            case PACKED_310 -> {
                int first = from.getShort();
                int second = from.getShort();
                into[at] = first << 21 >> 22;
                into[at + 1] = second << 21 >> 22;
                into[at + 2] = (((first >> 11) & 0x1f) | ((second >> 6) & 0x3e0)) << 22 >> 22;
            }
            case PACKED_311 -> {
                int packed = from.getInt();
                into[at] = packed << 22 >> 22;
                into[at + 1] = packed << 12 >> 22;
                into[at + 2] = packed << 2 >> 22;
            }
            case NONE, FLAC_8, FLAC_16, FLAC_24 -> throw new AssertionError(this + " has no blocks");
        }
    }
}

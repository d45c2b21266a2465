package org.prodrome.data.format.dicom;

import static java.lang.foreign.MemorySegment.NULL;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.prodrome.data.format.dicom.OpenJpegCalls.isGood;
import static org.prodrome.data.format.dicom.OpenJpegCalls.pointer;
import static org.prodrome.data.format.dicom.OpenJpegCalls.run;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/** Decodes JPEG 2000, high-throughput or not, by OpenJPEG, where Leptonica's library is there and exports it. */
final class OpenJpeg {
    private static final Optional<OpenJpegCalls> CALLS = OpenJpegCalls.find();

    private static final int CODESTREAM = 0; // OPJ_CODEC_J2K
    private static final int INPUT = 1;
    private static final long MOST_BUFFERED = 1 << 20;

    /** More than opj_dparameters_t has, of which only OpenJPEG reads and writes. */
    private static final long PARAMETERS = 1 << 14;

    /** Where opj_image_t has its number of components and their array. */
    private static final long COMPONENTS = 16;

    private static final long COMPONENT_ARRAY = 24;
    private static final long IMAGE = 32;

    /** Where opj_image_comp_t has what is asked of it, and its size. */
    private static final long WIDTH = 8;

    private static final long HEIGHT = 12;
    private static final long DATA = 48;
    private static final long COMPONENT = 64;

    private OpenJpeg() {}

    static boolean isThere() {
        return CALLS.isPresent();
    }

    /**
     * A codestream's samples as they were coded: [component][row x column].
     *
     * @return empty of a stream that does not decode
     */
    static Optional<int[][]> decode(Codestream codestream) {
        byte[] bytes = codestream.bytes();
        OpenJpegCalls calls = CALLS.orElseThrow();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment input = OpenJpegInput.of(arena.allocateFrom(JAVA_BYTE, bytes), arena);
            MemorySegment codec = pointer(calls.createDecompress(), CODESTREAM);
            MemorySegment stream = pointer(calls.streamCreate(), Math.clamp(bytes.length, 1L, MOST_BUFFERED), INPUT);
            MemorySegment image = arena.allocate(ADDRESS);
            try {
                if (codec.equals(NULL) || stream.equals(NULL)) {
                    throw new OutOfMemoryError("native memory for OpenJPEG");
                }
                feed(calls, stream, input, bytes.length);
                return isDecoded(calls, arena, codec, stream, image)
                        ? planes(image.get(ADDRESS, 0), codestream)
                        : Optional.empty();
            } finally {
                run(calls.destroyImage(), image.get(ADDRESS, 0));
                run(calls.destroyStream(), stream);
                run(calls.destroyCodec(), codec);
            }
        }
    }

    private static void feed(OpenJpegCalls calls, MemorySegment stream, MemorySegment input, long length) {
        run(calls.streamRead(), stream, OpenJpegInput.READ);
        run(calls.streamSkip(), stream, OpenJpegInput.SKIP);
        run(calls.streamSeek(), stream, OpenJpegInput.SEEK);
        run(calls.streamData(), stream, input, NULL);
        run(calls.streamLength(), stream, length);
    }

    /** In OpenJPEG's strict way, its own choice: a stream that ends early is none. */
    private static boolean isDecoded(
            OpenJpegCalls calls, Arena arena, MemorySegment codec, MemorySegment stream, MemorySegment image) {
        MemorySegment parameters = arena.allocate(PARAMETERS);
        run(calls.defaultParameters(), parameters);
        return isGood(calls.setupDecoder(), codec, parameters)
                && isGood(calls.readHeader(), stream, codec, image)
                && isGood(calls.decode(), codec, stream, image.get(ADDRESS, 0));
    }

    @SuppressWarnings("restricted") // OpenJPEG gives addresses
    private static Optional<int[][]> planes(MemorySegment address, Codestream codestream) {
        int components = codestream.components();
        MemorySegment image = address.reinterpret(IMAGE);
        if (image.get(JAVA_INT, COMPONENTS) != components) {
            return Optional.empty();
        }
        MemorySegment array = image.get(ADDRESS, COMPONENT_ARRAY).reinterpret(components * COMPONENT);
        int[][] planes = new int[components][];
        for (int c = 0; c < components; c++) {
            MemorySegment component = array.asSlice(c * COMPONENT, COMPONENT);
            MemorySegment data = component.get(ADDRESS, DATA);
            if (component.get(JAVA_INT, WIDTH) != codestream.columns()
                    || component.get(JAVA_INT, HEIGHT) != codestream.rows()
                    || data.equals(NULL)) {
                return Optional.empty();
            }
            planes[c] = data.reinterpret((long) codestream.rows() * codestream.columns() * Integer.BYTES)
                    .toArray(JAVA_INT);
        }
        return Optional.of(planes);
    }
}

package org.prodrome.data.format.dicom;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * What OpenJPEG calls to read from memory. An exception in here would end the JVM, so nothing throws: all bounds are
 * checked against what the input itself says.
 */
@SuppressWarnings("restricted") // OpenJPEG reads through functions only
final class OpenJpegInput {
    private static final MemoryLayout LAYOUT = MemoryLayout.structLayout(ADDRESS, JAVA_LONG, JAVA_LONG);
    private static final long LENGTH = ADDRESS.byteSize();
    private static final long POSITION = LENGTH + Long.BYTES;
    private static final long END = -1;

    static final MemorySegment READ = stub(
            "read",
            MethodType.methodType(long.class, MemorySegment.class, long.class, MemorySegment.class),
            FunctionDescriptor.of(JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS.withTargetLayout(LAYOUT)));

    static final MemorySegment SKIP = stub(
            "skip",
            MethodType.methodType(long.class, long.class, MemorySegment.class),
            FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, ADDRESS.withTargetLayout(LAYOUT)));

    static final MemorySegment SEEK = stub(
            "seek",
            MethodType.methodType(int.class, long.class, MemorySegment.class),
            FunctionDescriptor.of(JAVA_INT, JAVA_LONG, ADDRESS.withTargetLayout(LAYOUT)));

    private OpenJpegInput() {}

    /** An input at its beginning, in an arena that outlives the decoding. */
    static MemorySegment of(MemorySegment bytes, Arena arena) {
        MemorySegment input = arena.allocate(LAYOUT);
        input.set(ADDRESS, 0, bytes);
        input.set(JAVA_LONG, LENGTH, bytes.byteSize());
        return input;
    }

    private static MemorySegment stub(String name, MethodType type, FunctionDescriptor descriptor) {
        try {
            var target = MethodHandles.lookup().findStatic(OpenJpegInput.class, name, type);
            return Linker.nativeLinker().upcallStub(target, descriptor, Arena.global());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(name, e);
        }
    }

    static long read(MemorySegment buffer, long most, MemorySegment input) {
        long position = input.get(JAVA_LONG, POSITION);
        long length = input.get(JAVA_LONG, LENGTH);
        long count = Math.min(most, length - position);
        if (count <= 0) {
            return END;
        }
        MemorySegment bytes = input.get(ADDRESS, 0).reinterpret(length);
        MemorySegment.copy(bytes, position, buffer.reinterpret(count), 0, count);
        input.set(JAVA_LONG, POSITION, position + count);
        return count;
    }

    static long skip(long most, MemorySegment input) {
        long position = input.get(JAVA_LONG, POSITION);
        long count = Math.min(most, input.get(JAVA_LONG, LENGTH) - position);
        if (count < 0) {
            return END;
        }
        input.set(JAVA_LONG, POSITION, position + count);
        return count;
    }

    static int seek(long position, MemorySegment input) {
        if (position < 0 || position > input.get(JAVA_LONG, LENGTH)) {
            return 0;
        }
        input.set(JAVA_LONG, POSITION, position);
        return 1;
    }
}

package org.prodrome.runtime;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Keeps lines that native code prints out of standard output, where results go. For as long as that lasts the process's
 * standard output is a file, of which all other lines then follow.
 */
final class StandardOutput {
    private static final int OUTPUT = 1;
    private static final int OWNER_ONLY = 0600;
    private static final Optional<Calls> CALLS = Calls.find();

    private StandardOutput() {}

    /** The C library's calls for files. */
    private record Calls(
            MethodHandle creat, MethodHandle dup, MethodHandle dup2, MethodHandle close, MethodHandle fflush) {

        @SuppressWarnings("restricted") // five calls of the C library
        static Optional<Calls> find() {
            Linker linker = Linker.nativeLinker();
            SymbolLookup names = linker.defaultLookup();
            for (String name : new String[] {"creat", "dup", "dup2", "close", "fflush"}) {
                if (names.find(name).isEmpty()) {
                    return Optional.empty();
                }
            }
            var number = ValueLayout.JAVA_INT;
            var pointer = ValueLayout.ADDRESS;
            return Optional.of(new Calls(
                    linker.downcallHandle(names.findOrThrow("creat"), FunctionDescriptor.of(number, pointer, number)),
                    linker.downcallHandle(names.findOrThrow("dup"), FunctionDescriptor.of(number, number)),
                    linker.downcallHandle(names.findOrThrow("dup2"), FunctionDescriptor.of(number, number, number)),
                    linker.downcallHandle(names.findOrThrow("close"), FunctionDescriptor.of(number, number)),
                    linker.downcallHandle(names.findOrThrow("fflush"), FunctionDescriptor.of(number, pointer))));
        }

        static int call(MethodHandle function, Object... arguments) {
            try {
                return (int) function.invokeWithArguments(arguments);
            } catch (Throwable e) {
                throw new IllegalStateException("standard output: expected a call of the C library, got " + e, e);
            }
        }
    }

    /** Does something whose unwanted lines are dropped; where the system has no such calls, just does it. */
    static <T> T without(Predicate<String> unwanted, Supplier<T> what) {
        return CALLS.isPresent() ? without(unwanted, what, CALLS.get()) : what.get();
    }

    private static <T> T without(Predicate<String> unwanted, Supplier<T> what, Calls system) {
        try {
            Path file = Files.createTempFile("prodrome-", ".txt");
            try {
                return meanwhile(file, what, system);
            } finally {
                String wanted = Files.readString(file, StandardCharsets.UTF_8)
                        .lines()
                        .filter(unwanted.negate())
                        .map(line -> line + "\n")
                        .collect(Collectors.joining());
                if (!wanted.isEmpty()) {
                    // Not closed: the descriptor is everybody's.
                    new FileOutputStream(FileDescriptor.out).write(wanted.getBytes(StandardCharsets.UTF_8));
                }
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("standard output: expected to put it aside, got " + e.getMessage(), e);
        }
    }

    private static <T> T meanwhile(Path file, Supplier<T> what, Calls system) {
        int kept = Calls.call(system.dup(), OUTPUT);
        if (kept < 0) {
            return what.get(); // there is no standard output
        }
        try (Arena arena = Arena.ofConfined()) {
            int other = Calls.call(system.creat(), arena.allocateFrom(file.toString()), OWNER_ONLY);
            if (other >= 0) {
                Calls.call(system.dup2(), other, OUTPUT);
                Calls.call(system.close(), other);
            }
            return what.get();
        } finally {
            Calls.call(system.fflush(), MemorySegment.NULL);
            Calls.call(system.dup2(), kept, OUTPUT);
            Calls.call(system.close(), kept);
        }
    }
}

package org.prodrome.data.format.dicom;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.net.URL;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;

/**
 * The functions of OpenJPEG 2.5 that decode, as openjpeg.h declares them. Leptonica's library, which JavaCPP brings,
 * has OpenJPEG in it and exports it on Linux and macOS.
 */
record OpenJpegCalls(
        MethodHandle createDecompress,
        MethodHandle defaultParameters,
        MethodHandle setupDecoder,
        MethodHandle streamCreate,
        MethodHandle streamRead,
        MethodHandle streamSkip,
        MethodHandle streamSeek,
        MethodHandle streamData,
        MethodHandle streamLength,
        MethodHandle readHeader,
        MethodHandle decode,
        MethodHandle destroyCodec,
        MethodHandle destroyStream,
        MethodHandle destroyImage) {

    private static final List<String> NAMES = List.of("libleptonica.so.6", "libleptonica.6.dylib");

    static Optional<OpenJpegCalls> find() {
        for (String name : NAMES) {
            URL library =
                    OpenJpegCalls.class.getResource("/org/bytedeco/leptonica/" + Loader.getPlatform() + "/" + name);
            if (library != null) {
                return Optional.of(of(library));
            }
        }
        return Optional.empty();
    }

    @SuppressWarnings("restricted") // no Java library decodes JPEG 2000
    private static OpenJpegCalls of(URL library) {
        SymbolLookup names;
        try {
            names = SymbolLookup.libraryLookup(Loader.cacheResource(library).toPath(), Arena.global());
        } catch (IOException e) {
            throw new IllegalStateException("expected a place to put " + library + ", got " + e.getMessage(), e);
        }
        return new OpenJpegCalls(
                function(names, "opj_create_decompress", ADDRESS, JAVA_INT),
                procedure(names, "opj_set_default_decoder_parameters", ADDRESS),
                function(names, "opj_setup_decoder", JAVA_INT, ADDRESS, ADDRESS),
                function(names, "opj_stream_create", ADDRESS, JAVA_LONG, JAVA_INT),
                procedure(names, "opj_stream_set_read_function", ADDRESS, ADDRESS),
                procedure(names, "opj_stream_set_skip_function", ADDRESS, ADDRESS),
                procedure(names, "opj_stream_set_seek_function", ADDRESS, ADDRESS),
                procedure(names, "opj_stream_set_user_data", ADDRESS, ADDRESS, ADDRESS),
                procedure(names, "opj_stream_set_user_data_length", ADDRESS, JAVA_LONG),
                function(names, "opj_read_header", JAVA_INT, ADDRESS, ADDRESS, ADDRESS),
                function(names, "opj_decode", JAVA_INT, ADDRESS, ADDRESS, ADDRESS),
                procedure(names, "opj_destroy_codec", ADDRESS),
                procedure(names, "opj_stream_destroy", ADDRESS),
                procedure(names, "opj_image_destroy", ADDRESS));
    }

    private static MethodHandle function(
            SymbolLookup names, String name, MemoryLayout result, MemoryLayout... arguments) {
        return linked(names, name, FunctionDescriptor.of(result, arguments));
    }

    private static MethodHandle procedure(SymbolLookup names, String name, MemoryLayout... arguments) {
        return linked(names, name, FunctionDescriptor.ofVoid(arguments));
    }

    @SuppressWarnings("restricted") // no Java library decodes JPEG 2000
    private static MethodHandle linked(SymbolLookup names, String name, FunctionDescriptor type) {
        return Linker.nativeLinker().downcallHandle(names.findOrThrow(name), type);
    }

    static MemorySegment pointer(MethodHandle function, Object... arguments) {
        return (MemorySegment) any(function, arguments);
    }

    /** Whether a function says that it went well. */
    static boolean isGood(MethodHandle function, Object... arguments) {
        return (int) any(function, arguments) != 0;
    }

    static void run(MethodHandle procedure, Object... arguments) {
        any(procedure, arguments);
    }

    private static Object any(MethodHandle function, Object... arguments) {
        try {
            return function.invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw new IllegalStateException("a call of OpenJPEG", e);
        }
    }
}

package org.prodrome.data.format.matlab;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.prodrome.data.FormatException;
import org.prodrome.data.format.Part;
import org.prodrome.data.format.array.Element;
import org.prodrome.data.format.array.Opening;
import us.hebi.matlab.mat.format.BufferAllocator;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5Reader;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Source;
import us.hebi.matlab.mat.types.Sources;

/** MATLAB 5 by MFL. What is no array of numbers is passed over unread, so that nothing nests. */
final class Mat5Files {
    private static final int MOST_VARIABLES = 10_000;

    private Mat5Files() {}

    static List<Variable> variables(Path path, List<String> warnings) throws IOException, FormatException {
        List<Variable> variables = new ArrayList<>();
        walk(path, header -> {
            if (variables.size() + warnings.size() >= MOST_VARIABLES) {
                throw new IllegalStateException("too many variables");
            }
            int[] lengths = header.getDimensions();
            Optional<String> why = isNumber(header.getType())
                    ? Variable.why(lengths, header.isComplex())
                    : Optional.of("of type " + header.getType().name().toLowerCase(Locale.ROOT));
            if (why.isPresent()) {
                warnings.add(
                        "variable " + (variables.size() + warnings.size() + 1) + " is " + why.get() + " and left out");
            } else {
                int index = variables.size();
                variables.add(new Variable(
                        header.getName(),
                        Arrays.stream(lengths).boxed().toList(),
                        header.isComplex(),
                        (header.isComplex() ? "complex " : "")
                                + header.getType().name().toLowerCase(Locale.ROOT),
                        () -> numbers(path, index)));
            }
            return false;
        });
        return variables;
    }

    private static boolean isNumber(MatlabType type) {
        return switch (type) {
            case Double, Single, Int8, UInt8, Int16, UInt16, Int32, UInt32, Int64, UInt64 -> true;
            case Cell, Structure, Object, Character, Sparse, Function, Opaque -> false;
        };
    }

    private static Variable.Numbers numbers(Path path, int index) throws IOException, FormatException {
        int[] seen = {0};
        MatFile file = walk(
                path,
                header -> isNumber(header.getType())
                        && Variable.why(header.getDimensions(), header.isComplex())
                                .isEmpty()
                        && seen[0]++ == index);
        if (file.getNumEntries() != 1) {
            throw damaged(path);
        }
        Matrix matrix = file.getMatrix(0);
        return switch (matrix.getType()) {
            case Int64 -> (i, imaginary) -> imaginary ? matrix.getImaginaryLong(i) : matrix.getLong(i);
            case UInt64 ->
                (i, imaginary) -> Element.unsigned(imaginary ? matrix.getImaginaryLong(i) : matrix.getLong(i));
            default -> (i, imaginary) -> (float) (imaginary ? matrix.getImaginaryDouble(i) : matrix.getDouble(i));
        };
    }

    @SuppressWarnings("UnusedException") // the library's messages may quote the file
    private static MatFile walk(Path path, Mat5Reader.EntryFilter filter) throws IOException, FormatException {
        File file = path.toFile();
        try (Source source = Sources.openStreamingFile(file)) {
            return Mat5.newReader(source)
                    .setEntryFilter(filter)
                    .disableSubsystemProcessing()
                    .setBufferAllocator(new Bounded(Files.size(path)))
                    .readMat();
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
            throw damaged(path);
        }
    }

    private static FormatException damaged(Path path) {
        return new FormatException(path.toString(), "a MATLAB 5 file", "a damaged one");
    }

    /** Gives no more memory than a file of that length can hold compressed. */
    private static final class Bounded implements BufferAllocator {
        private long left;

        Bounded(long bytes) {
            left = Math.min(2 * 8L * Part.MOST_SAMPLES, bytes * Opening.MOST_INFLATED);
        }

        @Override
        public ByteBuffer allocate(int bytes) {
            left -= bytes;
            if (bytes < 0 || left < 0) {
                throw new IllegalArgumentException("more bytes than the file can hold");
            }
            return ByteBuffer.allocate(bytes).order(ByteOrder.nativeOrder());
        }

        @Override
        public void release(ByteBuffer buffer) {}
    }
}

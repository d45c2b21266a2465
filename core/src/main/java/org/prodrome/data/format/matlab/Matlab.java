package org.prodrome.data.format.matlab;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.prodrome.data.FormatException;
import org.prodrome.data.format.Contents;
import org.prodrome.data.format.Part;
import org.prodrome.data.format.array.Meaningless;

/**
 * MATLAB's .mat files of versions 5 to 7 and 7.3 (which is HDF5): each variable of real or complex numbers is a part.
 * Other variables (texts, structures, cells, sparse matrices, objects) are left out, with a warning. What a variable's
 * axes are, such a file does not say: see {@link Meaningless}.
 */
public final class Matlab {
    private static final int HEADER_BYTES = 128;
    private static final byte[] HDF = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

    private Matlab() {}

    public static boolean recognises(byte[] head, String name) {
        return starts(head, "MATLAB ") || hdf(head) || name.endsWith(".mat") || name.endsWith(".h5");
    }

    private static boolean starts(byte[] head, String text) {
        return new String(head, 0, Math.min(head.length, text.length()), StandardCharsets.ISO_8859_1).equals(text);
    }

    private static boolean hdf(byte[] head) {
        return head.length >= HDF.length && Arrays.equals(head, 0, HDF.length, HDF, 0, HDF.length);
    }

    /** @throws FormatException if the file is no such file, damaged, or holds no variable of numbers */
    public static Contents contents(Path path) throws IOException, FormatException {
        byte[] head;
        try (InputStream in = Files.newInputStream(path)) {
            head = in.readNBytes(HEADER_BYTES);
        }
        if (hdf(head)) {
            throw new FormatException(
                    path + ", byte 0",
                    "a MATLAB file",
                    "plain HDF5, whose arrays have no agreed meaning and are not read");
        }
        boolean second = starts(head, "MATLAB 7.3 MAT-file");
        boolean first = starts(head, "MATLAB 5.0 MAT-file");
        if (head.length < HEADER_BYTES || !(first || second)) {
            throw new FormatException(
                    path + ", byte 0",
                    "a MATLAB file of version 5 or 7.3",
                    "another beginning, such as that of version 4");
        }
        List<String> warnings = new ArrayList<>();
        List<Variable> variables = second ? Mat73.variables(path, warnings) : Mat5Files.variables(path, warnings);
        if (variables.isEmpty()) {
            throw new FormatException(
                    path.toString(), "a variable of numbers", warnings.isEmpty() ? "none" : warnings.getFirst());
        }
        Set<String> encodings = new LinkedHashSet<>();
        List<Part> parts = new ArrayList<>();
        for (Variable variable : variables) {
            encodings.add(variable.encoding());
            parts.add(variable.part());
        }
        return new Contents(
                second ? "MATLAB 7.3" : "MATLAB 5",
                String.join(", ", encodings),
                parts,
                Contents.Origin.UNKNOWN,
                List.of(),
                warnings);
    }
}

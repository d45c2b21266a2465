package org.prodrome.data.format.matlab;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.prodrome.data.FormatException;
import org.prodrome.data.format.Contents;
import org.prodrome.data.format.Magic;
import org.prodrome.data.format.Part;
import org.prodrome.data.format.array.Meaningless;

/**
 * MATLAB's .mat files of versions 5 to 7 and 7.3 (which is HDF5): each variable of real or complex numbers is a part.
 * Other variables (texts, structures, cells, sparse matrices, objects) are left out, with a warning. What a variable's
 * axes are, such a file does not say: see {@link Meaningless}.
 */
public final class Matlab {
    private static final int HEADER_BYTES = 128;
    private static final String HDF = "\u0089HDF\r\n\u001a\n";

    private Matlab() {}

    public static boolean recognises(byte[] head, String name) {
        return Magic.has(head, 0, "MATLAB ")
                || Magic.has(head, 0, HDF)
                || name.endsWith(".mat")
                || name.endsWith(".h5");
    }

    /** @throws FormatException if the file is no such file, damaged, or holds no variable of numbers */
    public static Contents contents(Path path) throws IOException, FormatException {
        byte[] head;
        try (InputStream in = Files.newInputStream(path)) {
            head = in.readNBytes(HEADER_BYTES);
        }
        if (Magic.has(head, 0, HDF)) {
            throw new FormatException(
                    path + ", byte 0",
                    "a MATLAB file",
                    "plain HDF5, whose arrays have no agreed meaning and are not read");
        }
        boolean second = Magic.has(head, 0, "MATLAB 7.3 MAT-file");
        boolean first = Magic.has(head, 0, "MATLAB 5.0 MAT-file");
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

package org.prodrome.data.format.matlab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.prodrome.data.FormatException;
import org.prodrome.data.format.Part;

/**
 * A structure (struct) in a MATLAB 7.3 file. Only a source that knows its files reads one: what fields mean, they don't
 * say.
 *
 * @param arrays fields of numbers, by their names
 * @param texts fields of characters, by their names
 */
public record MatlabStructure(Map<String, Part> arrays, Map<String, String> texts) {
    public MatlabStructure {
        arrays = Map.copyOf(arrays);
        texts = Map.copyOf(texts);
    }

    /**
     * Reads texts; arrays are read later.
     *
     * @throws FormatException if it is no such file, or has no structure of that name
     */
    public static MatlabStructure read(Path file, String variable) throws IOException, FormatException {
        return Mat73.structure(file, variable);
    }
}

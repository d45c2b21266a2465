package org.prodrome.data.format.wfdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.prodrome.data.FormatException;
import org.prodrome.data.format.LenientText;

/**
 * A header's lines. Nothing of them is quoted in a message, for comments may say anything.
 *
 * @param lines without comments and blank lines
 * @param numbers of the lines in the file, from 1
 * @param comments without their sharps
 */
record HeaderText(Path path, List<String> lines, List<Integer> numbers, List<String> comments) {
    private static final Pattern ENDING = Pattern.compile("\\.(dat|mat|hea|d\\d{1,3})");
    private static final long MOST_BYTES = 1 << 22;

    static HeaderText read(Path path) throws IOException, FormatException {
        long size = Files.size(path);
        if (size > MOST_BYTES) {
            throw new FormatException(path.toString(), "a header of at most " + MOST_BYTES + " bytes", size + " bytes");
        }
        List<String> lines = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        List<String> comments = new ArrayList<>();
        int number = 0;
        for (String line : LenientText.decoded(Files.readAllBytes(path)).lines().toList()) {
            number++;
            String text = line.strip();
            if (text.startsWith("#")) {
                comments.add(text.substring(1).strip());
            } else if (!text.isEmpty()) {
                lines.add(text);
                numbers.add(number);
            }
        }
        HeaderText text = new HeaderText(path, List.copyOf(lines), List.copyOf(numbers), List.copyOf(comments));
        if (lines.isEmpty()) {
            throw text.bad(0, "a record's line: name, signals, rate and so on", "none");
        }
        return text;
    }

    /** @param index among {@link #lines} */
    FormatException bad(int index, String expected, String got) {
        String where = index < numbers.size() ? path + ", line " + numbers.get(index) : path.toString();
        return new FormatException(where, expected, got);
    }

    /**
     * A file beside the header.
     *
     * @throws FormatException if the name leads out of the header's folder, or nowhere
     */
    Path beside(String name, int index, String what) throws FormatException {
        // A name with a separator could lead anywhere; records keep their files in one folder.
        boolean plain = name.indexOf('/') < 0 && name.indexOf('\\') < 0 && name.indexOf('\0') < 0;
        if (!plain || name.equals(".") || name.equals("..") || name.equals("-")) {
            throw bad(index, what + " in the header's folder", "one elsewhere");
        }
        Path file;
        try {
            file = path.resolveSibling(name);
        } catch (java.nio.file.InvalidPathException e) {
            throw bad(index, what + " with a name that a file can have", "another");
        }
        if (!Files.isRegularFile(file)) {
            throw bad(index, what + (isOwn(name) ? " " + name : "") + " beside it", "none");
        }
        return file;
    }

    /** Whether a name is the record's with a usual ending, so that messages may say it. */
    private boolean isOwn(String name) {
        String header = String.valueOf(path.getFileName());
        String record = header.substring(0, Math.max(0, header.length() - ".hea".length()));
        return name.startsWith(record)
                && ENDING.matcher(name.substring(record.length())).matches();
    }
}

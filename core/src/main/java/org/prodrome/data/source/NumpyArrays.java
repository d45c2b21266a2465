package org.prodrome.data.source;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.prodrome.data.FormatException;
import org.prodrome.data.format.Contents;
import org.prodrome.data.format.Format;
import org.prodrome.data.format.Part;

/** An array of a NumPy file whose first axis counts cases; held as long as memory allows. */
final class NumpyArrays {
    private final Path file;
    private final Part part;
    /** The axis that counts cases; a reader may have put one of length 1 before it. */
    private final int counting;

    private final int rows;
    private final int width;
    private @Nullable SoftReference<float[]> held;

    private NumpyArrays(Path file, Part part) {
        this.file = file;
        this.part = part;
        this.counting = part.kind() == Part.Kind.TABLE || part.shape().getFirst() > 1 ? 0 : 1;
        this.rows = part.shape().get(counting);
        this.width = Math.toIntExact(part.count() / rows);
    }

    /**
     * The array of a name, without its numbers yet.
     *
     * @param name empty for the only array of an .npy file
     * @throws FormatException if there is none of the name, or it is too large to be held
     */
    static NumpyArrays of(Path file, Contents contents, String name) throws FormatException {
        Part part = contents.parts().stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new FormatException(file.toString(), "an array " + name, "none of that name"));
        if (part.count() > Part.MOST_SAMPLES) {
            throw new FormatException(
                    file + ", array " + name, "at most " + Part.MOST_SAMPLES + " numbers", part.count() + "");
        }
        return new NumpyArrays(file, part);
    }

    static NumpyArrays of(Path file) throws IOException, FormatException {
        return of(file, Format.read(file), "");
    }

    int rows() {
        return rows;
    }

    /** Numbers a case. */
    int width() {
        return width;
    }

    /** Length of an axis after the first, from 0. */
    int length(int axis) {
        return part.shape().get(counting + 1 + axis);
    }

    int axes() {
        return part.shape().size() - counting - 1;
    }

    float[] row(int index) throws IOException, FormatException {
        float[] all = all();
        if (all.length != rows * width) {
            throw new FormatException(file.toString(), "the array that was there", "another");
        }
        return Arrays.copyOfRange(all, index * width, (index + 1) * width);
    }

    private synchronized float[] all() throws IOException, FormatException {
        float[] all = held == null ? null : held.get();
        if (all == null) {
            all = part.samples().all((int) part.count());
            held = new SoftReference<>(all);
        }
        return all;
    }
}

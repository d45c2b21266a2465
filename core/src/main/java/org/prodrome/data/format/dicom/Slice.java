package org.prodrome.data.format.dicom;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.prodrome.data.FormatException;

/**
 * An image of a single frame.
 *
 * @param number its place in the series, by the series' own count
 */
record Slice(Path path, PartTen file, ImageModule image, Geometry geometry, Scale.Meaning meaning, int number) {
    /** Empty of a file that is no such image. */
    static Optional<Slice> of(Path path) throws IOException, FormatException {
        PartTen file = PartTen.open(path);
        if (!file.set().has(Tag.ROWS)) {
            return Optional.empty();
        }
        Optional<ImageModule> image = ImageModule.of(file.set());
        if (image.isEmpty() || image.get().frames() > 1) {
            return Optional.empty();
        }
        List<Scale.Meaning> meanings = Blocks.meanings(file.set(), image.get());
        Blocks.open(file, image.get(), List.of(meanings.getFirst().scale()));
        return Optional.of(new Slice(
                path,
                file,
                image.get(),
                Geometry.ofFrames(file.set(), 1).getFirst(),
                meanings.getFirst(),
                file.set().integer(Tag.INSTANCE_NUMBER).orElse(0)));
    }

    /** [channel][row x column], some rows of them. */
    Blocks open() throws IOException, FormatException {
        return Blocks.open(file, image, List.of(meaning.scale()));
    }
}

package org.prodrome.data.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.prodrome.data.FormatException;
import org.prodrome.data.Signal;
import org.prodrome.data.Volume;

/**
 * Volumes of several contrasts on one grid, a NIfTI file each, which are called after their folder.
 *
 * @param files of t1, t1ce, t2 and flair
 */
record MultiContrast(List<Path> files) {
    private static final List<String> CHANNELS = List.of("t1", "t1ce", "t2", "flair");
    private static final List<String> LATER = List.of("t1n", "t1c", "t2w", "t2f");

    /** Empty where one of the four is not there. */
    static Optional<MultiContrast> in(Path folder) {
        for (List<String> endings : List.of(CHANNELS, LATER)) {
            List<Path> files = endings.stream()
                    .map(ending -> beside(folder, ending))
                    .flatMap(Optional::stream)
                    .toList();
            if (files.size() == endings.size()) {
                return Optional.of(new MultiContrast(files));
            }
        }
        return Optional.empty();
    }

    /** Another volume of the case. */
    Optional<Path> beside(String ending) {
        Path folder = files.getFirst().getParent();
        return folder == null ? Optional.empty() : beside(folder, ending);
    }

    private static Optional<Path> beside(Path folder, String ending) {
        String name = Folder.name(folder);
        for (String gap : List.of("_", "-")) {
            for (String format : List.of(".nii.gz", ".nii")) {
                Path file = folder.resolve(name + gap + ending + format);
                if (Files.isRegularFile(file)) {
                    return Optional.of(file);
                }
            }
        }
        return Optional.empty();
    }

    /** @throws FormatException if one of them is not one volume, or on another grid */
    Volume read() throws IOException, FormatException {
        List<Volume> volumes = new ArrayList<>();
        for (Path file : files) {
            if (!(CaseFile.payload(file) instanceof Volume volume)
                    || volume.channels().size() != 1) {
                throw new FormatException(file.toString(), "a volume of one channel", "something else");
            }
            Volume first = volumes.isEmpty() ? volume : volumes.getFirst();
            if (volume.depth() != first.depth()
                    || volume.height() != first.height()
                    || volume.width() != first.width()) {
                throw new FormatException(file.toString(), "the grid of the case's first volume", "another one");
            }
            volumes.add(volume);
        }
        Volume first = volumes.getFirst();
        int length = first.samples().length;
        float[] samples = new float[Math.multiplyExact(length, volumes.size())];
        List<Signal.Channel> channels = new ArrayList<>();
        for (int i = 0; i < volumes.size(); i++) {
            System.arraycopy(volumes.get(i).samples(), 0, samples, i * length, length);
            channels.add(new Signal.Channel(CHANNELS.get(i), "1"));
        }
        return new Volume(
                samples, channels, first.depth(), first.height(), first.width(), first.spacing(), first.affine());
    }
}

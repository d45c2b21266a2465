package org.prodrome.data.format.dicom;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.prodrome.data.FormatException;
import org.prodrome.data.format.Contents;

/** Sorts the single images of a folder into volumes, by where they lie in the patient and not by their names. */
public final class DicomSeries {
    private DicomSeries() {}

    /** What images must share to lie in one stack. */
    private record Stack(
            String series,
            List<Long> orientation,
            int rows,
            int columns,
            Photometric photometric,
            List<Double> spacing) {
        static Stack of(Slice slice) throws IOException, FormatException {
            return new Stack(
                    slice.file().set().text(Tag.SERIES).orElse(""),
                    slice.geometry().orientation().stream()
                            .map(cosine -> Math.round(cosine * 1e3))
                            .toList(),
                    slice.image().rows(),
                    slice.image().columns(),
                    slice.image().photometric(),
                    slice.geometry().spacing());
        }
    }

    /**
     * Reads every DICOM file that lies in a folder itself.
     *
     * @throws FormatException if one of them is broken, for a volume without it would lack a slice
     */
    public static List<Contents> inFolder(Path folder) throws IOException, FormatException {
        List<Path> found = new ArrayList<>();
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                if (isDicom(file)) {
                    found.add(file);
                }
            }
        }
        return of(found);
    }

    private static boolean isDicom(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Dicom.recognises(
                    in.readNBytes(4096), String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT));
        }
    }

    /**
     * Makes a volume [channel, slice, row, column] of each stack of parallel images of one series. Where several images
     * lie in each place, such as the moments of a series, each is a channel. An image that lies in no stack, images of
     * several frames, waveforms and objects without samples come as they are.
     *
     * @return in the order of the first file of each
     * @throws FormatException if a file is broken
     */
    public static List<Contents> of(List<Path> files) throws IOException, FormatException {
        Map<Object, List<Slice>> stacks = new LinkedHashMap<>();
        Map<Object, Contents> others = new LinkedHashMap<>();
        List<Object> order = new ArrayList<>();
        for (Path path : files) {
            Optional<Slice> slice = Slice.of(path);
            if (slice.isEmpty()) {
                order.add(path);
                others.put(path, Dicom.contents(path));
                continue;
            }
            Stack stack = Stack.of(slice.get());
            if (!stacks.containsKey(stack)) {
                order.add(stack);
            }
            stacks.computeIfAbsent(stack, _ -> new ArrayList<>()).add(slice.get());
        }
        List<Contents> contents = new ArrayList<>();
        for (Object key : order) {
            Contents other = others.get(key);
            List<Slice> slices = stacks.getOrDefault(key, List.of());
            if (other != null) {
                contents.add(other);
            } else if (slices.size() == 1) {
                contents.add(Dicom.contents(slices.getFirst().path()));
            } else {
                contents.add(SliceStack.of(slices));
            }
        }
        return contents;
    }
}

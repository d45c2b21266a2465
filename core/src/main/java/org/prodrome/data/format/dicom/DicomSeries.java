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
import org.prodrome.data.Volume;
import org.prodrome.data.format.Contents;
import org.prodrome.data.format.Part;

/** Sorts the single images of a folder into volumes, by where they lie in the patient and not by their names. */
public final class DicomSeries {
    private DicomSeries() {}

    /**
     * One of a folder's stacks, or an object that lies in none.
     *
     * @param files that it is of; of a stack, in the order of their names
     */
    public record Found(Contents contents, List<Path> files) {
        public Found {
            files = List.copyOf(files);
        }
    }

    /**
     * What was made of files.
     *
     * @param found in the order of the first file of each
     * @param broken why files could not be read, which may be lacking as slices
     */
    public record Sorted(List<Found> found, List<FormatException> broken) {
        public Sorted {
            found = List.copyOf(found);
            broken = List.copyOf(broken);
        }
    }

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
        return of(files(folder));
    }

    /**
     * The one stack of slices in a folder; objects without samples may lie beside it.
     *
     * @throws FormatException if there is none, or more, or a file is broken
     */
    public static Contents only(Path folder) throws IOException, FormatException {
        List<Contents> sampled = inFolder(folder).stream()
                .filter(contents -> !contents.parts().isEmpty())
                .toList();
        boolean one = sampled.size() == 1 && sampled.getFirst().parts().size() == 1;
        if (!one || sampled.getFirst().parts().getFirst().kind() != Part.Kind.VOLUME) {
            String got = sampled.isEmpty()
                    ? "no DICOM images"
                    : sampled.size() == 1 ? "another object" : sampled.size() + " series or objects";
            throw new FormatException(folder.toString(), "the slices of one series", got);
        }
        return sampled.getFirst();
    }

    /**
     * Reads the one volume whose slices lie in a folder.
     *
     * @throws FormatException as {@link #only}
     */
    public static Volume read(Path folder) throws IOException, FormatException {
        return (Volume) only(folder).parts().getFirst().payload();
    }

    private static List<Path> files(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                if (isDicom(file)) {
                    found.add(file);
                }
            }
        }
        return found;
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
        Sorted sorted = sort(files);
        if (!sorted.broken().isEmpty()) {
            throw sorted.broken().getFirst();
        }
        return sorted.found().stream().map(Found::contents).toList();
    }

    /** As {@link #of}, with what can be read where some files are broken. */
    public static Sorted sort(List<Path> files) throws IOException {
        Map<Object, List<Slice>> stacks = new LinkedHashMap<>();
        Map<Object, Contents> others = new LinkedHashMap<>();
        List<FormatException> broken = new ArrayList<>();
        for (Path path : files) {
            try {
                Optional<Slice> slice = Slice.of(path);
                if (slice.isPresent()) {
                    Stack stack = Stack.of(slice.get());
                    stacks.computeIfAbsent(stack, _ -> new ArrayList<>()).add(slice.get());
                } else {
                    others.put(path, Dicom.contents(path));
                    stacks.put(path, List.of());
                }
            } catch (FormatException e) {
                broken.add(e);
            }
        }
        List<Found> found = new ArrayList<>();
        for (Map.Entry<Object, List<Slice>> entry : stacks.entrySet()) {
            List<Slice> slices = entry.getValue();
            Contents other = others.get(entry.getKey());
            try {
                found.add(
                        other == null
                                ? new Found(
                                        stack(slices),
                                        slices.stream().map(Slice::path).toList())
                                : new Found(other, List.of((Path) entry.getKey())));
            } catch (FormatException e) {
                broken.add(e);
            }
        }
        return new Sorted(found, broken);
    }

    private static Contents stack(List<Slice> slices) throws IOException, FormatException {
        return slices.size() == 1 ? Dicom.contents(slices.getFirst().path()) : SliceStack.of(slices);
    }
}

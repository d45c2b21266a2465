package org.prodrome.data.format.nifti;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import org.prodrome.data.FormatException;
import org.prodrome.data.Signal;
import org.prodrome.data.format.Contents;
import org.prodrome.data.format.Part;
import org.prodrome.data.format.array.Meaningless;
import org.prodrome.data.format.array.Opening;
import org.prodrome.data.format.array.Stored;

/** What a header and the file of its samples make together. */
final class NiftiContents {
    // CIFTI-2: matrices of which the fifth and sixth axis are the columns and rows.
    private static final int CIFTI_FIRST = 3000;
    private static final int CIFTI_LAST = 3099;

    private static final MathContext SIX_DIGITS = new MathContext(6);

    private final Header header;
    private final Path headerFile;
    private final Path file;
    private final boolean gzip;
    private final List<String> warnings = new ArrayList<>();

    /**
     * @param file of the samples
     * @param gzip whether that is compressed
     */
    NiftiContents(Header header, Path headerFile, Path file, boolean gzip) {
        this.header = header;
        this.headerFile = headerFile;
        this.file = file;
        this.gzip = gzip;
    }

    Contents all() throws IOException, FormatException {
        long offset = offset();
        boolean cifti = cifti();
        int channels = channels(cifti);
        int components = Math.max(1, header.type().components().size());
        List<Stored.Axis> axes = axes(channels, components);
        checkLength(axes, offset);
        Opening opening = gzip ? Opening.gzip(file, offset) : Opening.of(file, offset);
        Stored stored = new Stored(
                file.toString(), opening, header.type().element(), header.order(), slope(), intercept(), axes);
        if (!stored.straight() && Stored.count(axes) > Part.MOST_SAMPLES) {
            throw new FormatException(
                    headerFile + " (dim)",
                    "at most " + Part.MOST_SAMPLES + " samples of several numbers a voxel",
                    Stored.count(axes) + "");
        }
        Part part = cifti ? table(stored) : volume(stored, channels);
        return new Contents(
                "NIfTI-" + header.version(),
                header.type().words(),
                List.of(part),
                Contents.Origin.UNKNOWN,
                List.of(),
                warnings);
    }

    private Part volume(Stored stored, int channels) {
        Space space = Space.of(header);
        warnings.addAll(space.warnings());
        int components = Math.max(1, header.type().components().size());
        return new Part(
                "",
                Part.Kind.VOLUME,
                List.of(channels * components, header.length(3), header.length(2), header.length(1)),
                OptionalDouble.empty(),
                space.spacing(),
                space.affine(),
                names(channels),
                stored);
    }

    private Part table(Stored stored) {
        int columns = header.length(5);
        return Meaningless.part("", List.of(header.length(6), columns), false, stored);
    }

    private boolean cifti() {
        boolean matrix = header.length(1) == 1
                && header.length(2) == 1
                && header.length(3) == 1
                && header.length(4) == 1
                && header.length(7) == 1
                && header.type().components().isEmpty();
        return isCifti(header) && matrix && header.length(5) <= Meaningless.MOST_CHANNELS;
    }

    /** Whether an extension of the header says what the samples mean. */
    static boolean isCifti(Header header) {
        return header.intent() >= CIFTI_FIRST && header.intent() <= CIFTI_LAST;
    }

    private int channels(boolean cifti) throws FormatException {
        long channels = 1;
        for (int axis = 4; axis <= 7; axis++) {
            channels *= header.length(axis);
            if (!cifti && channels > Meaningless.MOST_CHANNELS / 4) {
                throw new FormatException(
                        headerFile + " (dim)",
                        "at most " + Meaningless.MOST_CHANNELS / 4 + " channels along axes 4 to 7",
                        "more");
            }
        }
        return (int) Math.min(channels, Integer.MAX_VALUE);
    }

    /** Voxels of one number are stored as samples go; of several, channel by channel is another order. */
    private List<Stored.Axis> axes(int channels, int components) {
        List<Stored.Axis> spatial = spatial();
        long volume = Stored.count(spatial);
        List<Stored.Axis> axes = new ArrayList<>();
        if (components > 1) {
            axes.add(new Stored.Axis(components, volume));
            axes.addAll(spatial);
            axes.add(new Stored.Axis(channels, volume * components));
        } else {
            axes.addAll(spatial);
            long stride = volume;
            for (int axis = 4; axis <= 7; axis++) {
                axes.add(new Stored.Axis(header.length(axis), stride));
                stride *= header.length(axis);
            }
        }
        Collections.reverse(axes);
        return axes;
    }

    private List<Stored.Axis> spatial() {
        List<Stored.Axis> axes = new ArrayList<>();
        long stride = 1;
        for (int axis = 1; axis <= 3; axis++) {
            axes.add(new Stored.Axis(header.length(axis), stride));
            stride *= header.length(axis);
        }
        return axes;
    }

    /** Where the samples begin in their file. */
    long offset() throws FormatException {
        int least = header.single() ? (header.version() == 1 ? 352 : 544) : 0;
        double offset = header.voxOffset();
        String where = headerFile + ", byte " + (header.version() == 1 ? 108 : 168) + " (vox_offset)";
        if (offset == 0 && header.single()) {
            warnings.add("the header does not say where the samples begin: byte " + least + " is taken");
            return least;
        }
        if (!(offset >= least) || offset != Math.rint(offset) || offset > 1L << 60) {
            throw new FormatException(where, "a whole number of bytes from " + least + " on", Double.toString(offset));
        }
        return (long) offset;
    }

    private void checkLength(List<Stored.Axis> axes, long offset) throws IOException, FormatException {
        long size = Files.size(file);
        long there = gzip
                ? (size > Long.MAX_VALUE / Opening.MOST_INFLATED ? Long.MAX_VALUE : size * Opening.MOST_INFLATED)
                : size;
        long count = Stored.count(axes);
        if (count > (there - offset) / header.type().element().bytes()) {
            throw new FormatException(
                    file.toString(),
                    shape() + " samples of " + header.type().element().words() + " from byte " + offset + " on",
                    "a " + (gzip ? "compressed " : "") + "file of " + size + " bytes");
        }
    }

    private String shape() {
        return String.join(" x ", header.lengths().stream().map(String::valueOf).toList());
    }

    private boolean scaled() {
        return header.type().scales() && header.slope() != 0 && Double.isFinite(header.slope());
    }

    private double slope() {
        return scaled() ? header.slope() : 1;
    }

    private double intercept() throws FormatException {
        if (!scaled()) {
            return 0;
        }
        if (!Double.isFinite(header.intercept())) {
            throw new FormatException(headerFile + " (scl_inter)", "a finite intercept", "another");
        }
        return header.intercept();
    }

    /** Moments are named by their time, where the header says it. */
    private List<Signal.Channel> names(int channels) {
        List<String> components = header.type().components();
        List<Signal.Channel> names = new ArrayList<>();
        for (int i = 0; i < channels; i++) {
            String name = channels == 1 ? "intensity" : moment(i);
            if (components.isEmpty()) {
                names.add(new Signal.Channel(name, "1"));
            }
            for (String component : components) {
                names.add(new Signal.Channel(channels == 1 ? component : name + " " + component, "1"));
            }
        }
        return names;
    }

    private String moment(int i) {
        double step = header.pixdim()[4]
                * switch (header.units() & 0x38) {
                    case 8 -> 1;
                    case 16 -> 1e-3;
                    case 24 -> 1e-6;
                    default -> 0;
                };
        boolean timed = header.lengths().size() == 4 && step > 0 && step < 1e6;
        return timed
                ? new BigDecimal(step * i)
                                .round(SIX_DIGITS)
                                .stripTrailingZeros()
                                .toPlainString() + " s"
                : Integer.toString(i + 1);
    }
}

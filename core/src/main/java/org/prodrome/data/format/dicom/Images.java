package org.prodrome.data.format.dicom;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.prodrome.data.FormatException;
import org.prodrome.data.Signal;
import org.prodrome.data.format.Part;

/** Makes a part of a data set's pixels: an image of a single frame, a volume of several. */
final class Images {
    /** Kinds of images that screens and secondary captures put text into. */
    private static final Set<String> OFTEN_WRITTEN_ON =
            Set.of("US", "IVUS", "OT", "SC", "XC", "ES", "GM", "SM", "DG", "DOC");

    private static final Signal.Channel[] RGB = {
        new Signal.Channel("red", "1"), new Signal.Channel("green", "1"), new Signal.Channel("blue", "1")
    };

    private Images() {}

    static Part part(PartTen file, ImageModule image) throws IOException, FormatException {
        List<Scale.Meaning> meanings = Blocks.meanings(file.set(), image);
        List<Signal.Channel> channels = channels(image, meanings);
        List<Scale> scales = meanings.stream().map(Scale.Meaning::scale).toList();
        PixelSamples samples = new PixelSamples(file, image, scales, channels.size());
        Blocks.open(file, image, scales);
        if (image.frames() == 1) {
            List<Geometry> slices = Geometry.ofFrames(file.set(), 1);
            return Part.image(
                    "", image.rows(), image.columns(), slices.getFirst().spacing(), channels, samples);
        }
        List<Geometry> slices = Geometry.ofFrames(file.set(), image.frames());
        Geometry first = slices.getFirst();
        Optional<double[]> step = slices.size() == image.frames() ? Geometry.step(slices) : Optional.empty();
        return new Part(
                "",
                Part.Kind.VOLUME,
                List.of(channels.size(), image.frames(), image.rows(), image.columns()),
                OptionalDouble.empty(),
                spacing(file.set(), first, step),
                step.map(first::affine).orElse(List.of()),
                channels,
                samples);
    }

    static List<Signal.Channel> channels(ImageModule image, List<Scale.Meaning> meanings) {
        if (!image.photometric().isGrey()) {
            return List.of(RGB);
        }
        List<String> units =
                meanings.stream().map(Scale.Meaning::unit).distinct().toList();
        return List.of(new Signal.Channel("grey", units.size() == 1 ? units.getFirst() : "1"));
    }

    private static List<Double> spacing(DataSet set, Geometry slice, Optional<double[]> step)
            throws IOException, FormatException {
        if (slice.spacing().isEmpty()) {
            return List.of();
        }
        Optional<Double> between = step.map(s -> Math.hypot(Math.hypot(s[0], s[1]), s[2]));
        if (between.isEmpty()) {
            between = set.number(Tag.SPACING_BETWEEN_SLICES).filter(mm -> mm > 0);
        }
        return between.map(mm ->
                        List.of(mm, slice.spacing().get(0), slice.spacing().get(1)))
                .orElse(List.of());
    }

    /** What whoever uses the image should know. */
    static List<String> warnings(DataSet set, ImageModule image) throws IOException, FormatException {
        List<String> warnings = new ArrayList<>();
        if (image.photometric() == Photometric.MONOCHROME1) {
            warnings.add("MONOCHROME1: high values are meant to look dark; samples are as stored, not inverted");
        }
        if (image.pixels().content() instanceof Content.Bytes bytes
                && image.pixels().tag() == Tag.PIXELS
                && NativeFrames.of(image, bytes).hasMore()) {
            warnings.add("more pixel data than the frames need; the rest is not read");
        }
        if (image.photometric() == Photometric.YBR_FULL_422
                && image.pixels().content() instanceof Content.Bytes bytes
                && bytes.length() >= image.area() * image.frames() * 3) {
            warnings.add("the file says YBR_FULL_422, but its colours have full resolution");
        }
        window(set).ifPresent(warnings::add);
        if (set.has(Tag.VOI_LUT)) {
            warnings.add("a table of values of interest for display is kept apart, not applied");
        }
        int overlays = Overlays.groups(set).size();
        if (overlays > 0) {
            warnings.add(
                    overlays == 1
                            ? "an overlay is kept apart, not drawn"
                            : overlays + " overlays are kept apart, not drawn");
        }
        burnedIn(set).ifPresent(warnings::add);
        return warnings;
    }

    private static Optional<String> window(DataSet set) throws IOException {
        try {
            Optional<Double> center = set.number(Tag.WINDOW_CENTER);
            Optional<Double> width = set.number(Tag.WINDOW_WIDTH);
            return center.isEmpty() || width.isEmpty()
                    ? Optional.empty()
                    : Optional.of(String.format(
                            Locale.ROOT,
                            "a window for display is kept apart, not applied: centre %s, width %s",
                            plain(center.get()),
                            plain(width.get())));
        } catch (FormatException e) {
            return Optional.of("a window for display that can't be read");
        }
    }

    private static String plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e9
                ? Long.toString((long) number)
                : Double.toString(number);
    }

    static Optional<String> burnedIn(DataSet set) throws IOException, FormatException {
        String said = set.text(Tag.BURNED_IN).orElse("");
        if (said.equals("YES")) {
            return Optional.of("text is burned into the picture, as the file itself says");
        }
        boolean often = OFTEN_WRITTEN_ON.contains(set.text(Tag.MODALITY).orElse(""));
        return often && !said.equals("NO")
                ? Optional.of("text may be burned into the picture, as is common in its kind")
                : Optional.empty();
    }
}

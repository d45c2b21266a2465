package org.prodrome.data.format.dicom;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.prodrome.data.FormatException;
import org.prodrome.data.Signal;
import org.prodrome.data.format.Contents;
import org.prodrome.data.format.Part;
import org.prodrome.data.format.Samples;

/** Sorts parallel slices, says what is odd about their places, and makes a volume of them. */
final class SliceStack {
    /** Slices nearer to one another than this many mm lie in one place. */
    private static final double SAME_PLACE = 1e-3;

    /** As parts of the usual distance. */
    private static final double UNEVEN = 0.02;

    private static final double MISSING = 1.5;

    private static final double TILT_DEGREES = 0.1;
    private static final int MOST_WARNINGS = 20;

    private final Set<String> warnings = new LinkedHashSet<>();

    /** Slices in their places, [place][moment]. */
    private final List<List<Slice>> places = new ArrayList<>();

    private SliceStack() {}

    static Contents of(List<Slice> slices) throws IOException, FormatException {
        return new SliceStack().contents(slices);
    }

    private Contents contents(List<Slice> slices) throws IOException, FormatException {
        sort(slices);
        Slice first = places.getFirst().getFirst();
        List<Geometry> line =
                places.stream().map(place -> place.getFirst().geometry()).toList();
        List<Double> distances = distances(line);
        gaps(distances);
        Optional<double[]> step = Geometry.step(line);
        tilt(line);
        List<Double> spacing = List.of();
        if (!distances.isEmpty() && !first.geometry().spacing().isEmpty()) {
            spacing = List.of(
                    median(distances),
                    first.geometry().spacing().get(0),
                    first.geometry().spacing().get(1));
        }
        List<Signal.Channel> channels = channels(first);
        Part volume = new Part(
                "",
                Part.Kind.VOLUME,
                List.of(
                        channels.size(),
                        places.size(),
                        first.image().rows(),
                        first.image().columns()),
                OptionalDouble.empty(),
                spacing,
                step.map(first.geometry()::affine).orElse(List.of()),
                channels,
                samples());
        for (Slice slice : slices) {
            warnings.addAll(slice.file().warnings());
            warnings.addAll(Images.warnings(slice.file().set(), slice.image()));
        }
        return new Contents(
                "DICOM series",
                first.file().syntax().title() + ", " + first.image().stored() + "-bit",
                List.of(volume),
                Dicom.origin(first.file().set(), Privacy.of(first.file().set())),
                List.of(),
                warnings.stream().limit(MOST_WARNINGS).toList());
    }

    private void sort(List<Slice> slices) {
        List<Slice> sorted = new ArrayList<>(slices);
        sorted.sort(Comparator.comparingInt(Slice::number));
        if (!slices.stream().allMatch(slice -> slice.geometry().isPlaced())) {
            if (slices.size() > 1) {
                warnings.add("slices don't say where they lie; they are in the order of their instance numbers");
            }
            sorted.forEach(slice -> places.add(List.of(slice)));
            return;
        }
        sorted.sort(Comparator.comparingDouble(slice -> slice.geometry().depth()));
        double last = Double.NEGATIVE_INFINITY;
        for (Slice slice : sorted) {
            if (slice.geometry().depth() - last > SAME_PLACE) {
                places.add(new ArrayList<>());
                last = slice.geometry().depth();
            }
            places.getLast().add(slice);
        }
        places.forEach(place -> place.sort(Comparator.comparingInt(Slice::number)));
        level();
    }

    /** Keeps as many slices in each place. */
    private void level() {
        int least = places.stream().mapToInt(List::size).min().orElse(1);
        int surplus = places.stream().mapToInt(place -> place.size() - least).sum();
        if (surplus > 0) {
            warnings.add(surplus + " slices lie where others do, but not in every place; they are left out");
            places.replaceAll(place -> place.subList(0, least));
        }
    }

    private static List<Double> distances(List<Geometry> line) {
        List<Double> distances = new ArrayList<>();
        if (line.stream().allMatch(Geometry::isPlaced)) {
            for (int i = 1; i < line.size(); i++) {
                distances.add(line.get(i).depth() - line.get(i - 1).depth());
            }
        }
        return distances;
    }

    private void gaps(List<Double> distances) {
        if (distances.isEmpty()) {
            return;
        }
        double usual = median(distances);
        int missing = 0;
        for (double distance : distances) {
            missing += distance > MISSING * usual ? (int) Math.min(Math.round(distance / usual) - 1, 1 << 20) : 0;
        }
        if (missing > 0) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "%d slice%s missing: most lie %.3f mm apart, some up to %.3f mm",
                    missing,
                    missing == 1 ? " is" : "s are",
                    usual,
                    max(distances)));
        } else if (max(distances) - min(distances) > Math.max(UNEVEN * usual, SAME_PLACE)) {
            warnings.add(String.format(
                    Locale.ROOT, "slices are unevenly spaced: %.3f to %.3f mm apart", min(distances), max(distances)));
        }
    }

    private void tilt(List<Geometry> line) {
        if (line.size() < 2 || !line.stream().allMatch(Geometry::isPlaced)) {
            return;
        }
        double across = line.getLast().depth() - line.getFirst().depth();
        double whole = Math.sqrt(IntStream.range(0, 3)
                .mapToDouble(i -> line.getLast().position().get(i)
                        - line.getFirst().position().get(i))
                .map(d -> d * d)
                .sum());
        double degrees = Math.toDegrees(Math.acos(Math.min(1, across / whole)));
        if (degrees > TILT_DEGREES) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "the stack leans by %.1f degrees, as of a tilted gantry; slices are not moved",
                    degrees));
        }
    }

    private List<Signal.Channel> channels(Slice first) {
        List<Scale.Meaning> meanings = places.stream()
                .flatMap(List::stream)
                .map(Slice::meaning)
                .distinct()
                .toList();
        if (meanings.stream().map(Scale.Meaning::unit).distinct().count() > 1) {
            warnings.add("slices are of different units");
        }
        List<Signal.Channel> one = Images.channels(first.image(), meanings);
        int moments = places.getFirst().size();
        if (moments == 1) {
            return one;
        }
        List<Signal.Channel> all = new ArrayList<>();
        for (int moment = 1; moment <= moments; moment++) {
            for (Signal.Channel channel : one) {
                all.add(new Signal.Channel(channel.name() + " " + moment, channel.unit()));
            }
        }
        return all;
    }

    /** [moment and colour, place, row, column] */
    private Samples samples() {
        return sink -> {
            int colours = places.getFirst().getFirst().image().photometric().isGrey() ? 1 : 3;
            for (int moment = 0; moment < places.getFirst().size(); moment++) {
                for (int colour = 0; colour < colours; colour++) {
                    for (List<Slice> place : places) {
                        plane(place.get(moment), colour, sink);
                    }
                }
            }
        };
    }

    private static void plane(Slice slice, int colour, Samples.Sink sink) throws IOException, FormatException {
        Blocks blocks = slice.open();
        int rows = slice.image().rows();
        for (int row = 0; row < rows; row += blocks.rowsAtOnce()) {
            float[] values = blocks.read(0, row, Math.min(blocks.rowsAtOnce(), rows - row))[colour];
            sink.accept(values, 0, values.length);
        }
    }

    private static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static double max(List<Double> values) {
        return doubles(values).max().orElse(0);
    }

    private static double min(List<Double> values) {
        return doubles(values).min().orElse(0);
    }

    private static DoubleStream doubles(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue);
    }
}

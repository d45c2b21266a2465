package org.prodrome.data.format.dicom;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.prodrome.data.FormatException;

/**
 * Where a slice lies, in the patient's coordinates of DICOM: mm towards left, back and head (PS3.3, section C.7.6.2).
 *
 * @param position of the centre of the first pixel; empty where it is unknown
 * @param orientation unit vectors along a row and along a column; empty where they are unknown
 * @param spacing mm from one row to the next and from one column to the next; empty where it is unknown
 */
record Geometry(List<Double> position, List<Double> orientation, List<Double> spacing) {
    static final Geometry UNKNOWN = new Geometry(List.of(), List.of(), List.of());

    private static final double UNIT_TOLERANCE = 1e-3;

    /** How far, in mm and as a part of the step, a slice may lie off its place in a stack. */
    private static final double STACK_TOLERANCE = 0.02;

    /** A whole data set's, or as much of it as can be read. */
    static Geometry of(DataSet set) throws IOException {
        return new Geometry(
                vector(set, Tag.POSITION, 3),
                orientation(set),
                spacing(set, Tag.PIXEL_SPACING, Tag.IMAGER_PIXEL_SPACING, Tag.NOMINAL_PIXEL_SPACING));
    }

    /** Each frame's. */
    static List<Geometry> ofFrames(DataSet set, int frames) throws IOException {
        Geometry whole = of(set);
        List<DataSet> positions = Groups.of(set, Tag.PLANE_POSITION, frames);
        List<DataSet> orientations = Groups.of(set, Tag.PLANE_ORIENTATION, frames);
        List<DataSet> measures = Groups.of(set, Tag.PIXEL_MEASURES, frames);
        List<Geometry> each = new ArrayList<>();
        if (positions.isEmpty()) {
            return whole.along(vector(set, Tag.GRID_OFFSETS, frames));
        }
        for (int i = 0; i < frames; i++) {
            each.add(new Geometry(
                    vector(at(positions, i), Tag.POSITION, 3),
                    orientations.isEmpty() ? whole.orientation() : orientation(at(orientations, i)),
                    measures.isEmpty() ? whole.spacing() : spacing(at(measures, i), Tag.PIXEL_SPACING)));
        }
        return each;
    }

    private static DataSet at(List<DataSet> groups, int frame) {
        return groups.get(Math.min(frame, groups.size() - 1));
    }

    /** Slices at offsets along the normal, as dose grids have them; the first lies at the position. */
    private List<Geometry> along(List<Double> offsets) {
        if (offsets.isEmpty() || position.isEmpty() || orientation.isEmpty()) {
            return List.of(this);
        }
        double[] normal = normal();
        List<Geometry> each = new ArrayList<>();
        for (double offset : offsets) {
            List<Double> moved = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                moved.add(position.get(i) + normal[i] * (offset - offsets.getFirst()));
            }
            each.add(new Geometry(moved, orientation, spacing));
        }
        return each;
    }

    private static List<Double> vector(DataSet set, int tag, int length) throws IOException {
        try {
            List<Double> numbers = set.numbers(tag);
            return numbers.size() == length ? numbers : List.of();
        } catch (FormatException e) {
            return List.of();
        }
    }

    private static List<Double> spacing(DataSet set, int... tags) throws IOException {
        for (int tag : tags) {
            List<Double> spacing = vector(set, tag, 2);
            if (!spacing.isEmpty() && spacing.stream().allMatch(mm -> mm > 0)) {
                return spacing;
            }
        }
        return List.of();
    }

    private static List<Double> orientation(DataSet set) throws IOException {
        List<Double> o = vector(set, Tag.ORIENTATION, 6);
        if (o.isEmpty()) {
            return o;
        }
        double row = o.get(0) * o.get(0) + o.get(1) * o.get(1) + o.get(2) * o.get(2);
        double column = o.get(3) * o.get(3) + o.get(4) * o.get(4) + o.get(5) * o.get(5);
        double between = o.get(0) * o.get(3) + o.get(1) * o.get(4) + o.get(2) * o.get(5);
        boolean good = Math.abs(row - 1) < UNIT_TOLERANCE
                && Math.abs(column - 1) < UNIT_TOLERANCE
                && Math.abs(between) < UNIT_TOLERANCE;
        return good ? o : List.of();
    }

    boolean isPlaced() {
        return !position.isEmpty() && !orientation.isEmpty();
    }

    /** The unit vector across the slice. */
    double[] normal() {
        List<Double> o = orientation;
        return new double[] {
            o.get(1) * o.get(5) - o.get(2) * o.get(4),
            o.get(2) * o.get(3) - o.get(0) * o.get(5),
            o.get(0) * o.get(4) - o.get(1) * o.get(3)
        };
    }

    /** How far along its normal a slice lies, in mm. */
    double depth() {
        double[] normal = normal();
        return normal[0] * position.get(0) + normal[1] * position.get(1) + normal[2] * position.get(2);
    }

    /** From one slice to the next, if they follow one another evenly. */
    static Optional<double[]> step(List<Geometry> slices) {
        if (slices.size() < 2 || !slices.stream().allMatch(Geometry::isPlaced)) {
            return Optional.empty();
        }
        Geometry first = slices.getFirst();
        double[] step = new double[3];
        for (int i = 0; i < 3; i++) {
            step[i] = (slices.getLast().position().get(i) - first.position().get(i)) / (slices.size() - 1);
        }
        double length = Math.hypot(Math.hypot(step[0], step[1]), step[2]);
        for (int n = 0; n < slices.size(); n++) {
            for (int i = 0; i < 3; i++) {
                double off = slices.get(n).position().get(i) - first.position().get(i) - n * step[i];
                if (Math.abs(off) > STACK_TOLERANCE * Math.max(1, length)) {
                    return Optional.empty();
                }
            }
        }
        boolean parallel = slices.stream().allMatch(slice -> isSame(slice.orientation(), first.orientation()));
        return parallel && length > 0 ? Optional.of(step) : Optional.empty();
    }

    static boolean isSame(List<Double> a, List<Double> b) {
        for (int i = 0; i < a.size(); i++) {
            if (a.size() != b.size() || Math.abs(a.get(i) - b.get(i)) > UNIT_TOLERANCE) {
                return false;
            }
        }
        return a.size() == b.size();
    }

    /** From (column, row, slice, 1) to mm towards right, front and head; empty where this slice's place is unknown. */
    List<Double> affine(double[] step) {
        if (!isPlaced() || spacing.isEmpty()) {
            return List.of();
        }
        List<Double> affine = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int sign = i < 2 ? -1 : 1;
            affine.add(sign * orientation.get(i) * spacing.get(1));
            affine.add(sign * orientation.get(3 + i) * spacing.get(0));
            affine.add(sign * step[i]);
            affine.add(sign * position.get(i));
        }
        affine.addAll(List.of(0.0, 0.0, 0.0, 1.0));
        return affine;
    }
}

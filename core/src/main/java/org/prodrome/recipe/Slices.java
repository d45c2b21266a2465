package org.prodrome.recipe;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.prodrome.data.Case;
import org.prodrome.data.FormatException;
import org.prodrome.data.Image;
import org.prodrome.data.Payload;
import org.prodrome.data.Volume;
import org.prodrome.detect.AnomalyMap;
import org.prodrome.detect.PicturePreparation;
import org.prodrome.detect.VolumePreparation;
import org.prodrome.recipe.report.Exhibit;
import org.prodrome.recipe.report.Exhibit.Plane;
import org.prodrome.signal.Rescaling;

/**
 * What is shown of an image or a volume, on its own grid, brought down where an axis is longer than a page can show:
 * the image, or the three planes through the highest place of the map, else through the fullest of what is known, else
 * through the middle.
 *
 * @param brightness [slice, row, column] of the first channel, or of all colours
 * @param spacing mm from one slice, row and column to the next, or 1 where it is unknown
 */
record Slices(Case of, float[] brightness, int depth, int height, int width, double[] spacing) {
    private static final int LONGEST_IMAGE = 800;
    private static final int LONGEST_VOLUME = 320;

    /** @throws FormatException if the payload is neither an image nor a volume */
    static Slices of(Case of, Payload payload) throws FormatException {
        String where = "case " + of.id();
        return switch (payload) {
            case Image image -> {
                int height = Math.min(image.height(), LONGEST_IMAGE);
                int width = Math.min(image.width(), LONGEST_IMAGE);
                double[] spacing = {
                    1,
                    spacing(image.spacing(), 0) * image.height() / height,
                    spacing(image.spacing(), 1) * image.width() / width
                };
                float[] values = new PicturePreparation(1, height, width)
                        .field(image, where)
                        .values();
                yield new Slices(of, values, 1, height, width, spacing);
            }
            case Volume volume -> {
                int depth = Math.min(volume.depth(), LONGEST_VOLUME);
                int height = Math.min(volume.height(), LONGEST_VOLUME);
                int width = Math.min(volume.width(), LONGEST_VOLUME);
                double[] spacing = {
                    spacing(volume.spacing(), 0) * volume.depth() / depth,
                    spacing(volume.spacing(), 1) * volume.height() / height,
                    spacing(volume.spacing(), 2) * volume.width() / width
                };
                float[] values = new VolumePreparation(1, depth, height, width)
                        .field(volume, where)
                        .values();
                yield new Slices(of, values, depth, height, width, spacing);
            }
            default ->
                throw new FormatException(
                        where, "an image or a volume", payload.getClass().getSimpleName());
        };
    }

    private static double spacing(List<Double> spacing, int axis) {
        return spacing.isEmpty() || !(spacing.get(axis) > 0) ? 1 : spacing.get(axis);
    }

    /** @throws FormatException if the case's mask can't be read */
    Exhibit.Picture exhibit(Optional<AnomalyMap> map) throws IOException, FormatException {
        KnownPlaces places = new KnownPlaces(of, depth, height, width);
        Optional<float[]> known = places.mask();
        Optional<float[]> heat = map.map(this::onThisGrid);
        if (depth == 1) {
            return new Exhibit.Picture(List.of(new Plane(
                    "",
                    slice(brightness, 0),
                    heat.map(values -> slice(values, 0)),
                    known.map(values -> slice(values, 0)),
                    places.boxes(),
                    spacing[1],
                    spacing[2])));
        }
        int[] place = heat.map(this::highest)
                .or(() -> known.map(this::fullest))
                .orElse(new int[] {depth / 2, height / 2, width / 2});
        return new Exhibit.Picture(planes(place, heat, known));
    }

    private List<Plane> planes(int[] place, Optional<float[]> heat, Optional<float[]> known) {
        int z = place[0];
        int y = place[1];
        int x = place[2];
        List<Plane> planes = new ArrayList<>();
        planes.add(new Plane(
                "slice " + (z + 1) + " of " + depth,
                slice(brightness, z),
                heat.map(values -> slice(values, z)),
                known.map(values -> slice(values, z)),
                List.of(),
                spacing[1],
                spacing[2]));
        planes.add(new Plane(
                "row " + (y + 1) + " of " + height,
                row(brightness, y),
                heat.map(values -> row(values, y)),
                known.map(values -> row(values, y)),
                List.of(),
                spacing[0],
                spacing[2]));
        planes.add(new Plane(
                "column " + (x + 1) + " of " + width,
                column(brightness, x),
                heat.map(values -> column(values, x)),
                known.map(values -> column(values, x)),
                List.of(),
                spacing[0],
                spacing[1]));
        return planes;
    }

    /** [row, column] */
    private float[][] slice(float[] values, int z) {
        float[][] rows = new float[height][width];
        for (int y = 0; y < height; y++) {
            System.arraycopy(values, (z * height + y) * width, rows[y], 0, width);
        }
        return rows;
    }

    /** [slice, column], the last slice uppermost */
    private float[][] row(float[] values, int y) {
        float[][] rows = new float[depth][width];
        for (int z = 0; z < depth; z++) {
            System.arraycopy(values, (z * height + y) * width, rows[depth - 1 - z], 0, width);
        }
        return rows;
    }

    /** [slice, row], the last slice uppermost */
    private float[][] column(float[] values, int x) {
        float[][] rows = new float[depth][height];
        for (int z = 0; z < depth; z++) {
            for (int y = 0; y < height; y++) {
                rows[depth - 1 - z][y] = values[(z * height + y) * width + x];
            }
        }
        return rows;
    }

    private int[] highest(float[] values) {
        int highest = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] > values[highest]) {
                highest = i;
            }
        }
        return new int[] {highest / (height * width), highest / width % height, highest % width};
    }

    /** On each axis for itself. */
    private int[] fullest(float[] values) {
        double[][] sums = {new double[depth], new double[height], new double[width]};
        for (int i = 0; i < values.length; i++) {
            sums[0][i / (height * width)] += values[i];
            sums[1][i / width % height] += values[i];
            sums[2][i % width] += values[i];
        }
        int[] place = new int[sums.length];
        for (int axis = 0; axis < place.length; axis++) {
            for (int i = 1; i < sums[axis].length; i++) {
                if (sums[axis][i] > sums[axis][place[axis]]) {
                    place[axis] = i;
                }
            }
        }
        return place;
    }

    private float[] onThisGrid(AnomalyMap map) {
        List<Integer> lengths = map.lengths();
        int slices = lengths.size() > 2 ? lengths.getFirst() : 1;
        int rows = lengths.get(lengths.size() - 2);
        int columns = lengths.getLast();
        float[] deep = Rescaling.stretch(map.values(), 1, slices, rows * columns, depth);
        float[] high = Rescaling.stretch(deep, depth, rows, columns, height);
        return Rescaling.stretch(high, depth * height, columns, 1, width);
    }
}

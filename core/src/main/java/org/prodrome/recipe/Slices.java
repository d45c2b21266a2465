package org.prodrome.recipe;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.prodrome.data.FormatException;
import org.prodrome.data.Image;
import org.prodrome.data.Payload;
import org.prodrome.data.Truth;
import org.prodrome.data.Truth.Box;
import org.prodrome.data.Volume;
import org.prodrome.detect.AnomalyMap;
import org.prodrome.detect.VolumePreparation;
import org.prodrome.recipe.report.Exhibit;

/**
 * The slice of a prepared picture or volume that is shown: that of the highest value of the map, or of the most known
 * abnormal voxels, or the middle one.
 */
record Slices(Prepared one, int depth, int height, int width) {
    /** A mask that was drawn as 0 and 1 has this where a place is half abnormal. */
    private static final float EDGE = 0.5f;

    /** @throws FormatException if the case or its mask can't be read again */
    Exhibit.Picture exhibit(Optional<AnomalyMap> map) throws IOException, FormatException {
        Optional<float[]> known = mask();
        Optional<float[]> heat = map.map(AnomalyMap::values);
        int slice = heat.or(() -> known).map(this::fullest).orElse(depth / 2);
        return new Exhibit.Picture(
                depth == 1 ? "" : "slice " + (slice + 1) + " of " + depth,
                rows(one.field().values(), slice),
                heat.map(values -> rows(values, slice)),
                known.map(values -> rows(values, slice)),
                depth == 1 ? boxes() : List.of());
    }

    /** Which places are abnormal by the case's mask, or by its boxes where it has none; empty without either. */
    Optional<boolean[]> known() throws IOException, FormatException {
        Optional<float[]> drawn = mask();
        List<Box> boxes = drawn.isEmpty() && depth == 1 ? boxes() : List.of();
        if (drawn.isEmpty() && boxes.isEmpty()) {
            return Optional.empty();
        }
        boolean[] known = new boolean[depth * height * width];
        for (int i = 0; i < known.length; i++) {
            int row = i / width;
            double x = i % width + 0.5;
            double y = row % height + 0.5;
            known[i] = drawn.isPresent()
                    ? drawn.get()[i] >= EDGE
                    : boxes.stream()
                            .anyMatch(box -> x > box.left() && x < box.right() && y > box.top() && y < box.bottom());
        }
        return Optional.of(known);
    }

    private int fullest(float[] values) {
        int size = height * width;
        int fullest = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int slice = 0; slice < depth; slice++) {
            double sum = 0;
            for (int i = slice * size; i < (slice + 1) * size; i++) {
                sum += values[i];
            }
            if (sum > most) {
                most = sum;
                fullest = slice;
            }
        }
        return fullest;
    }

    private float[][] rows(float[] values, int slice) {
        float[][] rows = new float[height][];
        for (int row = 0; row < height; row++) {
            int from = (slice * height + row) * width;
            rows[row] = Arrays.copyOfRange(values, from, from + width);
        }
        return rows;
    }

    /** What is known to be abnormal, on the prepared grid. */
    private Optional<float[]> mask() throws IOException, FormatException {
        Optional<Truth.Mask> mask = one.of().truth().mask();
        if (mask.isEmpty()) {
            return Optional.empty();
        }
        Volume drawn = switch (mask.get().read()) {
            case Volume volume -> volume;
            case Image image ->
                new Volume(image.samples(), image.channels(), 1, image.height(), image.width(), List.of(), List.of());
            case Payload other ->
                throw new FormatException(
                        "case " + one.of().id() + ", mask",
                        "an image or a volume",
                        other.getClass().getSimpleName());
        };
        return Optional.of(new VolumePreparation(1, depth, height, width)
                .field(drawn, "case " + one.of().id() + ", mask")
                .values());
    }

    private List<Box> boxes() throws IOException, FormatException {
        List<Box> boxes = one.of().truth().boxes();
        if (boxes.isEmpty() || !(one.of().payload() instanceof Image image)) {
            return List.of();
        }
        double across = (double) width / image.width();
        double down = (double) height / image.height();
        return boxes.stream()
                .map(box -> new Box(
                        box.left() * across,
                        box.top() * down,
                        box.right() * across,
                        box.bottom() * down,
                        box.finding()))
                .toList();
    }
}

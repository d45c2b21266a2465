package org.prodrome.recipe;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.prodrome.data.Case;
import org.prodrome.data.FormatException;
import org.prodrome.data.Image;
import org.prodrome.data.Payload;
import org.prodrome.data.Truth;
import org.prodrome.data.Truth.Box;
import org.prodrome.data.Volume;
import org.prodrome.detect.PicturePreparation;
import org.prodrome.detect.VolumePreparation;

/** What of an image or a volume is known to be abnormal, on a grid of so many places. */
record KnownPlaces(Case of, int depth, int height, int width) {
    /** A mask that was drawn as 0 and 1 has this where a place is half abnormal. */
    private static final float EDGE = 0.5f;

    /** [place], by the case's mask, or by its boxes where it has none; empty without either. */
    Optional<boolean[]> abnormal() throws IOException, FormatException {
        Optional<float[]> drawn = mask();
        List<Box> boxes = drawn.isEmpty() && depth == 1 ? boxes() : List.of();
        if (drawn.isEmpty() && boxes.isEmpty()) {
            return Optional.empty();
        }
        boolean[] abnormal = new boolean[depth * height * width];
        for (int i = 0; i < abnormal.length; i++) {
            double x = i % width + 0.5;
            double y = i / width % height + 0.5;
            abnormal[i] = drawn.isPresent()
                    ? drawn.get()[i] >= EDGE
                    : boxes.stream()
                            .anyMatch(box -> x > box.left() && x < box.right() && y > box.top() && y < box.bottom());
        }
        return Optional.of(abnormal);
    }

    /** [place], its share that is abnormal by the case's mask. */
    Optional<float[]> mask() throws IOException, FormatException {
        Optional<Truth.Mask> mask = of.truth().mask();
        if (mask.isEmpty()) {
            return Optional.empty();
        }
        String where = "case " + of.id() + ", mask";
        Volume drawn = switch (mask.get().read()) {
            case Volume volume -> volume;
            case Image image ->
                new Volume(image.samples(), image.channels(), 1, image.height(), image.width(), List.of(), List.of());
            case Payload other ->
                throw new FormatException(
                        where, "an image or a volume", other.getClass().getSimpleName());
        };
        if (depth == 1) {
            Image image = new Image(drawn.samples(), drawn.channels(), drawn.height(), drawn.width(), List.of());
            return Optional.of(
                    new PicturePreparation(1, height, width).field(image, where).values());
        }
        return Optional.of(new VolumePreparation(1, depth, height, width)
                .field(drawn, where)
                .values());
    }

    /** The case's boxes, in places of this grid; none in a volume. */
    List<Box> boxes() throws IOException, FormatException {
        List<Box> boxes = of.truth().boxes();
        if (boxes.isEmpty() || !(of.payload() instanceof Image image)) {
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

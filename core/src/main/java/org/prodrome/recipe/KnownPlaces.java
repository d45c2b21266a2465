package org.prodrome.recipe;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.prodrome.data.Case;
import org.prodrome.data.FormatException;
import org.prodrome.data.Image;
import org.prodrome.data.Truth.Box;
import org.prodrome.detect.MaskPreparation;
import org.prodrome.detect.PicturePreparation;
import org.prodrome.detect.Preparation;
import org.prodrome.detect.VolumePreparation;
import org.prodrome.signal.Field;

/** What of an image or a volume is known to be abnormal, on a grid of so many places. */
record KnownPlaces(Case of, int depth, int height, int width) {
    /** A place is abnormal from this share of it on. */
    private static final float EDGE = 0.5f;

    /** [place], by the case's mask, or by its boxes where it has none; empty without either. */
    Optional<boolean[]> abnormal() throws IOException, FormatException {
        Optional<float[]> shares = mask();
        if (shares.isEmpty() && depth == 1 && !boxes().isEmpty()) {
            shares = Optional.of(shares());
        }
        if (shares.isEmpty()) {
            return Optional.empty();
        }
        boolean[] abnormal = new boolean[depth * height * width];
        for (int i = 0; i < abnormal.length; i++) {
            abnormal[i] = shares.get()[i] >= EDGE;
        }
        return Optional.of(abnormal);
    }

    /** [place], its share that is abnormal by the case's mask. */
    Optional<float[]> mask() throws IOException, FormatException {
        return of.truth().mask().isPresent() ? Optional.of(shares()) : Optional.empty();
    }

    /** As a model that learns from masks is told. */
    private float[] shares() throws IOException, FormatException {
        Preparation grid =
                depth == 1 ? new PicturePreparation(1, height, width) : new VolumePreparation(1, depth, height, width);
        Field own = new Field(new float[depth * height * width], 1, depth);
        return new MaskPreparation(grid).field(of, own).values();
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

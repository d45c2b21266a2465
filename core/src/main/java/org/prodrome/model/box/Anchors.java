package org.prodrome.model.box;

import java.util.List;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Value;

/**
 * The boxes that lie ready at each place of each level, of several shapes and sizes (Ren, He, Girshick and Sun, "Faster
 * R-CNN", NIPS 2015, section 3.1; sizes as Lin, Goyal, Girshick, He and Dollár, "Focal Loss for Dense Object
 * Detection", ICCV 2017, section 4, have them).
 *
 * @param scale edge of the smallest at a place, in strides of its level; 4 in the paper
 * @param octaves sizes within a doubling; 3 in the paper
 * @param ratios of height to width; 1/2, 1 and 2 in the paper
 */
public record Anchors(double scale, int octaves, List<Double> ratios) {
    public Anchors {
        ratios = List.copyOf(ratios);
        if (!(scale > 0 && scale <= 64)
                || octaves < 1
                || octaves > 8
                || ratios.isEmpty()
                || ratios.stream().anyMatch(ratio -> !(ratio > 0 && ratio <= 16))) {
            throw new IllegalArgumentException(
                    "anchors: expected a scale above 0, 1 to 8 octaves and ratios above 0, got " + scale + ", "
                            + octaves + " and " + ratios);
        }
    }

    /** How many there are at each place. */
    int each() {
        return octaves * ratios.size();
    }

    /**
     * Those of all levels, by level, shape and place: left, top, right and bottom in pixels, [1, anchor, 4].
     *
     * @param levels places of each, [height, width]
     * @param picture [height, width]
     */
    Value of(GraphBuilder g, List<List<Integer>> levels, List<Integer> picture) {
        int count = levels.stream()
                .mapToInt(level -> each() * level.getFirst() * level.getLast())
                .sum();
        float[] boxes = new float[4 * count];
        int at = 0;
        for (List<Integer> level : levels) {
            double down = (double) picture.getFirst() / level.getFirst();
            double across = (double) picture.getLast() / level.getLast();
            for (int shape = 0; shape < each(); shape++) {
                double edge = scale * Math.sqrt(down * across) * Math.pow(2, (double) (shape % octaves) / octaves);
                double ratio = ratios.get(shape / octaves);
                double height = edge * Math.sqrt(ratio);
                double width = edge / Math.sqrt(ratio);
                for (int place = 0; place < level.getFirst() * level.getLast(); place++, at += 4) {
                    double x = (place % level.getLast() + 0.5) * across;
                    double y = (place / level.getLast() + 0.5) * down;
                    boxes[at] = (float) (x - width / 2);
                    boxes[at + 1] = (float) (y - height / 2);
                    boxes[at + 2] = (float) (x + width / 2);
                    boxes[at + 3] = (float) (y + height / 2);
                }
            }
        }
        return g.constant(Array.of(boxes, 1, count, 4));
    }
}

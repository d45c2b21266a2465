package org.prodrome.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.prodrome.graph.Array;

/**
 * Chooses boxes by falling score, without those that overlap a chosen one of their class too much. Boxes are [batch,
 * box, 4], scores [batch, class, box]; the result is [chosen, 3] of batch, class and box.
 */
final class NonMaxSuppressionKernel {
    private NonMaxSuppressionKernel() {}

    /** A box by its corners. */
    private record Box(float left, float right, float top, float bottom) {

        float area() {
            return (right - left) * (bottom - top);
        }

        /** Whether the two share more of what they cover together than that. Reckoned in 32 bits, as others do. */
        boolean overlaps(Box other, float most) {
            float width = Math.min(right, other.right) - Math.max(left, other.left);
            float height = Math.min(bottom, other.bottom) - Math.max(top, other.top);
            float common = width * height;
            float union = area() + other.area() - common;
            return width > 0
                    && height > 0
                    && common > 0
                    && area() > 0
                    && other.area() > 0
                    && union > 0
                    && common / union > most;
        }
    }

    static Kernel of(Node node) {
        boolean centred = node.flag("center_point_box", false);
        return Kernel.of(x -> {
            Tensor boxes = x.get(0);
            Tensor scores = x.get(1);
            if (boxes.dim() != 3
                    || boxes.size(2) != 4
                    || scores.dim() != 3
                    || scores.size(0) != boxes.size(0)
                    || scores.size(2) != boxes.size(1)) {
                throw node.failure("expected boxes [batch, box, 4] and scores [batch, class, box], got the shapes "
                        + Arrays.toString(boxes.shape()) + " and " + Arrays.toString(scores.shape()));
            }
            long most = given(x, 2) ? x.longs(2)[0] : 0;
            float overlap = given(x, 3) ? (float) x.number(3) : 0;
            float least = given(x, 4) ? (float) x.number(4) : Float.NEGATIVE_INFINITY;
            float[] score = Tensors.download(scores.to(ScalarType.Float)).floats();
            Box[] box = boxes(Tensors.download(boxes.to(ScalarType.Float)).floats(), centred);
            int count = Math.toIntExact(boxes.size(1));
            int classes = Math.toIntExact(scores.size(1));
            List<Long> chosen = new ArrayList<>();
            for (int row = 0; row < boxes.size(0) * classes; row++) {
                long batch = row / classes;
                int first = row * count;
                Box[] own = Arrays.copyOfRange(box, (int) batch * count, (int) (batch + 1) * count);
                float[] ownScores = Arrays.copyOfRange(score, first, first + count);
                for (int place : chosen(own, ownScores, most, overlap, least)) {
                    chosen.addAll(List.of(batch, (long) (row % classes), (long) place));
                }
            }
            long[] values = chosen.stream().mapToLong(Long::longValue).toArray();
            return Tensors.upload(Array.of(values, values.length / 3, 3), Device.CPU);
        });
    }

    private static boolean given(Operands x, int input) {
        return x.has(input) && x.get(input).numel() > 0;
    }

    private static Box[] boxes(float[] v, boolean centred) {
        Box[] boxes = new Box[v.length / 4];
        for (int i = 0; i < boxes.length; i++) {
            float a = v[4 * i];
            float b = v[4 * i + 1];
            float c = v[4 * i + 2];
            float d = v[4 * i + 3];
            boxes[i] = centred
                    ? new Box(a - c / 2, a + c / 2, b - d / 2, b + d / 2)
                    : new Box(Math.min(b, d), Math.max(b, d), Math.min(a, c), Math.max(a, c));
        }
        return boxes;
    }

    private static List<Integer> chosen(Box[] boxes, float[] scores, long most, float overlap, float least) {
        List<Integer> order = IntStream.range(0, boxes.length)
                .filter(i -> least == Float.NEGATIVE_INFINITY || scores[i] > least)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -scores[i]))
                .toList();
        List<Integer> chosen = new ArrayList<>();
        for (int candidate : order) {
            if (chosen.size() >= most) {
                break;
            }
            if (chosen.stream().noneMatch(other -> boxes[candidate].overlaps(boxes[other], overlap))) {
                chosen.add(candidate);
            }
        }
        return chosen;
    }
}

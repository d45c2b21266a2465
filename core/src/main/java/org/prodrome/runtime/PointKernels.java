package org.prodrome.runtime;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * GatherND and ScatterND, whose indices are points: the last axis of the indices has a coordinate for each of the
 * data's axes, from the first on. The axes that points lie in are made one, and a point a place on it.
 */
final class PointKernels {
    private PointKernels() {}

    /**
     * Data seen through points.
     *
     * @param data [points' axes as one, what a point holds as one]
     * @param places of the points along the first axis, in row-major order
     * @param held the shape of what one point holds
     */
    private record Points(Tensor data, Tensor places, long[] held) {

        /** @param batch how many first axes data and indices have in common */
        static Points of(Tensor data, Tensor indices, int batch) {
            long[] shape = data.shape();
            long[] around = indices.shape();
            int coordinates = around.length == 0 ? -1 : Math.toIntExact(around[around.length - 1]);
            if (batch < 0
                    || batch >= around.length
                    || coordinates < 1
                    || batch + coordinates > shape.length
                    || !Arrays.equals(shape, 0, batch, around, 0, batch)) {
                throw new IllegalArgumentException("expected indices whose last axis has at most a coordinate for each"
                        + " axis of the data " + Arrays.toString(shape) + ", got the shape " + Arrays.toString(around)
                        + " with " + batch + " axes in common");
            }
            int pointAxes = batch + coordinates;
            long[] held = Arrays.copyOfRange(shape, pointAxes, shape.length);
            Tensor places = places(shape, indices.to(ScalarType.Long), batch, coordinates);
            long all = product(shape, 0, pointAxes);
            Tensor flat = data.reshape(all, product(held, 0, held.length));
            return new Points(flat, Places.of(places, all, data), held);
        }

        private static Tensor places(long[] shape, Tensor indices, int batch, int coordinates) {
            long each = product(indices.shape(), batch, indices.shape().length - 1);
            long batches = product(shape, 0, batch);
            Tensor places = torch.mul(
                    torch.arange(new Scalar(batches))
                            .to(indices.device(), ScalarType.Long)
                            .reshape(batches, 1),
                    new Scalar(product(shape, batch, batch + coordinates)));
            for (int i = 0; i < coordinates; i++) {
                long length = shape[batch + i];
                Tensor along = Places.of(indices.select(-1, i).reshape(batches, each), length, indices);
                Places.require(along, length);
                long stride = product(shape, batch + i + 1, batch + coordinates);
                places = torch.add(places, torch.mul(along, new Scalar(stride)));
            }
            return places.flatten();
        }

        private static long product(long[] shape, int from, int to) {
            return Arrays.stream(shape, from, to).reduce(1, (a, b) -> a * b);
        }
    }

    static Kernel gather(Node node) {
        int batch = Math.toIntExact(node.integer("batch_dims", 0));
        return Kernel.of(x -> {
            Points points = Points.of(x.get(0), x.get(1), batch);
            return torch.index_select(points.data(), 0, points.places()).reshape(shape(x.get(1), points));
        });
    }

    static Kernel scatter(Node node) {
        Scattering scattering = Scattering.of(node);
        return Kernel.of(x -> {
            Points points = Points.of(x.get(0), x.get(1), 0);
            long[] shape = shape(x.get(1), points);
            if (!Arrays.equals(shape, x.get(2).shape())) {
                throw new IllegalArgumentException("expected updates of the shape " + Arrays.toString(shape) + ", got "
                        + Arrays.toString(x.get(2).shape()));
            }
            long count = points.places().numel();
            long width = points.data().size(1);
            Tensor updates = x.get(2).reshape(count, width);
            Tensor scattered = scattering == Scattering.NONE
                    ? torch.index_copy(points.data(), 0, points.places(), updates)
                    : scattering.scatter(
                            points.data(), 0, points.places().reshape(count, 1).expand(count, width), updates);
            return scattered.reshape(x.get(0).shape());
        });
    }

    /** Of all that the points hold. */
    private static long[] shape(Tensor indices, Points points) {
        long[] around = indices.shape();
        return LongStream.concat(Arrays.stream(around, 0, around.length - 1), Arrays.stream(points.held()))
                .toArray();
    }
}

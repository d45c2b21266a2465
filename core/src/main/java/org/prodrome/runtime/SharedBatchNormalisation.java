package org.prodrome.runtime;

import java.util.stream.IntStream;
import org.bytedeco.pytorch.GradMode;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorBase;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorTensorHook;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Batch normalisation (Ioffe and Szegedy 2015) of a batch that is spread over processes, by the statistics of the whole
 * batch. With x the whole batch of n elements a channel, z = (x - mean) / sqrt(variance + epsilon), the gradient by x
 * is that of the fixed mean and variance, of dz - (sum(dz) + z sum(z dz)) / n instead of dz; both sums go over all
 * processes. One exchange forward, one backward.
 */
final class SharedBatchNormalisation {
    private SharedBatchNormalisation() {}

    /**
     * Population statistics of the whole batch, equal to the last bit in every process.
     *
     * @param mean [channel]
     * @param variance [channel]
     * @param count elements a channel
     */
    record Statistics(Tensor mean, Tensor variance, double count) {}

    /**
     * Statistics of the whole batch. Each process's own are gathered, then joined as Chan, Golub and LeVeque (1983) do,
     * which loses no digits where the mean is far from 0.
     *
     * @param data this process's part: [sample, channel, ...]
     */
    static Statistics statistics(Tensor data, ProcessGroup group) {
        try (NoGradGuard _ = new NoGradGuard()) {
            Tensor seen = data.detach();
            long[] folded = folded(seen);
            long channels = seen.size(1);
            Tensor mean = torch.mean(seen, folded, false, new ScalarTypeOptional());
            Tensor variance = torch.var(seen, folded, false, false);
            Tensor count = torch.full(new long[] {1}, new Scalar((double) seen.numel() / channels));
            TensorVector own = new TensorVector(
                    mean.to(ScalarType.Double),
                    variance.to(ScalarType.Double),
                    count.to(seen.device(), ScalarType.Double));
            // Rows of zeros but its own: their sum gathers all rows without rounding.
            Tensor table = torch.zeros(group.size(), 2 * channels + 1).to(seen.device(), ScalarType.Double);
            table.select(0, group.rank()).copy_(torch.cat(own));
            group.sum(table);
            Tensor counts = table.narrow(1, 2 * channels, 1);
            double total = counts.sum().item_double();
            Tensor weights = counts.div(new Scalar(total));
            Tensor means = table.narrow(1, 0, channels);
            Tensor wholeMean = weights.mul(means).sum(0);
            Tensor wholeVariance = weights.mul(table.narrow(1, channels, channels)
                            .add(means.sub(wholeMean).square()))
                    .sum(0);
            return new Statistics(wholeMean.to(mean.scalar_type()), wholeVariance.to(mean.scalar_type()), total);
        }
    }

    /**
     * The training reading's output.
     *
     * @param data this process's part: [sample, channel, ...]
     * @param scale [channel]
     * @param bias [channel]
     * @param describe names the node in messages
     */
    static Tensor normalise(
            Tensor data,
            Tensor scale,
            Tensor bias,
            Statistics statistics,
            double epsilon,
            Peers peers,
            String describe) {
        TensorOptional none = new TensorOptional();
        Tensor z = torch.batch_norm(
                data,
                none,
                none,
                new TensorOptional(statistics.mean()),
                new TensorOptional(statistics.variance()),
                false,
                0,
                epsilon,
                false);
        if (z.requires_grad()) {
            z.register_hook(peers.keep(new Backward(peers, peers.keep(z.detach()), statistics.count(), describe)));
        }
        long[] broadcast = IntStream.range(0, (int) data.dim())
                .mapToLong(axis -> axis == 1 ? data.size(1) : 1)
                .toArray();
        return torch.addcmul(bias.view(broadcast), z, scale.view(broadcast));
    }

    /** What the gradient of z becomes before it goes on to x. */
    private static final class Backward extends TensorTensorHook {
        private final Peers peers;
        private final Tensor z;
        private final double count;
        private final String describe;

        Backward(Peers peers, Tensor z, double count, String describe) {
            this.peers = peers;
            this.z = z;
            this.count = count;
            this.describe = describe;
        }

        @Override
        public TensorBase call(TensorBase gradient) {
            if (GradMode.is_enabled()) {
                throw new IllegalStateException(
                        describe + ": expected one backward pass, for statistics over several processes have no second "
                                + "gradient, got a gradient within a gradient");
            }
            try (Scope _ = new Scope()) {
                Tensor dz = new Tensor(gradient);
                long[] folded = folded(dz);
                var type = new ScalarTypeOptional();
                Tensor sums = torch.stack(new TensorVector(
                        torch.sum(dz, folded, true, type), torch.sum(torch.mul(dz, z), folded, true, type)));
                peers.group().sum(sums);
                sums.div_(new Scalar(count));
                return peers.lend(torch.sub(dz, sums.select(0, 0)).sub_(torch.mul(z, sums.select(0, 1))));
            } finally {
                gradient.close();
            }
        }
    }

    private static long[] folded(Tensor data) {
        return IntStream.range(0, (int) data.dim())
                .filter(axis -> axis != 1)
                .asLongStream()
                .toArray();
    }
}

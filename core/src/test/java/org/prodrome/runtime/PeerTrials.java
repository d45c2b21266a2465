package org.prodrome.runtime;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.prodrome.graph.Array;

/** What each process of {@link ProcessGroupTest} does: a part of the work, and the whole of it, to compare. */
final class PeerTrials {
    private PeerTrials() {}

    static ProcessGroup join(String[] arguments, Duration patience) {
        return ProcessGroup.join(
                new Membership(
                        Integer.parseInt(arguments[0]),
                        Integer.parseInt(arguments[1]),
                        new Membership.Rendezvous.File(Path.of(arguments[2])),
                        1,
                        Duration.ofMinutes(1),
                        patience),
                Device.CPU);
    }

    /** Normally distributed around a mean. */
    static Tensor random(long seed, double mean, long... shape) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (mean + random.nextGaussian());
        }
        return Tensors.upload(Array.of(values, shape), Device.CPU);
    }

    static Tensor part(Tensor whole, ProcessGroup group) {
        long first = group.first(whole.size(0));
        return whole.narrow(0, first, group.end(whole.size(0)) - first);
    }

    /** The largest difference, as a share of the expected values' largest magnitude. */
    static double error(Tensor actual, Tensor expected) {
        return torch.max(torch.abs(torch.sub(actual, expected))).item_double()
                / torch.max(torch.abs(expected)).item_double();
    }

    static void print(String name, double value) {
        System.out.println(name + " " + value);
    }

    /** Prints lines, some of which nobody wants. */
    static final class Printing {
        public static void main(String[] arguments) {
            System.out.println("before");
            StandardOutput.without(line -> line.startsWith("[greeting]"), () -> {
                System.out.println("a result");
                System.out.println("[greeting] hello");
                System.out.println("another");
                return 0;
            });
            System.out.println("after");
        }
    }

    /** Prints the sum of ranks and who it is. */
    static final class Sum {
        public static void main(String[] arguments) {
            try (ProcessGroup group = join(arguments, Duration.ofMinutes(1));
                    Scope _ = new Scope()) {
                Tensor values = torch.full(new long[] {3}, new Scalar(group.rank() + 1.0));
                group.sum(values);
                print("sum", values.select(0, 2).item_double());
                print("size", group.size());
            }
        }
    }

    /** Sums for ever, until a process is lost. */
    static final class Endless {
        public static void main(String[] arguments) {
            try (ProcessGroup group = join(arguments, Duration.ofMinutes(30))) {
                for (long round = 0; ; round++) {
                    group.await();
                    if (round == 10) {
                        System.out.println("going");
                    }
                }
            } catch (ProcessGroupException e) {
                System.out.println(e.getMessage());
                System.exit(3);
            }
        }
    }

    /** Batch normalisation of a part, against that of the whole batch in libtorch. */
    static final class Normalisation {
        private static final double EPSILON = 1e-3;

        public static void main(String[] arguments) {
            double mean = Double.parseDouble(arguments[3]);
            try (ProcessGroup group = join(arguments, Duration.ofMinutes(1));
                    Scope _ = new Scope();
                    Peers peers = new Peers(group)) {
                Tensor whole = random(1, mean, 8, 5, 4, 3);
                Tensor towards = random(2, 0, 8, 5, 4, 3);
                Tensor x = torch.clone(whole).requires_grad_(true);
                Tensor scale = random(3, 1, 5).requires_grad_(true);
                Tensor bias = random(4, 0, 5).requires_grad_(true);
                Tensor runningMean = torch.zeros(5);
                Tensor runningVariance = torch.zeros(5);
                Tensor expected = torch.batch_norm(
                        x,
                        new TensorOptional(scale),
                        new TensorOptional(bias),
                        new TensorOptional(runningMean),
                        new TensorOptional(runningVariance),
                        true,
                        1,
                        EPSILON,
                        false);
                torch.sum(torch.mul(expected, towards)).backward();

                Tensor ownX = torch.clone(part(whole, group)).requires_grad_(true);
                Tensor ownScale = torch.clone(scale.detach()).requires_grad_(true);
                Tensor ownBias = torch.clone(bias.detach()).requires_grad_(true);
                SharedBatchNormalisation.Statistics statistics = SharedBatchNormalisation.statistics(ownX, group);
                Tensor y =
                        SharedBatchNormalisation.normalise(ownX, ownScale, ownBias, statistics, EPSILON, peers, "bn");
                torch.sum(torch.mul(y, part(towards, group))).backward();
                Tensor scaleGradient = torch.clone(ownScale.grad());
                Tensor biasGradient = torch.clone(ownBias.grad());
                group.sum(scaleGradient);
                group.sum(biasGradient);

                print("output", error(y.detach(), part(expected.detach(), group)));
                print("input-gradient", error(ownX.grad(), part(x.grad(), group)));
                print("scale-gradient", error(scaleGradient, scale.grad()));
                print("bias-gradient", error(biasGradient, bias.grad()));
                double sample = 96.0 / 95; // libtorch keeps the sample's variance
                print("mean", error(statistics.mean(), runningMean));
                print("variance", error(torch.mul(statistics.variance(), new Scalar(sample)), runningVariance));
                System.out.println("bits "
                        + Arrays.toString(Tensors.download(statistics.mean()).floats()) + " "
                        + Arrays.toString(
                                Tensors.download(statistics.variance()).floats()));
            }
        }
    }

    /** Gradients of a part of a batch, summed in buckets, against those of the whole. */
    static final class Buckets {
        private static final int LAYERS = 6;
        private static final double BRANCH = 2.5;

        public static void main(String[] arguments) {
            try (ProcessGroup group = join(arguments, Duration.ofMinutes(1));
                    Scope _ = new Scope()) {
                List<Tensor> whole = parameters();
                List<Tensor> own = parameters();
                try (GradientBuckets buckets = new GradientBuckets(own, group, 600, 1200)) {
                    print("buckets", buckets.count());
                    int early = 0;
                    double worst = 0;
                    for (int round = 0; round < 3; round++) {
                        Tensor batch = precise(100 + round, 9, 8);
                        Tensor earlier = precise(200 + round, 7, 8);
                        clear(whole);
                        clear(own);
                        loss(whole, earlier).backward();
                        loss(whole, batch).backward();
                        loss(own, part(earlier, group)).backward();
                        buckets.begin();
                        lossWithBranch(own, part(batch, group), group.rank() == round % group.size())
                                .backward();
                        early += buckets.sent();
                        worst = Math.max(worst, Math.abs(buckets.finish(1) - group.size()));
                        for (int i = 2; i < 2 + LAYERS; i++) {
                            worst = Math.max(
                                    worst, error(own.get(i).grad(), whole.get(i).grad()));
                        }
                        if (own.get(0).grad().defined()) {
                            throw new IllegalStateException("a parameter that nobody used got a gradient");
                        }
                        worst = Math.max(worst, Math.abs(own.get(1).grad().item_double() - BRANCH));
                    }
                    print("early", early);
                    print("worst", worst);
                }
                loss(own, precise(5, 3, 8)).backward(); // the hooks are gone
            }
        }

        /** One that is never used, one that a single process uses, and layers. */
        private static List<Tensor> parameters() {
            List<Tensor> all = new ArrayList<>();
            all.add(precise(30, 4));
            all.add(precise(31));
            for (int i = 0; i < LAYERS; i++) {
                all.add(precise(10 + i, 8, 8));
            }
            all.forEach(parameter -> parameter.requires_grad_(true));
            return all;
        }

        /** 64-bit floats, so that what is left are mistakes. */
        private static Tensor precise(long seed, long... shape) {
            return random(seed, 0, shape).to(torch.ScalarType.Double);
        }

        private static void clear(List<Tensor> parameters) {
            parameters.forEach(parameter -> parameter.mutable_grad().reset());
        }

        /** A sum over samples, so that parts add up to the whole. */
        private static Tensor loss(List<Tensor> parameters, Tensor batch) {
            Tensor x = batch;
            for (int i = 0; i < LAYERS; i++) {
                x = torch.tanh(torch.matmul(x, parameters.get(2 + i)));
            }
            return torch.sum(torch.square(x));
        }

        /** The loss, and in one process a term of a parameter that the others don't use. */
        private static Tensor lossWithBranch(List<Tensor> parameters, Tensor batch, boolean taken) {
            Tensor loss = loss(parameters, batch);
            return taken ? torch.add(loss, parameters.get(1), new Scalar(BRANCH)) : loss;
        }
    }
}

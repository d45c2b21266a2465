package org.prodrome.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.Network;
import org.prodrome.graph.Parameters;
import org.prodrome.graph.fragment.BoltzmannMachine.Visible;
import org.prodrome.graph.fragment.Recurrence;
import org.prodrome.graph.fragment.Recurrence.Direction;
import org.prodrome.model.auto.Autoencoder;
import org.prodrome.model.auto.Constraint;
import org.prodrome.model.auto.MemoryAutoencoder;
import org.prodrome.model.auto.MemoryAutoencoder.Asked;
import org.prodrome.model.auto.StackedAutoencoder;
import org.prodrome.model.belief.BeliefNetwork;
import org.prodrome.model.belief.Chain;
import org.prodrome.model.belief.JointBeliefNetwork;
import org.prodrome.model.box.Anchors;
import org.prodrome.model.box.BoxDetector;
import org.prodrome.model.box.SecondGlance;
import org.prodrome.model.classic.NearestNeighbours;
import org.prodrome.model.classic.PrincipalComponents;
import org.prodrome.model.coder.Coder;
import org.prodrome.model.coder.ConvolutionalCoder;
import org.prodrome.model.coder.DenseCoder;
import org.prodrome.model.coder.RecurrentCoder;
import org.prodrome.model.gan.Adversarial;
import org.prodrome.model.gan.ConditionalGan;
import org.prodrome.model.gan.CriticClassifier;
import org.prodrome.model.gan.CycleGan;
import org.prodrome.model.gan.FastAnoGan;
import org.prodrome.model.gan.Game;
import org.prodrome.model.gan.Gan;
import org.prodrome.model.gan.Ganomaly;
import org.prodrome.model.gan.Likeness;
import org.prodrome.model.supervised.AgreeingFusion;
import org.prodrome.model.supervised.Classifier;
import org.prodrome.model.supervised.Ensemble;
import org.prodrome.model.supervised.ForestHead;
import org.prodrome.model.supervised.Fusion;
import org.prodrome.model.supervised.Head;
import org.prodrome.model.supervised.Headed;
import org.prodrome.model.supervised.MemoryNetwork;
import org.prodrome.model.supervised.MemoryNetwork.Controllers;
import org.prodrome.model.supervised.MemoryNetwork.Serving;
import org.prodrome.model.supervised.OutputKernelHead;
import org.prodrome.model.supervised.Supervised;
import org.prodrome.model.supervised.Tagger;
import org.prodrome.model.supervised.Tuned;
import org.prodrome.model.supervised.UNet;
import org.prodrome.model.supervised.Voting;
import org.prodrome.model.task.Classes;
import org.prodrome.model.task.Detection;
import org.prodrome.model.task.Findings;
import org.prodrome.model.task.Grades;
import org.prodrome.model.task.Joint;
import org.prodrome.model.task.Side;
import org.prodrome.model.task.Task;
import org.prodrome.model.trunk.AlexNet;
import org.prodrome.model.trunk.ConvolutionalTrunk;
import org.prodrome.model.trunk.DenseLayers;
import org.prodrome.model.trunk.DenseNet;
import org.prodrome.model.trunk.FeaturePyramid;
import org.prodrome.model.trunk.Gaps;
import org.prodrome.model.trunk.GoogLeNet;
import org.prodrome.model.trunk.MultiScale;
import org.prodrome.model.trunk.PatchTrunk;
import org.prodrome.model.trunk.Pooling;
import org.prodrome.model.trunk.RecurrentTrunk;
import org.prodrome.model.trunk.RelationTrunk;
import org.prodrome.model.trunk.ResidualTrunk;
import org.prodrome.model.trunk.ResidualTrunk.Block;
import org.prodrome.model.trunk.SpectralTrunk;
import org.prodrome.model.trunk.Stem;
import org.prodrome.model.trunk.Steps;
import org.prodrome.model.trunk.TransformerTrunk;
import org.prodrome.model.trunk.Trunk;
import org.prodrome.model.trunk.Vgg;
import org.prodrome.model.trunk.Viewed;
import org.prodrome.model.trunk.WaveNet;
import org.prodrome.model.trunk.Xception;
import org.prodrome.model.vae.Likelihood;
import org.prodrome.model.vae.Prior;
import org.prodrome.model.vae.VariationalAutoencoder;
import org.prodrome.model.vae.VariationalAutoencoder.Judged;
import org.prodrome.objective.Loss;
import org.prodrome.objective.Objective;
import org.prodrome.runtime.Device;
import org.prodrome.runtime.Optimiser;
import org.prodrome.runtime.OrtRuntime;
import org.prodrome.runtime.TorchRuntime;
import org.prodrome.signal.Field;
import org.prodrome.train.Loop;
import org.prodrome.train.Phase;
import org.prodrome.train.Schedule;

/** What holds for every model of the catalogue. */
class ModelContractTest {
    private static final int STEPS = 80;
    private static final int ROUNDS = 400;
    private static final double FIRST_STAGE = 0.6;
    private static final double GREEDY = 0.3;
    private static final double UNLABELLED = 0.3;
    static final Grid SOUND = Grid.ofTime(1, 2128, 1000);
    private static final FrontEnd MEL = new MelFrontEnd(FrontEnd.Level.LEVELLED, 0.128, 0.032, 16, 20, 480);
    private static final FrontEnd KEPT = new RawFrontEnd(FrontEnd.Level.KEPT);
    private static final FrontEnd LEVELLED = new RawFrontEnd(FrontEnd.Level.LEVELLED);
    private static final SpectrogramFrontEnd SPECTRUM =
            new SpectrogramFrontEnd(FrontEnd.Level.LEVELLED, 0.2, 0.05, 5, 45);
    private static final Grid FEATURES = new Grid(20, List.of(1), OptionalDouble.of(1), true);
    private static final Grid FEATURES_IN_TIME = new Grid(20, List.of(3), OptionalDouble.of(1), true);
    private static final Grid SERIES = new Grid(3, List.of(16), OptionalDouble.of(1 / 3600.0), true);

    private static final Grid ROW = new Grid(9, List.of(), OptionalDouble.empty(), true);
    private static final Grid PICTURE = Grid.ofSpace(1, 8, 8);
    private static final Coder CONVOLUTIONAL = new ConvolutionalCoder(List.of(4, 8));
    private static final Grid TIME = Grid.ofTime(2, 203, 100);
    private static final DenseLayers DENSE = new DenseLayers(List.of(16, 8), 0.1);
    private static final Trunk PYRAMID =
            new FeaturePyramid(new ResidualTrunk(List.of(1, 1, 1), 4, Block.BASIC, Stem.NARROW), 1, 8);
    private static final Trunk RELATION = new RelationTrunk(
            new ResidualTrunk(List.of(1, 1, 1), 4, Block.BASIC, Stem.NARROW), 2, 8, 3, 12, Recurrence.LSTM, 8);
    private static final Trunk XCEPTION = new Xception(List.of(4, 8), List.of(8, 12), 1, List.of(16, 16, 16));
    private static final List<String> NAMES = List.of("normal", "one", "other");
    private static final Trunk SPECTRAL = new SpectralTrunk(List.of(4, 8), 0.1);
    private static final Grid WAVES = Grid.ofTime(2, 203, 100);
    private static final Grid NOTE = Grid.ofSymbols(12, 50);
    private static final FrontEnd WORDS = new WordFrontEnd(40, 8);
    private static final RecurrentTrunk ALONG = new RecurrentTrunk(
            new Steps.Each(), Gaps.FILLED, Recurrence.LSTM, Direction.BOTH, List.of(8), 0, Pooling.MEAN);
    private static final Trunk BLOCKS = new ConvolutionalTrunk(List.of(4, 8));

    /** A model on a grid that it is for. */
    record Trial(Model model, Grid grid) {
        @Override
        public String toString() {
            return model + " " + grid.channels() + " x " + grid.lengths();
        }

        Network network() {
            return model.network(grid);
        }

        /** What training starts from. */
        Parameters started() {
            return model.fitted(network().initialise(new Seed(7)), normal(20), grid);
        }

        /** Fields of normal cases, as long as a window. */
        List<Field> normal(int cases) {
            float[] windows = batch(2 * cases, 3).get(Model.INPUT).floats();
            int size = Math.toIntExact(grid.size());
            int length = grid.axes() == 0 ? 1 : grid.lengths().getFirst();
            return IntStream.range(0, cases)
                    .mapToObj(i -> new Field(
                            Arrays.copyOfRange(windows, 2 * i * size, (2 * i + 1) * size), grid.channels(), length))
                    .toList();
        }

        /** Cases as long as a window, with their labels. */
        List<Model.Labelled> labelled(int cases) {
            float[] windows = batch(cases, 3).get(Model.INPUT).floats();
            int size = Math.toIntExact(grid.size());
            int length = grid.axes() == 0 ? 1 : grid.lengths().getFirst();
            return IntStream.range(0, cases)
                    .mapToObj(i -> new Model.Labelled(
                            () -> new Field(
                                    Arrays.copyOfRange(windows, i * size, (i + 1) * size), grid.channels(), length),
                            i % 2 == 1,
                            i % 2 == 1 ? OptionalDouble.of(1 + i % 3) : OptionalDouble.empty()))
                    .toList();
        }

        /** What a network that scores is given: windows from the middle of their cases. */
        Map<String, Array> scored(Network network, float[] input) {
            int cases = Math.toIntExact(input.length / grid.size());
            float[] position = new float[cases];
            Arrays.fill(position, 0.5f);
            Map<String, Array> inputs = new HashMap<>(Map.of(
                    Model.INPUT, Array.of(input, grid.shape(cases)), Model.POSITION, Array.of(position, cases, 1)));
            inputs.keySet().retainAll(network.inputs());
            return inputs;
        }

        /**
         * Cases of two kinds in turn, normal ones first: waves of differing pitch in noise, some values missing; or
         * words.
         */
        Map<String, Array> batch(int cases, long step) {
            var random = new Seed(step).random();
            int size = Math.toIntExact(grid.size());
            int length = size == grid.channels() ? size : size / grid.channels();
            float[] input = new float[cases * size];
            float[] label = new float[cases];
            for (int i = 0; i < cases; i++) {
                label[i] = i % 2;
                double turns = (i % 2 == 0 ? 60 : 200) * Math.min(1, length / 1000.0) + 1;
                for (int t = 0; t < size; t++) {
                    double wave = Math.sin(2 * Math.PI * turns * (t % length) / length);
                    if (grid.symbols() > 0) {
                        input[i * size + t] = word(random, i % 2 == 1 && t < size / 2);
                        continue;
                    }
                    input[i * size + t] = grid.gaps() && random.nextInt(7) == 0
                            ? Float.NaN
                            : (float) (wave + 0.3 * random.nextGaussian());
                }
            }
            Map<String, Array> batch = new HashMap<>(Map.of(
                    Model.INPUT,
                    Array.of(input, grid.shape(cases)),
                    Model.POSITION,
                    Array.of(new float[cases], cases, 1),
                    Objective.LABEL,
                    Array.of(label, cases)));
            batch.putAll(Told.of(model.targets(), grid, cases));
            for (Noise noise : model.noise(grid)) {
                float[] values = new float[cases * noise.size()];
                for (int i = 0; i < cases; i++) {
                    noise.draw(random, values, i * noise.size());
                }
                batch.put(noise.input(), Array.of(values, noise.shape(cases)));
            }
            return batch;
        }
    }

    private static Trunk residual(Block block, Stem stem) {
        return new ResidualTrunk(List.of(1, 2), 4, block, stem);
    }

    /** One of forty words, or of five that name something abnormal. */
    private static float word(SplittableRandom random, boolean abnormal) {
        return abnormal ? 41 + random.nextInt(5) : 1 + random.nextInt(40);
    }

    private static Trial fusing(Fusion.Joined joined, Task task) {
        List<Fusion.Part> parts = List.of(new Fusion.Part("one", 1, BLOCKS), new Fusion.Part("other", 2, BLOCKS));
        Grid grid = new Grid(3, List.of(8, 8), OptionalDouble.empty(), true);
        return new Trial(new Fusion(KEPT, parts, joined, 0.3, 8, 0.1, task), grid);
    }

    private static Trial agreeing(Headed.Upon upon) {
        Trial fused = fusing(Fusion.Joined.FEATURES, new Detection());
        Supervised agreeing = new AgreeingFusion((Fusion) fused.model(), 0.1);
        return new Trial(
                upon == Headed.Upon.FEATURES ? agreeing : new Headed(agreeing, upon, new Head.LinearMachine(0.1), 0),
                fused.grid());
    }

    private static Trial voting(Voting voting, Task task) {
        List<Ensemble.Member> members = List.of(
                new Ensemble.Member(BLOCKS, 8, 0.1),
                new Ensemble.Member(BLOCKS, 0, 0),
                new Ensemble.Member(new ConvolutionalTrunk(List.of(8)), 4, 0));
        return new Trial(new Ensemble(LEVELLED, members, voting, task), PICTURE);
    }

    /** Each member sees the sound in another way. */
    private static Trial viewing() {
        FrontEnd cepstrum = new CepstralFrontEnd((MelFrontEnd) MEL, 12, CepstralFrontEnd.Mean.KEPT);
        List<Ensemble.Member> members = Stream.of(SPECTRUM, MEL, cepstrum)
                .map(view -> new Ensemble.Member(new Viewed(view, BLOCKS), 8, 0.1))
                .toList();
        FrontEnd smoothed = new SmoothedFrontEnd(9, 3, new PlainFrontEnd());
        return new Trial(new Ensemble(smoothed, members, Voting.MAJORITY, new Detection()), SOUND);
    }

    private static Trial criticising(Game game, FrontEnd frontEnd, Coder coder, Grid grid) {
        return new Trial(new CriticClassifier(frontEnd, coder, 8, game, 1, UNLABELLED, 8, 0.1, new Detection()), grid);
    }

    private static Trial headed(Headed.Upon upon, Head head) {
        Supervised learned = (Supervised) voting(Voting.SOFT, new Detection()).model();
        return new Trial(new Headed(learned, upon, head, 0), PICTURE);
    }

    private static Task joint(Joint.Weighing weighing, Side.Subject.Use use) {
        List<Side> sides = List.of(new Side.Subject(4, 8, use, 0.3), new Side.Severity(0.5));
        return new Joint(new Classes(NAMES, new Loss.CrossEntropy(), List.of()), sides, weighing);
    }

    private static Trial learning(Task task) {
        return new Trial(new Classifier(LEVELLED, BLOCKS, 8, 0.1, task), PICTURE);
    }

    private static Trial detecting(FrontEnd frontEnd, Trunk trunk, Grid grid) {
        return new Trial(new Classifier(frontEnd, trunk, 8, 0.1, new Detection()), grid);
    }

    private static Trial recurrent(
            FrontEnd frontEnd, Steps steps, Gaps gaps, Recurrence cell, Pooling pooling, Grid grid) {
        return detecting(
                frontEnd, new RecurrentTrunk(steps, gaps, cell, Direction.BOTH, List.of(12, 8), 0.1, pooling), grid);
    }

    private static Trial remembering(Controllers controllers, Serving serving, Trunk trunk, Grid grid) {
        return new Trial(new MemoryNetwork(KEPT, trunk, 6, 8, controllers, serving, 0.1, new Detection()), grid);
    }

    private static Trial stacked(Constraint constraint, double negative, Grid grid) {
        Supervised model = new StackedAutoencoder(KEPT, List.of(16, 8), constraint, negative, GREEDY, new Detection());
        return new Trial(model, grid);
    }

    private static Trial headed(Supervised learned) {
        return new Trial(new Headed(learned, Headed.Upon.FEATURES, new Head.LinearMachine(0.1), 0), PICTURE);
    }

    private static Trial believing(Visible visible, Chain chain, Grid grid) {
        return new Trial(new BeliefNetwork(KEPT, visible, List.of(12, 8), chain, GREEDY, new Detection()), grid);
    }

    private static BoxDetector boxing(BoxDetector.Heads heads, int convolutions) {
        FeaturePyramid pyramid =
                new FeaturePyramid(new ResidualTrunk(List.of(1, 1), 4, Block.BASIC, Stem.NARROW), 1, 8);
        return new BoxDetector(KEPT, pyramid, new Anchors(4, 2, List.of(0.5, 1.0)), convolutions, heads, 2, 0.25);
    }

    private static Trial believing(double greedy, Chain chain) {
        List<JointBeliefNetwork.Part> parts =
                List.of(new JointBeliefNetwork.Part("one", 1), new JointBeliefNetwork.Part("other", 2));
        Supervised model = new JointBeliefNetwork(
                KEPT, parts, Visible.GAUSSIAN, List.of(12, 8), List.of(8), chain, greedy, new Detection());
        return new Trial(model, Grid.ofSpace(3, 4, 4));
    }

    static Stream<Trial> trials() {
        return Stream.of(
                detecting(new CepstralFrontEnd((MelFrontEnd) MEL, 12, CepstralFrontEnd.Mean.KEPT), SPECTRAL, SOUND),
                detecting(
                        new CepstralFrontEnd((MelFrontEnd) MEL, 12, CepstralFrontEnd.Mean.SUBTRACTED), SPECTRAL, SOUND),
                detecting(SPECTRUM, BLOCKS, WAVES),
                plain(MEL, CONVOLUTIONAL, 2, SOUND),
                plain(LEVELLED, CONVOLUTIONAL, 2, Grid.ofTime(2, 203, 100)),
                plain(KEPT, CONVOLUTIONAL, 2, Grid.ofSpace(3, 16, 12)),
                plain(LEVELLED, CONVOLUTIONAL, 2, Grid.ofSpace(1, 8, 12, 8)),
                plain(KEPT, CONVOLUTIONAL, 2, SERIES),
                plain(KEPT, new DenseCoder(List.of(8)), 2, ROW),
                plain(LEVELLED, new DenseCoder(List.of(16)), 2, PICTURE),
                plain(KEPT, new RecurrentCoder(Recurrence.GRU, List.of(32)), 8, SERIES),
                plain(LEVELLED, new RecurrentCoder(Recurrence.LSTM, List.of(16, 8)), 4, Grid.ofTime(2, 24, 100)),
                constrained(new Constraint.Magnitude(1e-3)),
                constrained(new Constraint.Sparsity(0.1, 0.01)),
                constrained(new Constraint.Gaussian(0.3)),
                constrained(new Constraint.Masking(0.2)),
                constrained(new Constraint.Contractive(0.01)),
                new Trial(
                        new Autoencoder(
                                KEPT,
                                CONVOLUTIONAL,
                                2,
                                new Constraint.None(),
                                new Residual(Residual.Measure.STRUCTURAL, 3, 0.1)),
                        Grid.ofSpace(3, 16, 12)),
                new Trial(
                        new Autoencoder(
                                KEPT,
                                new DenseCoder(List.of(8)),
                                2,
                                new Constraint.None(),
                                new Residual(Residual.Measure.ABSOLUTE, 1, 0)),
                        ROW),
                new Trial(
                        new MemoryAutoencoder(KEPT, CONVOLUTIONAL, 4, Asked.PLACE, 20, 0.05, 2e-4, Residual.SQUARED),
                        PICTURE),
                new Trial(
                        new MemoryAutoencoder(KEPT, CONVOLUTIONAL, 4, Asked.WHOLE, 20, 0.05, 2e-4, Residual.SQUARED),
                        PICTURE),
                new Trial(
                        new MemoryAutoencoder(
                                KEPT, new DenseCoder(List.of(8)), 3, Asked.PLACE, 10, 0, 2e-4, Residual.SQUARED),
                        ROW),
                new Trial(
                        new PrincipalComponents(LEVELLED, 3, PrincipalComponents.Judged.RESIDUAL, Residual.SQUARED),
                        PICTURE),
                new Trial(
                        new PrincipalComponents(KEPT, 20, PrincipalComponents.Judged.DISTANCES, Residual.SQUARED), ROW),
                new Trial(new NearestNeighbours(KEPT, 2, 50), ROW),
                new Trial(new NearestNeighbours(MEL, 1, 10), SOUND),
                variational(new Prior.Normal(), Likelihood.NORMAL, 0, false, Judged.BOUND),
                variational(new Prior.Normal(), Likelihood.NORMAL_EACH, 0, false, Judged.RECONSTRUCTION),
                variational(new Prior.Mixture(3), Likelihood.LAPLACE, 0, true, Judged.CODE),
                variational(new Prior.Mixture(3), Likelihood.NORMAL, 0.25, true, Judged.BOUND),
                new Trial(
                        new VariationalAutoencoder(
                                KEPT,
                                new DenseCoder(List.of(8)),
                                2,
                                new Prior.Normal(),
                                Likelihood.NORMAL,
                                1,
                                0,
                                false,
                                Judged.BOUND,
                                Residual.SQUARED),
                        ROW),
                detecting(MEL, BLOCKS, SOUND),
                detecting(LEVELLED, BLOCKS, WAVES),
                detecting(KEPT, BLOCKS, Grid.ofSpace(3, 16, 12)),
                detecting(KEPT, BLOCKS, Grid.ofSpace(1, 8, 12, 8)),
                detecting(KEPT, BLOCKS, SERIES),
                detecting(LEVELLED, residual(Block.BASIC, Stem.NARROW), Grid.ofTime(2, 203, 100)),
                detecting(KEPT, residual(Block.BASIC, Stem.NARROW), Grid.ofSpace(1, 8, 12, 8)),
                detecting(KEPT, residual(Block.BOTTLENECK, Stem.WIDE), Grid.ofSpace(3, 32, 24)),
                detecting(KEPT, residual(Block.BASIC, Stem.NARROW), SERIES),
                detecting(KEPT, new AlexNet(List.of(8, 8, 16, 8, 8), 2, true, DENSE), Grid.ofSpace(3, 64, 64)),
                detecting(LEVELLED, new AlexNet(List.of(8, 8, 8, 8, 8), 1, false, DenseLayers.NONE), TIME),
                detecting(KEPT, new Vgg(List.of(1, 2), List.of(4, 8), false, DENSE), Grid.ofSpace(3, 16, 12)),
                detecting(LEVELLED, new Vgg(List.of(2, 1), List.of(4, 8), true, DenseLayers.NONE), TIME),
                detecting(KEPT, new GoogLeNet(8, true), Grid.ofSpace(3, 32, 32)),
                detecting(LEVELLED, new GoogLeNet(8, false), TIME),
                detecting(KEPT, new DenseNet(List.of(2, 2), 4, 8, 0.5, Stem.NARROW), Grid.ofSpace(3, 16, 12)),
                detecting(LEVELLED, new DenseNet(List.of(2, 2), 4, 8, 0.5, Stem.WIDE), TIME),
                detecting(KEPT, XCEPTION, Grid.ofSpace(3, 32, 24)),
                detecting(KEPT, PYRAMID, Grid.ofSpace(3, 18, 14)),
                detecting(KEPT, new PatchTrunk(List.of(2, 3), List.of(12, 8), 0.1), Grid.ofSpace(3, 8, 8)),
                detecting(KEPT, new PatchTrunk(List.of(4), List.of(12), 0), SERIES),
                detecting(KEPT, RELATION, Grid.ofSpace(3, 18, 14)),
                detecting(LEVELLED, RELATION, Grid.ofTime(2, 203, 100)),
                detecting(KEPT, PYRAMID, Grid.ofSpace(1, 8, 12, 10)),
                detecting(KEPT, XCEPTION, Grid.ofSpace(1, 16, 16, 16)),
                detecting(LEVELLED, new WaveNet(List.of(1, 2, 4), 8, 8, 2, true), TIME),
                detecting(KEPT, new WaveNet(List.of(1, 2), 8, 8, 3, false), SERIES),
                detecting(LEVELLED, new MultiScale(List.of(1, 3, 5), List.of(4, 8)), WAVES),
                detecting(KEPT, new MultiScale(List.of(3, 7), List.of(4)), Grid.ofSpace(3, 16, 12)),
                detecting(new SmoothedFrontEnd(9, 3, LEVELLED), BLOCKS, WAVES),
                detecting(new SmoothedFrontEnd(5, 2, MEL), new Viewed(new PlainFrontEnd(), BLOCKS), SOUND),
                detecting(new MomentFrontEnd(SPECTRUM), BLOCKS, WAVES),
                detecting(new FeatureFrontEnd(5, FeatureFrontEnd.Along.FEATURES), BLOCKS, FEATURES),
                detecting(new FeatureFrontEnd(5, FeatureFrontEnd.Along.FEATURES), BLOCKS, FEATURES_IN_TIME),
                recurrent(
                        new FeatureFrontEnd(5, FeatureFrontEnd.Along.WINDOWS),
                        new Steps.Each(),
                        Gaps.FILLED,
                        Recurrence.LSTM,
                        Pooling.LAST,
                        SERIES),
                viewing(),
                new Trial(
                        new Tuned(
                                new Classifier(LEVELLED, BLOCKS, 8, 0.1, new Detection()),
                                0.7,
                                List.of("head*"),
                                List.of(1.0, 0.5)),
                        PICTURE),
                criticising(new Game.NonSaturating(0.9), LEVELLED, new DenseCoder(List.of(32)), TIME),
                criticising(new Game.Wasserstein(10, 2), KEPT, CONVOLUTIONAL, PICTURE),
                recurrent(KEPT, new Steps.Each(), Gaps.DECAYED, Recurrence.GRU, Pooling.ATTENTION, SERIES),
                recurrent(KEPT, new Steps.Each(), Gaps.FILLED, Recurrence.LSTM, Pooling.LAST, SERIES),
                recurrent(LEVELLED, new Steps.Frames(16), Gaps.FILLED, Recurrence.LSTM, Pooling.MEAN, WAVES),
                recurrent(LEVELLED, new Steps.Convolved(BLOCKS), Gaps.FILLED, Recurrence.PLAIN, Pooling.LAST, WAVES),
                recurrent(MEL, new Steps.Each(), Gaps.FILLED, Recurrence.GRU, Pooling.ATTENTION, SOUND),
                learning(new Detection(new Loss.Focal(2), List.of(0.5, 1.0))),
                learning(new Detection(new Loss.Generalised(0.7, 0), List.of())),
                learning(new Classes(NAMES, new Loss.CrossEntropy(), List.of(1.0, 2.0, 2.0))),
                learning(new Classes(NAMES, new Loss.Focal(2), List.of())),
                learning(new Findings(NAMES, new Loss.CrossEntropy(), List.of())),
                fusing(Fusion.Joined.FEATURES, new Classes(NAMES, new Loss.CrossEntropy(), List.of())),
                fusing(Fusion.Joined.DECISIONS, new Grades(NAMES, List.of(), new Loss.CrossEntropy())),
                agreeing(Headed.Upon.FEATURES),
                agreeing(Headed.Upon.FEATURES_AND_GRADIENTS),
                voting(Voting.SOFT, new Detection()),
                voting(Voting.MAJORITY, new Classes(NAMES, new Loss.CrossEntropy(), List.of())),
                voting(Voting.MAJORITY, new Findings(NAMES, new Loss.CrossEntropy(), List.of())),
                headed(Headed.Upon.FEATURES, new Head.Logistic(1)),
                headed(Headed.Upon.FEATURES, new Head.LinearMachine(0.1)),
                headed(Headed.Upon.FEATURES, new Head.RadialMachine(1, 0.5, 30)),
                headed(Headed.Upon.FEATURES, new OutputKernelHead(1, 0.5, 30)),
                headed(Headed.Upon.MEMBERS, new Head.Logistic(1)),
                headed(Headed.Upon.FEATURES, new ForestHead(5, 3)),
                learning(joint(Joint.Weighing.FIXED, Side.Subject.Use.KEPT)),
                learning(joint(Joint.Weighing.UNCERTAINTY, Side.Subject.Use.KEPT)),
                learning(joint(Joint.Weighing.FIXED, Side.Subject.Use.REVERSED)),
                learning(joint(Joint.Weighing.FIXED, Side.Subject.Use.CONFUSED)),
                learning(new Grades(NAMES, List.of(), new Loss.CrossEntropy())),
                detecting(KEPT, new TransformerTrunk(new Steps.Each(), 8, 2, 16, 2, 0.1, Pooling.ATTENTION), SERIES),
                detecting(LEVELLED, new TransformerTrunk(new Steps.Frames(16), 8, 4, 16, 1, 0, Pooling.MEAN), WAVES),
                detecting(WORDS, BLOCKS, NOTE),
                detecting(WORDS, new TransformerTrunk(new Steps.Each(), 8, 2, 16, 1, 0.1, Pooling.MEAN), NOTE),
                recurrent(WORDS, new Steps.Each(), Gaps.FILLED, Recurrence.GRU, Pooling.ATTENTION, NOTE),
                new Trial(new Tagger(WORDS, ALONG), NOTE),
                remembering(Controllers.FIXED, Serving.LIVE, BLOCKS, WAVES),
                remembering(
                        Controllers.PLASTIC,
                        Serving.FROZEN,
                        new RecurrentTrunk(
                                new Steps.Each(),
                                Gaps.FILLED,
                                Recurrence.GRU,
                                Direction.FORWARD,
                                List.of(8),
                                0,
                                Pooling.LAST),
                        SERIES),
                stacked(new Constraint.Sparsity(0.1, 0.01), 0, PICTURE),
                stacked(new Constraint.Magnitude(1e-4), 1e-4, SERIES),
                headed(new StackedAutoencoder(KEPT, List.of(12), new Constraint.None(), 0, GREEDY, new Detection())),
                believing(Visible.GAUSSIAN, new Chain.Contrastive(1), SERIES),
                believing(Visible.BINARY, new Chain.Persistent(2, 10), PICTURE),
                believing(GREEDY, new Chain.Contrastive(1)),
                new Trial(
                        new Headed(
                                (Supervised) believing(GREEDY, new Chain.Persistent(1, 10))
                                        .model(),
                                Headed.Upon.FEATURES,
                                new Head.Logistic(1),
                                0),
                        Grid.ofSpace(3, 4, 4)),
                new Trial(boxing(BoxDetector.Heads.SHARED, 1), Grid.ofSpace(3, 16, 12)),
                new Trial(boxing(BoxDetector.Heads.OWN, 0), PICTURE),
                new Trial(
                        new SecondGlance(boxing(BoxDetector.Heads.SHARED, 0), 8, BLOCKS, GREEDY, 0.1),
                        Grid.ofSpace(3, 16, 12)),
                new Trial(new UNet(KEPT, List.of(4, 8), true, 1, 0.5, 0.1), Grid.ofSpace(3, 16, 12)),
                new Trial(new UNet(LEVELLED, List.of(4, 8, 8), false, 0, 0.5, 0), Grid.ofTime(2, 200, 100)),
                new Trial(new UNet(LEVELLED, List.of(4, 8), true, 1, 0.01, 0.1), Grid.ofSpace(1, 8, 12, 8)),
                gan(new Game.NonSaturating(0.9), KEPT, new DenseCoder(List.of(16)), ROW),
                gan(new Game.LeastSquares(), LEVELLED, new DenseCoder(List.of(32)), Grid.ofTime(2, 24, 100)),
                gan(new Game.Wasserstein(10, 5), KEPT, CONVOLUTIONAL, PICTURE),
                gan(new Game.Wasserstein(10, 2), KEPT, new DenseCoder(List.of(32)), SERIES),
                new Trial(
                        new ConditionalGan(KEPT, new DenseCoder(List.of(32)), 8, new Game.NonSaturating(0.9), 1), ROW),
                new Trial(
                        new ConditionalGan(LEVELLED, new DenseCoder(List.of(32)), 8, new Game.LeastSquares(), 2),
                        Grid.ofTime(2, 24, 100)),
                fast(FastAnoGan.Encoding.IZI, KEPT, new DenseCoder(List.of(32)), SERIES),
                fast(FastAnoGan.Encoding.ZIZ, KEPT, new DenseCoder(List.of(32)), ROW),
                fast(FastAnoGan.Encoding.IZI_F, KEPT, CONVOLUTIONAL, PICTURE),
                new Trial(new Ganomaly(KEPT, CONVOLUTIONAL, 4, 1, 50, 1, 1), PICTURE),
                new Trial(new Ganomaly(KEPT, new DenseCoder(List.of(16)), 3, 1, 50, 1, 0.9), ROW),
                new Trial(new CycleGan(KEPT, CONVOLUTIONAL, 4, 10, 5, Residual.SQUARED), PICTURE),
                new Trial(new CycleGan(KEPT, new DenseCoder(List.of(16)), 3, 10, 5, Residual.SQUARED), SERIES));
    }

    private static Trial plain(FrontEnd frontEnd, Coder coder, int bottleneck, Grid grid) {
        return new Trial(new Autoencoder(frontEnd, coder, bottleneck, new Constraint.None(), Residual.SQUARED), grid);
    }

    private static Trial gan(Game game, FrontEnd frontEnd, Coder coder, Grid grid) {
        return new Trial(new Gan(frontEnd, coder, 8, game, 1), grid);
    }

    private static Trial fast(FastAnoGan.Encoding encoding, FrontEnd frontEnd, Coder coder, Grid grid) {
        Game game = new Game.Wasserstein(10, 2);
        return new Trial(new FastAnoGan(frontEnd, coder, 8, game, encoding, 1, FIRST_STAGE, Residual.SQUARED), grid);
    }

    private static Trial constrained(Constraint constraint) {
        Coder coder = new DenseCoder(List.of(16));
        return new Trial(new Autoencoder(LEVELLED, coder, 4, constraint, Residual.SQUARED), PICTURE);
    }

    private static Trial variational(
            Prior prior, Likelihood likelihood, double context, boolean positioned, Judged judged) {
        return new Trial(
                new VariationalAutoencoder(
                        LEVELLED,
                        CONVOLUTIONAL,
                        4,
                        prior,
                        likelihood,
                        1,
                        context,
                        positioned,
                        judged,
                        Residual.SQUARED),
                PICTURE);
    }

    private static Parameters train(Trial trial, Network network, List<Double> losses) {
        Parameters start = trial.started();
        List<Phase> phases = trial.model().phases(network, Optimiser.AdamW.of(1e-2, 1e-4), Schedule.COSINE);
        if (phases.isEmpty()) {
            return start;
        }
        Parameters trained = Loop.train(
                network,
                start,
                phases,
                step -> trial.batch(8, step),
                STEPS,
                Device.CPU,
                new Seed(8),
                (_, _, loss) -> losses.add(loss));
        return trial.model().concluded(trained, trial.labelled(20), trial.grid());
    }

    @ParameterizedTest
    @MethodSource("trials")
    void learnsAndScoresAlikeInBothRuntimes(Trial trial) {
        Network network = trial.network();
        List<Double> losses = new ArrayList<>();
        Parameters trained = train(trial, network, losses);
        if (!losses.isEmpty() && !(trial.model() instanceof Adversarial)) {
            // What is made small before the labels have a part is not what is made small in the end.
            int first = (int) Math.round(beforeLabels(trial.model()) * STEPS);
            assertThat(mean(losses.subList(STEPS - 5, STEPS))).isLessThan(0.9 * mean(losses.subList(first, first + 5)));
        }

        Network scoring = network.keeping(trial.model().outputs());
        Map<String, Array> inputs =
                trial.scored(scoring, trial.batch(6, 99).get(Model.INPUT).floats());
        try (TorchRuntime torch = new TorchRuntime(scoring, trained, Device.CPU);
                OrtRuntime ort = new OrtRuntime(scoring.toOnnx(trained), 1)) {
            Map<String, Array> a = torch.run(inputs);
            Map<String, Array> b = ort.run(inputs);
            assertThat(a.keySet()).containsExactlyInAnyOrder(trial.model().outputs());
            for (String output : trial.model().outputs()) {
                assertThat(largestDifference(a.get(output), b.get(output)))
                        .as(output)
                        .isLessThan(1e-5 * spread(a.get(output)));
            }
        }
    }

    /** The share of the training in which labels have no part. */
    private static double beforeLabels(Model model) {
        return switch (model) {
            case BeliefNetwork _, JointBeliefNetwork _, StackedAutoencoder _, SecondGlance _ -> GREEDY;
            case CriticClassifier _ -> UNLABELLED;
            case Headed headed -> beforeLabels(headed.learned());
            default -> 0;
        };
    }

    static Stream<Trial> adversarial() {
        return trials().filter(trial -> trial.model() instanceof Adversarial);
    }

    private static Parameters play(Trial trial, Network network, List<Phase> phases, List<Double> losses) {
        return Loop.train(
                network,
                network.initialise(new Seed(7)),
                phases,
                step -> trial.batch(16, step),
                ROUNDS,
                Device.CPU,
                new Seed(8),
                (_, _, loss) -> losses.add(loss));
    }

    private static List<Phase> phases(Trial trial, Network network) {
        return trial.model().phases(network, new Optimiser.Adam(5e-3, 0, 0.9, 1e-8, 0), Schedule.COSINE);
    }

    /**
     * Neither player's loss need fall. But what the generator makes comes nearer to the cases than it was, which takes
     * a critic that learns and a generator that learns from it, and doesn't collapse; and what learns from labels tells
     * them.
     */
    @ParameterizedTest
    @MethodSource("adversarial")
    void aGeneratorComesNearerToTheCases(Trial trial) {
        Network network = trial.network();
        List<Double> losses = new ArrayList<>();
        Parameters trained = play(trial, network, phases(trial, network), losses);
        Likeness before = likeness(trial, network, network.initialise(new Seed(7)));
        Likeness after = likeness(trial, network, trained);
        assertThat(after.energy()).isLessThan(0.6 * before.energy());
        assertThat(after.collapse()).isEmpty();
        if (trial.model() instanceof FastAnoGan) {
            int second = (int) (FIRST_STAGE * ROUNDS);
            assertThat(mean(losses.subList(ROUNDS - 20, ROUNDS)))
                    .isLessThan(0.9 * mean(losses.subList(second, second + 5)));
        }
        if (trial.model().supervision() == Model.Supervision.LABELLED) {
            assertThat(auroc(trial, network, trained)).isGreaterThan(0.9);
        }
    }

    @ParameterizedTest
    @MethodSource("adversarial")
    void aCriticAloneLearnsToTell(Trial trial) {
        Network network = trial.network();
        List<Phase> critic = phases(trial, network).stream()
                .filter(phase -> phase.name().equals(Adversarial.CRITIC))
                .toList();
        List<Double> losses = new ArrayList<>();
        play(trial, network, critic, losses);
        double first = mean(losses.subList(0, 5));
        assertThat(mean(losses.subList(ROUNDS - 5, ROUNDS))).isLessThan(first - 0.15 * Math.abs(first));
    }

    private static double auroc(Trial trial, Network network, Parameters trained) {
        int cases = 100;
        Network scoring = network.keeping(Model.SCORE);
        try (TorchRuntime torch = new TorchRuntime(scoring, trained, Device.CPU)) {
            Map<String, Array> inputs =
                    Map.of(Model.INPUT, trial.batch(cases, 78).get(Model.INPUT));
            float[] scores = torch.run(inputs).get(Model.SCORE).floats();
            double wins = 0;
            for (int normal = 0; normal < cases; normal += 2) {
                for (int abnormal = 1; abnormal < cases; abnormal += 2) {
                    wins += scores[abnormal] > scores[normal] ? 1 : 0;
                }
            }
            return wins / (cases / 2.0 * cases / 2.0);
        }
    }

    private static Likeness likeness(Trial trial, Network network, Parameters parameters) {
        int cases = 64;
        try (TorchRuntime torch =
                new TorchRuntime(network.keeping(Adversarial.REAL, Adversarial.MADE), parameters, Device.CPU)) {
            Map<String, Array> outputs = torch.run(trial.batch(cases, 77));
            return Likeness.of(
                    outputs.get(Adversarial.REAL).floats(),
                    outputs.get(Adversarial.MADE).floats(),
                    cases);
        }
    }

    @ParameterizedTest
    @MethodSource("trials")
    void sameSeedGivesTheSameBytes(Trial trial) {
        Network network = trial.network();
        byte[] once = network.toOnnx(train(trial, network, new ArrayList<>()));
        byte[] twice = network.toOnnx(train(trial, network, new ArrayList<>()));
        assertThat(once).isEqualTo(twice);
    }

    @ParameterizedTest
    @MethodSource("trials")
    void savedAndLoadedScoresTheSame(Trial trial) {
        Network network = trial.network();
        byte[] onnx = network.toOnnx(train(trial, network, new ArrayList<>()));
        Network read = Network.ofOnnx(onnx);
        assertThat(read.toOnnx(read.initialise(new Seed(1)))).isEqualTo(onnx);
        assertThat(read.trainable()).isEqualTo(network.trainable());
    }

    @ParameterizedTest
    @MethodSource("trials")
    void aCaseScoresTheSameAloneAndInABatch(Trial trial) {
        Network network = trial.network().keeping(Model.SCORE);
        float[] input = trial.batch(4, 5).get(Model.INPUT).floats();
        int size = input.length / 4;
        try (OrtRuntime ort = new OrtRuntime(network.toOnnx(trial.started()), 1)) {
            float[] together =
                    ort.run(trial.scored(network, input)).get(Model.SCORE).floats();
            float[] last = Arrays.copyOfRange(input, 3 * size, 4 * size);
            float alone = ort.run(trial.scored(network, last)).get(Model.SCORE).floats()[0];
            assertThat((double) alone).isCloseTo(together[3], org.assertj.core.data.Offset.offset(1e-5));
        }
    }

    @ParameterizedTest
    @MethodSource("trials")
    void silenceScoresFinite(Trial trial) {
        Network network = trial.network().keeping(Model.SCORE);
        try (OrtRuntime ort = new OrtRuntime(network.toOnnx(trial.started()), 1)) {
            float[] silent = new float[Math.toIntExact(trial.grid().size())];
            if (trial.grid().gaps()) {
                Arrays.fill(silent, Float.NaN);
            }
            assertThat(ort.run(trial.scored(network, silent)).get(Model.SCORE).floats()[0])
                    .isFinite();
        }
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private static double largestDifference(Array a, Array b) {
        float[] x = a.floats();
        float[] y = b.floats();
        double largest = 0;
        for (int i = 0; i < x.length; i++) {
            largest = Math.max(largest, Math.abs(x[i] - y[i]));
        }
        return largest;
    }

    private static double spread(Array a) {
        float[] x = a.floats();
        Arrays.sort(x);
        return x[x.length - 1] - x[0];
    }
}

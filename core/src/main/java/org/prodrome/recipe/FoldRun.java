package org.prodrome.recipe;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prodrome.data.Case;
import org.prodrome.data.FormatException;
import org.prodrome.data.Seed;
import org.prodrome.data.Truth.Label;
import org.prodrome.detect.AnomalyMap;
import org.prodrome.detect.OperatingPoint;
import org.prodrome.detect.Purpose;
import org.prodrome.detect.Readout;
import org.prodrome.detect.Scorer;
import org.prodrome.evaluate.Checkpoints;
import org.prodrome.evaluate.Classed;
import org.prodrome.evaluate.EntityFigures;
import org.prodrome.evaluate.Prediction;
import org.prodrome.evaluate.baseline.DistanceFromMean;
import org.prodrome.evaluate.baseline.GroupShare;
import org.prodrome.evaluate.baseline.LogisticRegression;
import org.prodrome.evaluate.calibration.Calibration;
import org.prodrome.evaluate.split.CalibrationPart;
import org.prodrome.graph.Network;
import org.prodrome.graph.Parameters;
import org.prodrome.model.Grid;
import org.prodrome.model.Model;
import org.prodrome.model.Noise;
import org.prodrome.model.OneClass;
import org.prodrome.model.Target;
import org.prodrome.model.gan.Adversarial;
import org.prodrome.model.gan.Likeness;
import org.prodrome.model.supervised.Supervised;
import org.prodrome.runtime.Device;
import org.prodrome.runtime.ProcessGroup;
import org.prodrome.train.Checkpointing;
import org.prodrome.train.EarlyStopping;
import org.prodrome.train.Loop;
import org.prodrome.train.Options;
import org.prodrome.train.Phase;
import org.prodrome.train.Plan;

/**
 * Trains on one part of the cases, and chooses the threshold on another that training never saw. Whatever is learned,
 * measured or chosen here goes through one door, which remembers the subjects; those can't be tested on afterwards.
 */
final class FoldRun {
    /** Windows that are drawn of each case held back, all looks together. */
    private static final int HELD_BACK_WINDOWS = 4;

    private final Recipe recipe;
    private final Device device;
    private final Seed seed;
    private final Map<String, Prepared> prepared;
    private final Map<String, double[]> features;
    private final @Nullable ProcessGroup group;
    /** Subjects of all cases that something was learned from or chosen on. */
    private final Set<String> seen = new HashSet<>();

    /**
     * Readies training.
     *
     * @param features the baseline's, by case
     * @param group the processes that train together; null for this one alone
     */
    FoldRun(
            Recipe recipe,
            Device device,
            Seed seed,
            Map<String, Prepared> prepared,
            Map<String, double[]> features,
            @Nullable ProcessGroup group) {
        this.recipe = recipe;
        this.device = device;
        this.seed = seed;
        this.prepared = prepared;
        this.features = features;
        this.group = group;
    }

    /**
     * A trained network with how its scores are read.
     *
     * @param likeness how like real cases the made ones are, of an adversarial model
     * @param waited nanoseconds of the training in which nothing was there to learn from
     * @param stages the checkpoints that it was chosen among; none where it is the last
     */
    record Trained(
            byte[] onnx,
            Readout readout,
            OptionalDouble mapHop,
            Optional<Likeness> likeness,
            long waited,
            List<Stages.Stage> stages) {
        OperatingPoint point() {
            return readout.point();
        }
    }

    private record Learned(byte[] onnx, Optional<Likeness> likeness, long waited, List<Stages.Stage> stages) {}

    /** What scores cases without a network, with its threshold. */
    record Control(ToDoubleFunction<Prepared> score, OperatingPoint point) {}

    /**
     * A prediction and what the report wants to show of it.
     *
     * @param severity as it was said; empty where the model doesn't tell it
     * @param entities as they were said and as they are, of a model that tags words, where they are known
     */
    record Tested(
            Prediction prediction,
            Optional<AnomalyMap> map,
            double threshold,
            OptionalDouble severity,
            Optional<EntityFigures.Compared> entities) {}

    /**
     * Whether the cases suffice to train, to fit the baseline and to choose the thresholds; their recordings are not
     * looked at.
     *
     * @throws IllegalArgumentException if they don't; the message says what is missing
     */
    void check(List<Case> cases) {
        CalibrationPart parts = parts(cases);
        boolean[] fit = labels(parts.fit());
        int abnormal = 0;
        for (boolean one : fit) {
            abnormal += one ? 1 : 0;
        }
        boolean both = recipe.model().supervision() == Model.Supervision.LABELLED;
        if (abnormal == fit.length || (both && abnormal == 0)) {
            throw new IllegalArgumentException("training: expected normal " + (both ? "and abnormal " : "")
                    + "cases to learn from, got " + (fit.length - abnormal) + " normal and " + abnormal + " abnormal");
        }
        recipe.training().augmenting().check(recipe.preparation().grid());
        Targets.check(
                recipe.model().targets(),
                cases.stream()
                        .filter(one -> one.truth().label() != Label.UNKNOWN)
                        .toList());
        ConcludingPart concluding =
                ConcludingPart.of(parts.fit(), recipe.model().concludingShare(), seed.split("concluding"));
        HeldBackPart heldBack = heldBack(concluding);
        if (recipe.training().checkpoint() instanceof Keeping.BestOf) {
            SyntheticAnomalies.require((int) heldBack.heldBack().stream()
                    .filter(one -> one.truth().label() == Label.NORMAL)
                    .count());
        }
        boolean[] calibration = labels(parts.calibration());
        purpose().threshold(new double[calibration.length], calibration);
        recipe.score().calibration().check(calibration);
    }

    private static boolean[] labels(List<Case> cases) {
        List<Label> labels = cases.stream()
                .map(one -> one.truth().label())
                .filter(label -> label != Label.UNKNOWN)
                .toList();
        boolean[] abnormal = new boolean[labels.size()];
        for (int i = 0; i < abnormal.length; i++) {
            abnormal[i] = labels.get(i) == Label.ABNORMAL;
        }
        return abnormal;
    }

    /** Trains the recipe's model. */
    Trained train(List<Case> cases, Loop.Progress progress, Checkpointing checkpointing)
            throws IOException, FormatException {
        CalibrationPart parts = parts(cases);
        Learned learned = learn(parts.fit(), progress, checkpointing);
        byte[] onnx = learned.onnx();
        OptionalDouble mapHop = recipe.model().mapHop(recipe.preparation().grid());
        try (Scorer scorer = recipe.scorer(onnx, mapHop)) {
            List<Prepared> calibration = labelled(parts.calibration());
            return new Trained(
                    onnx,
                    Readout.choose(
                            purpose(),
                            recipe.score().calibration(),
                            calibration.stream()
                                    .mapToDouble(
                                            one -> scorer.score(one.field()).value())
                                    .toArray(),
                            Prepared.abnormal(calibration)),
                    mapHop,
                    learned.likeness(),
                    learned.waited(),
                    learned.stages());
        }
    }

    /** Takes part in the training of the recipe's model, and leaves the rest to the process of rank 0. */
    void trainAlong(List<Case> cases, Checkpointing checkpointing) throws IOException, FormatException {
        learn(parts(cases).fit(), (_, _, _) -> {}, checkpointing);
    }

    private CalibrationPart parts(List<Case> cases) {
        cases.forEach(one -> seen.add(one.subject().id()));
        return CalibrationPart.of(
                OneSubject.parted(cases), recipe.training().calibrationShare(), seed.split("calibration"));
    }

    private HeldBackPart heldBack(ConcludingPart concluding) {
        return HeldBackPart.of(concluding.learned(), recipe.training().heldBackPercent(), seed.split("held back"));
    }

    private Learned learn(List<Case> cases, Loop.Progress progress, Checkpointing checkpointing)
            throws IOException, FormatException {
        Recipe.Training training = recipe.training();
        Model model = recipe.model();
        Grid grid = recipe.preparation().grid();
        Network network = model.network(grid);
        List<Phase> phases = model.phases(network, training.optimises(), training.schedule()).stream()
                .map(phase -> phase.with(training.clip()).with(training.truncate()))
                .toList();
        ConcludingPart concluding = ConcludingPart.of(cases, model.concludingShare(), seed.split("concluding"));
        HeldBackPart parts = heldBack(concluding);
        List<Prepared> learned = learned(parts.learned());
        Stages stages = new Stages(
                checkpointing.file().resolveSibling(checkpointing.file().getFileName() + ".stages"));
        Targets targets = Targets.of(model.targets(), learned);
        Options options = new Options(
                training.microBatches(),
                training.freeze(),
                training.learningRates(),
                training.averaging(),
                stopping(parts, learned, targets, network, stages),
                training.precision(),
                Optional.of(checkpointing));
        Parameters start = model.fitted(
                network.initialise(seed.split("parameters")),
                () -> learned.stream().map(Prepared::field).iterator(),
                grid);
        if (phases.isEmpty()) {
            return new Learned(network.keeping(model.outputs()).toOnnx(start), Optional.empty(), 0, List.of());
        }
        try (Ahead batches = new Ahead(batches(learned, targets, training.augmenting(), "batches"))) {
            Plan plan =
                    new Plan(network, start, phases, batches, training.steps(), device, seed.split("chance"), options);
            Parameters trained = model.concluded(
                    Loop.train(plan, progress, group).parameters(),
                    learned(concluding.concluding()).stream()
                            .map(one -> new Model.Labelled(
                                    one::field, one.abnormal(), one.of().truth().severity()))
                            .toList(),
                    grid);
            return new Learned(
                    network.keeping(model.outputs()).toOnnx(trained),
                    likeness(network, trained, batches(learned, targets, Augmenting.NONE, "likeness")),
                    batches.waited(),
                    stages.all());
        }
    }

    private Optional<EarlyStopping> stopping(
            HeldBackPart parts, List<Prepared> learned, Targets targets, Network network, Stages stages) {
        Recipe.Training training = recipe.training();
        if (training.checkpoint() instanceof Keeping.BestOf best) {
            SyntheticAnomalies anomalies = new SyntheticAnomalies(
                    learned(parts.heldBack()), learned, recipe.preparation(), seed.split("synthetic anomalies"));
            return Optional.of(new CheckpointChoice(recipe, network, anomalies, stages).stopping(best));
        }
        return switch (training.earlyStopping()) {
            case Stopping.Never _ -> Optional.empty();
            case Stopping.Patience patience ->
                Optional.of(new EarlyStopping(
                        batches(learned(parts.heldBack()), targets, Augmenting.NONE, "held back batches"),
                        Math.ceilDiv((long) HELD_BACK_WINDOWS * parts.heldBack().size(), training.batch()),
                        patience.every(),
                        patience.patience()));
        };
    }

    /** What the checkpoints were worth that a detector was chosen among, on cases that nothing was chosen on. */
    Optional<Checkpoints> checkpoints(String training, Trained trained, List<Case> tested) throws IOException {
        requireUnseen(tested);
        return trained.stages().isEmpty()
                ? Optional.empty()
                : Optional.of(CheckpointChoice.worth(
                        recipe,
                        training,
                        trained.stages(),
                        of(tested).stream().filter(Prepared::labelled).toList()));
    }

    private Optional<Likeness> likeness(Network network, Parameters trained, Loop.Batches batches) {
        return switch (recipe.model()) {
            case Adversarial _ -> Optional.of(Imitation.likeness(network, trained, batches, device));
            case OneClass _, Supervised _ -> Optional.empty();
        };
    }

    private List<Prepared> learned(List<Case> cases) {
        List<Prepared> learned = switch (recipe.model().supervision()) {
            case LABELLED -> labelled(cases);
            case NORMALS ->
                labelled(cases).stream().filter(one -> !one.abnormal()).toList();
        };
        if (learned.isEmpty()) {
            throw new IllegalArgumentException("training: expected labelled cases, got none");
        }
        return learned;
    }

    private Loop.Batches batches(List<Prepared> cases, Targets targets, Augmenting augmenting, String chance) {
        Recipe.Training training = recipe.training();
        Seed drawn = seed.split(chance);
        Loop.Batches windows = new WindowBatches(
                cases, training.balance(), recipe.preparation(), training.batch(), augmenting, targets, drawn);
        List<Noise> noise = recipe.model().noise(recipe.preparation().grid());
        return noise.isEmpty() ? windows : new Noisy(windows, noise, training.batch(), drawn.split("noise"));
    }

    /** Fits the trivial baseline on the same parts, to what the model may learn from. */
    Control baseline(List<Case> cases) {
        List<Prepared> fit = learned(parts(cases).fit());
        double[][] rows = fit.stream().map(this::features).toArray(double[][]::new);
        ToDoubleFunction<double[]> score = switch (recipe.model().supervision()) {
            case LABELLED -> LogisticRegression.fit(rows, Prepared.abnormal(fit))::probability;
            case NORMALS -> DistanceFromMean.fit(rows)::of;
        };
        return control(cases, one -> score.applyAsDouble(features(one)));
    }

    /** Counts, on the same parts, each site's share of abnormal cases. */
    Control siteAlone(List<Case> cases) {
        List<Prepared> fit = labelled(parts(cases).fit());
        GroupShare shares =
                GroupShare.fit(fit.stream().map(one -> one.of().site()).toArray(String[]::new), Prepared.abnormal(fit));
        return control(cases, one -> shares.share(one.of().site()));
    }

    private Control control(List<Case> cases, ToDoubleFunction<Prepared> score) {
        List<Prepared> calibration = labelled(parts(cases).calibration());
        return new Control(
                score,
                point(calibration, calibration.stream().mapToDouble(score).toArray()));
    }

    /** AUROC of cases that nothing was learned from or chosen on; empty where they are of one label. */
    OptionalDouble auroc(Trained trained, List<Case> cases) {
        requireUnseen(cases);
        try (Scorer scorer = recipe.scorer(trained.onnx(), OptionalDouble.empty())) {
            return CheckpointChoice.auroc(
                    scorer, of(cases).stream().filter(Prepared::labelled).toList());
        }
    }

    /** Only those that may be shown have their map, for all maps together may be larger than memory. */
    List<Tested> test(Trained trained, List<Case> cases, int fold, Located located)
            throws IOException, FormatException {
        requireUnseen(cases);
        double threshold = trained.point().threshold();
        try (Scorer scorer = recipe.scorer(trained.onnx(), trained.mapHop())) {
            List<Tested> tested = new ArrayList<>();
            for (Prepared one : of(cases)) {
                Scorer.Score score = scorer.score(one.field());
                Prediction said = predict(
                        one,
                        fold,
                        score.value(),
                        trained.point(),
                        trained.readout().calibration());
                tested.add(new Tested(
                        score.probabilities().isEmpty() ? said : said.with(classed(one, score.probabilities())),
                        Optional.empty(),
                        threshold,
                        score.severity(),
                        score.tags().isPresent()
                                ? Tagging.compared(one.of(), score.tags().get())
                                : Optional.empty()));
                if (score.map().isPresent()) {
                    located.add(one, score.map().get());
                }
            }
            if (trained.mapHop().isEmpty()) {
                return tested;
            }
            Set<String> shown = ShownCase.of(tested).stream()
                    .map(one -> one.tested().prediction().id())
                    .collect(Collectors.toSet());
            tested.replaceAll(one -> {
                Prediction prediction = one.prediction();
                return shown.contains(prediction.id())
                        ? new Tested(
                                prediction, map(scorer, prediction.id()), threshold, one.severity(), one.entities())
                        : one;
            });
            return tested;
        }
    }

    private Optional<AnomalyMap> map(Scorer scorer, String id) {
        return scorer.score(Objects.requireNonNull(prepared.get(id)).field()).map();
    }

    List<Prediction> test(Control control, List<Case> cases, int fold) {
        requireUnseen(cases);
        return of(cases).stream()
                .map(one -> predict(one, fold, control.score().applyAsDouble(one), control.point(), Optional.empty()))
                .toList();
    }

    private static Prediction predict(
            Prepared one, int fold, double score, OperatingPoint point, Optional<Calibration> calibration) {
        Case of = one.of();
        return new Prediction(
                of.id(),
                of.subject(),
                of.site(),
                fold,
                of.truth().label(),
                score,
                point.decision(score),
                calibration.map(each -> each.read(score)));
    }

    private Classed classed(Prepared one, List<Double> probabilities) {
        Target.Classes classes = recipe.model().targets().stream()
                .filter(Target.Classes.class::isInstance)
                .map(Target.Classes.class::cast)
                .findFirst()
                .orElseThrow();
        List<Integer> actual =
                one.labelled() ? Arrays.stream(classes.of(one.of())).boxed().toList() : List.of();
        return new Classed(classes.names(), classes.several(), probabilities, actual);
    }

    private OperatingPoint point(List<Prepared> calibration, double[] scores) {
        return OperatingPoint.choose(purpose(), scores, Prepared.abnormal(calibration));
    }

    private Purpose purpose() {
        return Purpose.parse(recipe.score().operatingPoint());
    }

    private List<Prepared> of(List<Case> cases) {
        return cases.stream()
                .map(one -> Objects.requireNonNull(prepared.get(one.id())))
                .toList();
    }

    private void requireUnseen(List<Case> tested) {
        for (Case one : tested) {
            if (seen.contains(one.subject().id())) {
                throw new IllegalArgumentException("test: expected subjects that nothing was learned from or chosen on,"
                        + " got subject " + one.subject().id() + " (case " + one.id() + ")");
            }
        }
    }

    private List<Prepared> labelled(List<Case> cases) {
        cases.forEach(one -> seen.add(one.subject().id()));
        return of(cases).stream().filter(Prepared::labelled).toList();
    }

    private double[] features(Prepared one) {
        return Objects.requireNonNull(features.get(one.of().id()));
    }
}

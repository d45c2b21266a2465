package org.prodrome.recipe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Seed;
import org.prodrome.data.Truth;
import org.prodrome.data.cut.Cut;
import org.prodrome.data.cut.Piece;
import org.prodrome.data.cut.Segments;
import org.prodrome.data.duplicate.Duplicates;
import org.prodrome.data.source.LabelledFolder;
import org.prodrome.data.synthetic.planted.PlantedLesions;
import org.prodrome.detect.Detector;
import org.prodrome.evaluate.Checkpoints;
import org.prodrome.evaluate.EntityFigures;
import org.prodrome.evaluate.Evaluation;
import org.prodrome.evaluate.Fold;
import org.prodrome.evaluate.InnerChoice;
import org.prodrome.evaluate.Prediction;
import org.prodrome.evaluate.PredictionsCsv;
import org.prodrome.evaluate.Reliability;
import org.prodrome.evaluate.SeverityFigures;
import org.prodrome.evaluate.Subgroup;
import org.prodrome.evaluate.SubjectResult;
import org.prodrome.evaluate.split.Protocol;
import org.prodrome.evaluate.split.Split;
import org.prodrome.model.Target;
import org.prodrome.model.gan.Likeness;
import org.prodrome.recipe.report.Chosen;
import org.prodrome.recipe.report.ModelCard;
import org.prodrome.recipe.report.Report;
import org.prodrome.recipe.report.ReportContent;
import org.prodrome.runtime.ProcessGroup;
import org.prodrome.train.DivergenceException;

/** A recipe carried out: every fold trained and tested, judged beside the trivial baseline, written down. */
public final class Run {
    private final RunOptions options;
    /** As it is written. */
    private final Recipe recipe;

    private final Choosing choosing;
    private final Protocol protocol;
    /** What the page says of cases that are there twice. */
    private final List<String> duplicates;

    private final Dataset dataset;
    /** Of the recordings that were cut, by case; none where nothing was. */
    private final Map<String, Piece> pieces = new HashMap<>();

    private final OutputFolder out;
    private final Progress progress;
    private final @Nullable ProcessGroup group;

    private final Stopwatch stopwatch = new Stopwatch();
    private final List<FoldRun.Tested> tested = new ArrayList<>();
    private final List<Fold> folds = new ArrayList<>();
    /** Of the folds that have any. */
    private final List<Localisation> localisation = new ArrayList<>();

    private final Controlled baseline = new Controlled();
    private final Controlled siteAlone = new Controlled();
    /** How like real cases the made ones are, by training, of an adversarial model. */
    private final Map<String, Likeness> likeness = new LinkedHashMap<>();
    /** What inner folds chose, by training, of a nested protocol. */
    private final List<InnerChoice> innerChoices = new ArrayList<>();
    /** What checkpoints were worth, by fold, of a training that chose among them. */
    private final List<Checkpoints> checkpoints = new ArrayList<>();
    /** Nanoseconds of all trainings, and of those the ones in which nothing was there to learn from. */
    private long trained = 1;

    private long waited;

    private Run(RunOptions options, Progress progress, @Nullable ProcessGroup group)
            throws RecipeException, IOException, FormatException {
        this.options = options;
        this.progress = progress;
        this.group = group;
        SequencedMap<String, Recipe> choices = options.recipe().choices(options.profile());
        Recipe written = choices.firstEntry().getValue();
        if (group != null && written.training().batch() < group.size()) {
            throw new RecipeException("training.batch: expected a sample or more for each of " + group.size()
                    + " processes, got " + written.training().batch());
        }
        this.protocol = Protocol.parse(options.protocol().orElse(written.protocol()));
        Choosing.check(protocol, choices, processes());
        this.out = new OutputFolder(options.out());
        Duplicates found = duplicates(written);
        this.duplicates = found.groups().isEmpty() ? List.of() : found.summary();
        Dataset recordings = written.plantedLesions() && options.data().isPresent()
                ? PlantedLesions.beside(found.joined(), options.seed().split("planted lesions"))
                : found.joined();
        Cut cut = written.cut()
                .of(recordings, (done, total) -> progress.at("looking for cases in recordings", done, total));
        cut.pieces().forEach(piece -> pieces.put(piece.of().id(), piece));
        this.dataset = cut.dataset();
        for (var choice : choices.entrySet()) {
            choice.setValue(choice.getValue().seeing(dataset.cases().getFirst()));
        }
        this.choosing = new Choosing(protocol, choices, options.seed().split("inner folds"));
        this.recipe = choices.firstEntry().getValue();
    }

    /** Simulated cases are no copies of one another. */
    private Duplicates duplicates(Recipe written) throws IOException, FormatException {
        if (options.data().isEmpty()) {
            return new Duplicates(written.simulator().dataset(options.seed().split("simulator")), List.of());
        }
        return Duplicates.find(
                LabelledFolder.read(options.data().get()),
                (done, total) -> progress.at("looking for duplicates", done, total));
    }

    /** The figures of a run, which its folder holds as well. */
    public record Result(Recipe recipe, String protocol, Evaluation model, Evaluation baseline) {}

    /**
     * Carries a recipe out and writes its folder, whole or not at all.
     *
     * @throws RecipeException if the recipe or the folder to write is not right
     * @throws FormatException if the data are not what they should be
     */
    public static Result carryOut(RunOptions options, Progress progress)
            throws RecipeException, IOException, FormatException {
        return new Run(options, progress, null).carryOut();
    }

    /**
     * Carries a recipe out as the process of rank 0, with others that {@link #trainAlong}.
     *
     * @throws RecipeException if the recipe or the folder to write is not right
     * @throws FormatException if the data are not what they should be
     * @throws org.prodrome.runtime.ProcessGroupException if another process is lost
     */
    public static Result carryOut(RunOptions options, Progress progress, ProcessGroup group)
            throws RecipeException, IOException, FormatException {
        return new Run(options, progress, group).carryOut();
    }

    /**
     * Takes part in the trainings of the process of rank 0, which tests, judges and writes.
     *
     * @throws RecipeException if the recipe is not right
     * @throws FormatException if the data are not what they should be
     * @throws org.prodrome.runtime.ProcessGroupException if another process is lost
     */
    public static void trainAlong(RunOptions options, ProcessGroup group)
            throws RecipeException, IOException, FormatException {
        new Run(options, (_, _, _) -> {}, group).trainAlong();
    }

    private void trainAlong() throws IOException, FormatException {
        List<Split> splits = splits();
        try (FieldCache cache = cache()) {
            Map<String, Prepared> prepared = prepared(cache);
            Resumption resumption = resumption();
            for (Split split : splits) {
                foldRun(recipe, split.name(), prepared, Map.of())
                        .trainAlong(split.train(), resumption.of(split.name()));
            }
            foldRun(recipe, "all", prepared, Map.of())
                    .trainAlong(protocol.counted(dataset.cases()), resumption.of("all"));
        }
    }

    /** Half of the memory, then half of what is free beside the run's folder. */
    private FieldCache cache() throws IOException {
        return new FieldCache(out.parent(), Runtime.getRuntime().maxMemory() / 2, out.free() / 2);
    }

    private Resumption resumption() {
        return new Resumption(options, protocol.name(), dataset, processes());
    }

    private int processes() {
        return group == null ? 1 : group.size();
    }

    private List<Split> splits() {
        List<Split> splits = protocol.split(dataset.cases(), options.seed().split("folds"));
        check(splits);
        return splits;
    }

    private Map<String, Prepared> prepared(FieldCache cache) throws IOException, FormatException {
        Map<String, Prepared> prepared = new HashMap<>();
        for (Prepared one : Prepared.all(dataset, recipe.preparation(), recipe.masks(), cache, progress)) {
            prepared.put(one.of().id(), one);
        }
        return prepared;
    }

    private Result carryOut() throws RecipeException, IOException, FormatException {
        List<Split> splits = splits();
        try (FieldCache cache = cache();
                Resumption resumption = resumption()) {
            Map<String, Prepared> prepared = prepared(cache);
            resumption.claim(options.out());
            try (PlainFeatures plain = PlainFeatures.of(recipe.preparation())) {
                Map<String, double[]> features = new HashMap<>();
                prepared.forEach((id, one) -> features.put(id, plain.of(one.field())));
                return carryOut(splits, prepared, plain, features, resumption);
            }
        }
    }

    private Result carryOut(
            List<Split> splits,
            Map<String, Prepared> prepared,
            PlainFeatures plain,
            Map<String, double[]> features,
            Resumption resumption)
            throws RecipeException, IOException, FormatException {
        for (int fold = 0; fold < splits.size(); fold++) {
            test(splits.get(fold), fold, splits.size(), prepared, features, resumption);
        }
        List<Case> all = protocol.counted(dataset.cases());
        FoldRun.Trained whole = train(
                foldRun(chosen("all", choosing.inner(all), prepared, resumption), "all", prepared, features),
                all,
                "training the detector on all",
                "all",
                resumption);
        List<Prediction> predictions =
                tested.stream().map(FoldRun.Tested::prediction).toList();
        progress.at("judging", 0, 1);
        Seed chance = options.seed().split("bootstrap");
        List<FoldRun.Tested> shown =
                tested.stream().filter(one -> once(one.prediction())).toList();
        List<Prediction> single = shown.stream().map(FoldRun.Tested::prediction).toList();
        Optional<EventFigures> events = events();
        Map<String, Double> byEvent = events.map(each -> each.of(single)).orElse(Map.of());
        Optional<Localisation> pointing = Localisation.mean(localisation);
        Optional<SeverityFigures> severity = SeverityFigures.of(estimates(shown, prepared), chance.split("severity"));
        Optional<EntityFigures> entities = EntityFigures.of(
                shown.stream().flatMap(one -> one.entities().stream()).toList(), chance.split("entities"));
        Chosen choices = new Chosen(innerChoices, checkpoints);
        Looks looks = Looks.counting(options.out(), dataset.digest());
        Evaluation model = Evaluation.of(predictions, folds, chance)
                .noting(collapses())
                .noting(choices.sentences())
                .noting(pointing.map(Localisation::sentence).stream().toList())
                .noting(severity.map(SeverityFigures::sentence).stream().toList())
                .noting(entities.map(EntityFigures::sentence).stream().toList())
                .noting(unseen(splits))
                .noting(looks.sentence().stream().toList())
                .noting(byEvent.isEmpty() ? List.of() : List.of(EventFigures.sentence(byEvent)));
        Evaluation trivial = baseline.evaluation(chance);
        Optional<Reliability> reliability = Reliability.of(single, chance.split("reliability"));
        Grouped grouped = Grouped.of(dataset, splits);
        List<Subgroup> subgroups = grouped.subgroups(predictions, folds, chance.split("subgroups"));
        Map<String, String> provenance = Provenance.of(options, recipe, protocol.name(), dataset, stopwatch);
        provenance.put("waited_for_data", String.format(Locale.ROOT, "%.2f %% of training", 100.0 * waited / trained));
        provenance.put(Looks.KEY, Integer.toString(looks.count()));
        provenance.put("processes", Integer.toString(processes()));
        ReportContent content = new Story(
                        recipe, options.recipe().yaml(), options.profile(), protocol.name(), dataset, duplicates)
                .content(
                        model,
                        shown,
                        trivial,
                        baseline.predictions().stream().filter(this::once).toList(),
                        prepared,
                        plain,
                        reliability,
                        grouped.reach(predictions),
                        subgroups,
                        SubjectResult.of(single, folds),
                        choices,
                        events.isPresent() ? new Courses(events.get()).of(shown) : List.of(),
                        provenance);
        String metrics = new MetricsJson(
                        recipe.name(),
                        protocol.name(),
                        options.profile().key(),
                        Story.judgedBy(dataset),
                        model,
                        Story.baselineName(recipe.model(), plain),
                        trivial,
                        severalSites() ? Optional.of(siteAlone.evaluation(chance)) : Optional.empty(),
                        byEvent,
                        likeness,
                        choices,
                        reliability,
                        pointing,
                        severity,
                        entities,
                        subgroups,
                        recipe.published(dataset))
                .write();
        out.write(folder -> write(folder, content, predictions, metrics, provenance, whole));
        resumption.forget();
        progress.at("judging", 1, 1);
        return new Result(recipe, protocol.name(), model, trivial);
    }

    /** Of the abnormal cases whose severity is known, where the model tells it. */
    private static List<SeverityFigures.Estimate> estimates(
            List<FoldRun.Tested> shown, Map<String, Prepared> prepared) {
        List<SeverityFigures.Estimate> estimates = new ArrayList<>();
        for (FoldRun.Tested one : shown) {
            Prediction said = one.prediction();
            Truth truth = Objects.requireNonNull(prepared.get(said.id())).of().truth();
            boolean known =
                    truth.label() == Truth.Label.ABNORMAL && truth.severity().isPresent();
            if (known && one.severity().isPresent()) {
                estimates.add(new SeverityFigures.Estimate(
                        said.subject(),
                        one.severity().getAsDouble(),
                        truth.severity().getAsDouble()));
            }
        }
        return estimates;
    }

    /** Empty where no continuous recordings are judged. */
    private Optional<EventFigures> events() {
        return recipe.cut() instanceof Segments segments
                ? Optional.of(new EventFigures(segments, recipe.score().alarm(), pieces))
                : Optional.empty();
    }

    private List<String> collapses() {
        List<String> collapses = new ArrayList<>();
        likeness.forEach(
                (name, like) -> like.collapse().ifPresent(how -> collapses.add("the training of " + name + " " + how)));
        return collapses;
    }

    /** Classes that a training had no case of, and so takes for what never is. */
    private List<String> unseen(List<Split> splits) {
        List<String> unseen = new ArrayList<>();
        for (Target target : recipe.model().targets()) {
            if (target instanceof Target.Classes classes) {
                splits.forEach(split -> unseen(classes, split.name(), split.train(), unseen));
                unseen(classes, "the detector on all", dataset.cases(), unseen);
            }
        }
        return unseen;
    }

    private static void unseen(Target.Classes classes, String name, List<Case> cases, List<String> unseen) {
        Set<Integer> there = cases.stream()
                .filter(one -> one.truth().label() != Truth.Label.UNKNOWN)
                .flatMap(one -> Arrays.stream(classes.of(one)).boxed())
                .collect(Collectors.toSet());
        for (int place = 0; place < classes.names().size(); place++) {
            if (!there.contains(place)) {
                unseen.add("The training of " + name + " had no case of the class "
                        + classes.names().get(place) + ", and takes it for what never is.");
            }
        }
    }

    /** Whether it is of the first time that the cases were parted: curves and shown cases have each case once. */
    private boolean once(Prediction prediction) {
        return folds.get(prediction.fold()).repeat() == 0;
    }

    /** Better now than after the trainings before it. */
    private void check(List<Split> splits) {
        Map<Truth.Label, Long> tested = splits.stream()
                .flatMap(split -> split.test().stream())
                .collect(Collectors.groupingBy(each -> each.truth().label(), Collectors.counting()));
        long normal = tested.getOrDefault(Truth.Label.NORMAL, 0L);
        long abnormal = tested.getOrDefault(Truth.Label.ABNORMAL, 0L);
        if (normal == 0 || abnormal == 0) {
            throw new IllegalArgumentException("judging: expected normal and abnormal cases to test on, got " + normal
                    + " normal and " + abnormal + " abnormal");
        }
        for (Recipe choice : choosing.choices().values()) {
            for (Split split : splits) {
                check(choice, split.name(), split.train(), choosing.inner(split));
            }
            List<Case> all = protocol.counted(dataset.cases());
            check(choice, "all", all, choosing.inner(all));
        }
    }

    private void check(Recipe choice, String name, List<Case> cases, List<Split> inner) {
        check(choice, name, cases);
        for (Split fold : inner) {
            check(choice, name + ", inner " + fold.name(), fold.train());
        }
        if (!inner.isEmpty()) {
            Choosing.judging(name, inner);
        }
    }

    private void check(Recipe choice, String name, List<Case> cases) {
        try {
            foldRun(choice, name, Map.of(), Map.of()).check(cases);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        }
    }

    private Recipe chosen(String training, List<Split> inner, Map<String, Prepared> prepared, Resumption resumption)
            throws IOException, FormatException {
        if (inner.isEmpty()) {
            return recipe;
        }
        InnerChoice choice = choosing.choose(training, inner, (name, reading, fold) -> {
            String trial = training + ", inner " + fold.name();
            FoldRun run = foldRun(reading, trial, prepared, Map.of());
            FoldRun.Trained made = run.train(
                    fold.train(),
                    (round, rounds, _) -> progress.at("choosing in " + trial + ", " + name, round, rounds),
                    resumption.of(trial + ", " + name));
            return run.auroc(made, fold.test()).orElseThrow();
        });
        innerChoices.add(choice);
        return choosing.recipe(choice);
    }

    private FoldRun foldRun(
            Recipe chosen, String name, Map<String, Prepared> prepared, Map<String, double[]> features) {
        return new FoldRun(chosen, options.device(), options.seed().split(name), prepared, features, group);
    }

    private void test(
            Split split,
            int fold,
            int count,
            Map<String, Prepared> prepared,
            Map<String, double[]> features,
            Resumption resumption)
            throws IOException, FormatException {
        Recipe chosen = chosen(split.name(), choosing.inner(split), prepared, resumption);
        FoldRun run = foldRun(chosen, split.name(), prepared, features);
        String stage = "training " + (fold + 1) + " of " + count + " (" + split.name() + ")";
        FoldRun.Trained trained = train(run, split.train(), stage, split.name(), resumption);
        Located located = new Located(recipe.preparation());
        tested.addAll(run.test(trained, split.test(), fold, located));
        located.judged().ifPresent(localisation::add);
        folds.add(new Fold(split.name(), trained.point().threshold(), split.repeat()));
        run.checkpoints(split.name(), trained, split.test()).ifPresent(checkpoints::add);
        baseline.test(run, run.baseline(split.train()), split, fold);
        siteAlone.test(run, run.siteAlone(split.train()), split, fold);
    }

    private boolean severalSites() {
        return dataset.cases().stream().map(Case::site).distinct().count() > 1;
    }

    private FoldRun.Trained train(FoldRun run, List<Case> cases, String stage, String name, Resumption resumption)
            throws IOException, FormatException {
        long begun = System.nanoTime();
        try {
            FoldRun.Trained made =
                    run.train(cases, (round, rounds, _) -> progress.at(stage, round, rounds), resumption.of(name));
            trained += System.nanoTime() - begun;
            waited += made.waited();
            made.likeness().ifPresent(like -> likeness.put(name, like));
            return made;
        } catch (DivergenceException e) {
            resumption.forget(); // it would diverge again
            throw e;
        }
    }

    private void write(
            Path folder,
            ReportContent content,
            List<Prediction> predictions,
            String metrics,
            Map<String, String> provenance,
            FoldRun.Trained whole)
            throws IOException {
        Files.writeString(folder.resolve("report.html"), Report.html(content));
        Files.writeString(
                folder.resolve("model-card.json"), MetricsJson.JSON.writeValueAsString(ModelCard.of(content)) + "\n");
        Files.writeString(folder.resolve("metrics.json"), metrics);
        PredictionsCsv.write(folder.resolve("predictions.csv"), predictions);
        PredictionsCsv.write(folder.resolve("baseline-predictions.csv"), baseline.predictions());
        Files.writeString(folder.resolve("provenance.json"), MetricsJson.JSON.writeValueAsString(provenance) + "\n");
        Detector.write(
                Files.createDirectory(folder.resolve("detector")),
                whole.onnx(),
                recipe.preparation(),
                recipe.score().aggregate(),
                whole.readout(),
                whole.mapHop(),
                recipe.model().classes(),
                new Detector.Origin(recipe.name(), recipe.title(), provenance));
    }
}

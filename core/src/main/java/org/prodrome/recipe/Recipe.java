package org.prodrome.recipe;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Seed;
import org.prodrome.data.cut.Cutting;
import org.prodrome.data.synthetic.Modality;
import org.prodrome.data.synthetic.planted.PlantedLesions;
import org.prodrome.detect.Aggregate;
import org.prodrome.detect.Drawn;
import org.prodrome.detect.FeaturePreparation;
import org.prodrome.detect.HeartCyclePreparation;
import org.prodrome.detect.IrregularPreparation;
import org.prodrome.detect.MaskPreparation;
import org.prodrome.detect.PicturePreparation;
import org.prodrome.detect.Preparation;
import org.prodrome.detect.Purpose;
import org.prodrome.detect.RowPreparation;
import org.prodrome.detect.Scorer;
import org.prodrome.detect.SeveralPreparation;
import org.prodrome.detect.SignalPreparation;
import org.prodrome.detect.SpreadPreparation;
import org.prodrome.detect.TagPreparation;
import org.prodrome.detect.TextPreparation;
import org.prodrome.detect.VolumePreparation;
import org.prodrome.evaluate.calibration.CalibrationMethod;
import org.prodrome.evaluate.event.Alarm;
import org.prodrome.evaluate.split.Protocol;
import org.prodrome.model.Model;
import org.prodrome.model.Target;
import org.prodrome.model.classic.Fitted;
import org.prodrome.model.supervised.Supervised;
import org.prodrome.recipe.report.ReportContent.Published;
import org.prodrome.runtime.Clipping;
import org.prodrome.runtime.Optimiser;
import org.prodrome.runtime.Precision;
import org.prodrome.runtime.Truncation;
import org.prodrome.signal.augment.Augmentation;
import org.prodrome.train.Averaging;
import org.prodrome.train.LayerRate;
import org.prodrome.train.Schedule;

/**
 * A whole system, as its YAML file says: what it hears, learns, scores and is judged by, in one profile.
 *
 * @param survey the numbers under which the field's survey cites the system (Fernando, Gammulle, Denman, Sridharan and
 *     Fookes, "Deep Learning for Medical Anomaly Detection - A Survey", arXiv 2012.02364); none where it doesn't
 * @param wants the data that it is for, in words
 * @param cut what of a recording is a case
 * @param plantedLesions whether a lesion is put into a copy of each normal case of data that somebody gives, see
 *     {@link PlantedLesions}; a simulator has its own
 * @param protocol how it is judged unless somebody asks for another protocol
 */
public record Recipe(
        String name,
        String title,
        String summary,
        String citation,
        List<Integer> survey,
        List<String> deviations,
        String modality,
        String wants,
        boolean plantedLesions,
        Simulator simulator,
        Cutting cut,
        Preparation preparation,
        Model model,
        Training training,
        Scoring score,
        String protocol,
        List<Published> published) {
    /** Of all windows of a batch, which lie in one Java array. */
    private static final long MOST_SAMPLES = 1L << 28;

    public Recipe {
        survey = List.copyOf(survey);
        Protocol.parse(protocol);
        bounded(preparation, training);
        masks(model, preparation);
        oneClass(training.checkpoint(), model);
        boolean logOdds = model instanceof Supervised supervised && supervised.scoresLogOdds();
        if (score.calibration().takesLogOdds() && !logOdds) {
            throw new IllegalArgumentException(
                    "score.calibration: expected none, platt, isotonic, empirical or tail for a model whose score is no"
                            + " log odds, got "
                            + score.calibration().name().toLowerCase(Locale.ROOT));
        }
    }

    /** What readies the masks or tags that the model learns from, if it does. */
    Optional<? extends Drawn> masks() {
        return masks(model, preparation);
    }

    /** Scores by a network of this recipe; without a map hop it makes no maps. */
    Scorer scorer(byte[] onnx, OptionalDouble mapHop) {
        return new Scorer(
                onnx,
                preparation,
                score.aggregate(),
                mapHop,
                Runtime.getRuntime().availableProcessors());
    }

    private static Optional<? extends Drawn> masks(Model model, Preparation preparation) {
        if (model.targets().contains(new Target.Tags())) {
            return Optional.of(TagPreparation.upon(preparation));
        }
        return model.targets().contains(new Target.Mask())
                ? Optional.of(new MaskPreparation(preparation))
                : Optional.empty();
    }

    private static void oneClass(Keeping checkpoint, Model model) {
        boolean stepwise = model.supervision() == Model.Supervision.NORMALS && !(model instanceof Fitted);
        if (checkpoint instanceof Keeping.BestOf && !stepwise) {
            throw new IllegalArgumentException("training.checkpoint: expected last for a model that"
                    + (model instanceof Fitted ? " is fitted at once" : " learns from labels") + ", got "
                    + checkpoint.text());
        }
    }

    private static void bounded(Preparation preparation, Training training) {
        long size = size(preparation);
        long most = MOST_SAMPLES / size;
        require(
                training.batch() <= most,
                "training.batch",
                most + " at most, for " + size + " values a window",
                training.batch());
    }

    /** Values of a window, as far as the recipe says. */
    private static long size(Preparation preparation) {
        return switch (preparation) {
            case RowPreparation row -> Math.max(1, row.columns().size());
            case IrregularPreparation series ->
                (long) Math.max(1, series.variables().size()) * series.steps();
            case FeaturePreparation features ->
                (long) Math.max(1, features.names().size()) * features.steps();
            case SpreadPreparation series ->
                (long) Math.max(1, series.variables().size()) * series.steps();
            case SeveralPreparation several ->
                several.parts().values().stream().mapToLong(Recipe::size).sum();
            case SignalPreparation _,
                    HeartCyclePreparation _,
                    PicturePreparation _,
                    VolumePreparation _,
                    TextPreparation _ -> preparation.grid().size();
        };
    }

    /** The same for data of which a case is known, with what the preparation leaves open. */
    Recipe seeing(Case first) throws IOException, FormatException {
        Preparation seen = preparation.seen(first.payload(), "case " + first.id());
        return new Recipe(
                name,
                title,
                summary,
                citation,
                survey,
                deviations,
                modality,
                wants,
                plantedLesions,
                simulator,
                cut,
                seen,
                model,
                training,
                score,
                protocol,
                published);
    }

    /** What was published that stands beside a run on such data. */
    List<Published> published(Dataset data) {
        return published.stream()
                .filter(each -> each.data().isEmpty() || each.data().get().equals(data.name()))
                .toList();
    }

    /**
     * What it runs on where no data are given.
     *
     * @param size mean seconds of a recording, or pixels along a picture's edge
     */
    public record Simulator(Modality modality, int cases, int size) {
        public Simulator {
            require(cases >= 20, "simulator.cases", "20 or more", cases);
            require(size > 0, "simulator.size", "more than 0", size);
        }

        public Dataset dataset(Seed seed) {
            return modality.cases(cases, size).dataset(seed);
        }
    }

    /**
     * How it learns.
     *
     * @param calibrationShare share of a training fold's subjects that it doesn't learn from, kept for the threshold
     * @param optimiser as {@link Optimiser#parse} reads it
     * @param truncate how far back in time the gradients of recurrent layers go
     * @param microBatches into how many parts a batch is split to save memory
     * @param freeze names or patterns of parameters that stay as they are
     * @param augment what is done to every window that is learned from, in turn
     * @param earlyStopping whether training may end before its steps are done
     * @param checkpoint which checkpoint the detector is made of
     * @param mixUp as {@link Augmenting} has it
     * @param learningRates of parameters that learn faster or slower than the others
     */
    public record Training(
            long steps,
            int batch,
            Balance balance,
            double learningRate,
            double weightDecay,
            Schedule schedule,
            double calibrationShare,
            String optimiser,
            Clipping clip,
            Truncation truncate,
            int microBatches,
            Averaging averaging,
            List<String> freeze,
            Stopping earlyStopping,
            Keeping checkpoint,
            Precision precision,
            List<Augmentation> augment,
            double mixUp,
            List<LayerRate> learningRates) {
        public Training {
            freeze = List.copyOf(freeze);
            learningRates = List.copyOf(learningRates);
            augment = List.copyOf(augment);
            require(mixUp >= 0 && mixUp <= 1, "training.mix_up", "0 to 1", mixUp);
            require(microBatches > 0, "training.micro_batches", "1 or more", microBatches);
            require(steps > 0, "training.steps", "1 or more", steps);
            require(batch > 1, "training.batch", "2 or more", batch);
            require(learningRate > 0, "training.learning_rate", "more than 0", learningRate);
            require(weightDecay >= 0, "training.weight_decay", "0 or more", weightDecay);
            require(
                    calibrationShare > 0 && calibrationShare < 1,
                    "training.calibration_share",
                    "between 0 and 1",
                    calibrationShare);
            Optimiser.parse(optimiser, learningRate, weightDecay);
            if (checkpoint instanceof Keeping.BestOf
                    && (earlyStopping instanceof Stopping.Patience || averaging instanceof Averaging.Mean)) {
                throw new IllegalArgumentException(
                        "training.checkpoint: expected last with early stopping or an average of the whole, got "
                                + checkpoint.text());
            }
        }

        /** Of the subjects to learn from, who are held back to choose by; empty where nothing is chosen. */
        OptionalDouble heldBackPercent() {
            if (checkpoint instanceof Keeping.BestOf best) {
                return OptionalDouble.of(best.percent());
            }
            return earlyStopping instanceof Stopping.Patience patience
                    ? OptionalDouble.of(patience.percent())
                    : OptionalDouble.empty();
        }

        Augmenting augmenting() {
            return new Augmenting(augment, mixUp);
        }

        Optimiser optimises() {
            return Optimiser.parse(optimiser, learningRate, weightDecay);
        }
    }

    /**
     * How windows make a case's score, and how that is read.
     *
     * @param operatingPoint what the threshold is for, as {@link Purpose#parse} reads it
     * @param calibration what makes of the score a probability or a p-value
     * @param alarm how many segments of a continuous recording make an event
     */
    public record Scoring(Aggregate aggregate, String operatingPoint, CalibrationMethod calibration, Alarm alarm) {
        public Scoring {
            Purpose.parse(operatingPoint);
        }
    }

    private static void require(boolean good, String key, String expected, Number got) {
        if (!good) {
            throw new IllegalArgumentException(key + ": expected " + expected + ", got " + got);
        }
    }
}

package org.prodrome.recipe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.prodrome.detect.Scorer;
import org.prodrome.evaluate.Checkpoints;
import org.prodrome.evaluate.metric.Auroc;
import org.prodrome.evaluate.metric.UndefinedMetricException;
import org.prodrome.graph.Network;
import org.prodrome.graph.Parameters;
import org.prodrome.train.EarlyStopping;

/** Chooses a training's checkpoint by synthetic anomalies, and tells afterwards what each was worth. */
record CheckpointChoice(Recipe recipe, Network network, SyntheticAnomalies anomalies, Stages stages) {
    /** What the training loop is told. */
    EarlyStopping stopping(Keeping.BestOf best) {
        return new EarlyStopping(
                new EarlyStopping.Judged("synthetic anomalies", this::cost),
                Math.ceilDiv(recipe.training().steps(), best.looks()),
                EarlyStopping.NEVER);
    }

    private double cost(Parameters parameters, long step) {
        byte[] onnx = network.keeping(recipe.model().outputs()).toOnnx(parameters);
        try (Scorer scorer = recipe.scorer(onnx, OptionalDouble.empty())) {
            double auroc = anomalies.auroc(scorer);
            stages.keep(step, auroc, onnx);
            return 1 - auroc;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What checkpoints were worth on cases that nothing was chosen on.
     *
     * @param cases labelled
     */
    static Checkpoints worth(Recipe recipe, String training, List<Stages.Stage> stages, List<Prepared> cases)
            throws IOException {
        List<Checkpoints.Look> looks = new ArrayList<>();
        for (Stages.Stage stage : stages) {
            try (Scorer scorer = recipe.scorer(stage.onnx(), OptionalDouble.empty())) {
                looks.add(new Checkpoints.Look(stage.step(), stage.synthetic(), auroc(scorer, cases)));
            }
        }
        return new Checkpoints(training, looks);
    }

    /** Of labelled cases; empty where they are of one label. */
    static OptionalDouble auroc(Scorer scorer, List<Prepared> cases) {
        double[] scores = cases.stream()
                .mapToDouble(one -> scorer.score(one.field()).value())
                .toArray();
        try {
            return OptionalDouble.of(Auroc.of(scores, Prepared.abnormal(cases)));
        } catch (UndefinedMetricException _) {
            return OptionalDouble.empty();
        }
    }
}

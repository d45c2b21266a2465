package org.prodrome.recipe;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.prodrome.data.Case;
import org.prodrome.data.Seed;
import org.prodrome.data.Truth.Label;
import org.prodrome.data.synthetic.Modality;
import org.prodrome.evaluate.Prediction;
import org.prodrome.evaluate.metric.Auroc;
import org.prodrome.evaluate.split.KFold;
import org.prodrome.evaluate.split.Split;
import org.prodrome.runtime.Device;
import org.prodrome.train.Checkpointing;
import org.prodrome.train.Checkpointing.Every;

/** A recipe on its own simulator, trained and tested on some of the folds, without the rest of a run. */
record RecipeTrial(Recipe recipe, List<Case> cases, Map<String, Prepared> prepared, Path folder) {
    private static final Seed SEED = new Seed(1);

    /** @param folder where cases may be kept while it lasts */
    static RecipeTrial of(String name, Profile profile, Path folder) throws Exception {
        Recipe written = RecipeFile.find(name).in(profile);
        var dataset = written.cut()
                .of(written.simulator().dataset(SEED), (_, _) -> {})
                .dataset();
        Recipe recipe = written.seeing(dataset.cases().getFirst());
        FieldCache cache = new FieldCache(folder, Runtime.getRuntime().maxMemory() / 2, 1L << 30);
        Map<String, Prepared> prepared = new HashMap<>();
        for (Prepared one : Prepared.all(dataset, recipe.preparation(), recipe.masks(), cache, (_, _, _) -> {})) {
            prepared.put(one.of().id(), one);
        }
        return new RecipeTrial(recipe, dataset.cases(), prepared, folder);
    }

    Modality modality() {
        return recipe.simulator().modality();
    }

    /**
     * What is said of the test parts of the first folds.
     *
     * @param folds into how many the cases are parted
     * @param carriedOut of how many of them a model is trained and tested
     */
    List<List<Prediction>> predictions(int folds, int carriedOut) throws Exception {
        List<List<Prediction>> predictions = new ArrayList<>();
        List<Split> splits = new KFold(folds).split(cases, new Seed(0));
        for (int fold = 0; fold < carriedOut; fold++) {
            Split split = splits.get(fold);
            FoldRun run = new FoldRun(recipe, Device.CPU, SEED.split(split.name()), prepared, Map.of(), null);
            run.check(split.train());
            FoldRun.Trained trained = run.train(
                    split.train(),
                    (_, _, _) -> {},
                    new Checkpointing(
                            folder.resolve(fold + ".checkpoint"), new Every.Time(Duration.ofDays(1)), recipe.name()));
            predictions.add(run.test(trained, split.test(), fold, new Located(recipe.preparation())).stream()
                    .map(FoldRun.Tested::prediction)
                    .toList());
        }
        return predictions;
    }

    /** The mean AUROC of the first folds. */
    double auroc(int folds, int carriedOut) throws Exception {
        double sum = 0;
        for (List<Prediction> fold : predictions(folds, carriedOut)) {
            boolean[] abnormal = new boolean[fold.size()];
            double[] scores = new double[fold.size()];
            for (int i = 0; i < scores.length; i++) {
                abnormal[i] = fold.get(i).label() == Label.ABNORMAL;
                scores[i] = fold.get(i).score();
            }
            sum += Auroc.of(scores, abnormal);
        }
        return sum / carriedOut;
    }
}

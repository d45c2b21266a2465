package org.prodrome.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.NearMiss;
import org.prodrome.data.Seed;
import org.prodrome.data.source.LabelTables;
import org.prodrome.data.source.LabelledFolder;
import org.prodrome.data.synthetic.Modality;
import org.prodrome.recipe.Profile;
import org.prodrome.recipe.Recipe;
import org.prodrome.recipe.RecipeException;
import org.prodrome.recipe.RecipeFile;
import org.prodrome.signal.feature.Family;

/**
 * The cases that somebody names to be measured: those of a recipe, of data sets, or files.
 *
 * @param list each is looked up when it is asked for
 * @param family what a recipe's modality asks for
 */
record MeasuredCases(List<Supplier<Described>> list, Optional<Family> family) {

    /** @param doubts why what lies around it was not believed, a line each */
    record Described(Case of, List<String> doubts) {}

    static MeasuredCases of(List<String> inputs, Optional<Path> data, Profile profile, Seed seed)
            throws IOException, FormatException, RecipeException {
        boolean recipe = inputs.stream().anyMatch(MeasuredCases::isRecipe);
        if (recipe && inputs.size() > 1) {
            throw new FormatException(inputs.toString(), "a recipe alone, or files and folders", "both");
        }
        if (recipe) {
            return ofRecipe(RecipeFile.find(inputs.getFirst()).in(profile), data, seed);
        }
        for (String input : inputs) {
            requireThere(input);
        }
        if (data.isPresent()) {
            throw new FormatException("--data", "a recipe whose data it is", "files or folders");
        }
        List<Supplier<Described>> all = new ArrayList<>();
        LabelTables tables = new LabelTables();
        for (String input : inputs) {
            Path path = Path.of(input);
            if (LabelledFolder.recognises(path)) {
                add(LabelledFolder.read(path), all);
                continue;
            }
            for (Path file : Recordings.all(List.of(path))) {
                all.add(() -> {
                    LabelTables.Described described = tables.describe(file);
                    return new Described(described.of(), described.doubts());
                });
            }
        }
        return new MeasuredCases(all, Optional.empty());
    }

    private static void requireThere(String input) throws FormatException {
        if (!Files.exists(Path.of(input))) {
            throw new FormatException(
                    input,
                    "a recording, a folder of them or a recipe",
                    "nothing there"
                            + NearMiss.of(input, RecipeFile.CATALOGUE)
                                    .map(near -> "; did you mean the recipe " + near + "?")
                                    .orElse(""));
        }
    }

    private static boolean isRecipe(String input) {
        return RecipeFile.CATALOGUE.contains(input)
                || ((input.endsWith(".yaml") || input.endsWith(".yml")) && Files.isRegularFile(Path.of(input)));
    }

    private static MeasuredCases ofRecipe(Recipe recipe, Optional<Path> data, Seed seed)
            throws IOException, FormatException {
        Recipe.Simulator simulator = recipe.simulator();
        Dataset dataset =
                data.isPresent() ? LabelledFolder.read(data.get()) : simulator.dataset(seed.split("simulator"));
        List<Supplier<Described>> all = new ArrayList<>();
        add(dataset, all);
        return new MeasuredCases(all, family(simulator.modality()));
    }

    private static void add(Dataset dataset, List<Supplier<Described>> all) {
        dataset.cases().forEach(of -> all.add(() -> new Described(of, List.of())));
    }

    /** Empty where the kind of a case says enough. */
    private static Optional<Family> family(Modality modality) {
        return switch (modality) {
            case ECG -> Optional.of(Family.ECG);
            case EEG -> Optional.of(Family.EEG);
            case EMG, BARN -> Optional.of(Family.SIGNAL);
            case HEART_SOUND -> Optional.of(Family.HEART_SOUND);
            case WEARABLE -> Optional.of(Family.WEARABLE);
            case BLOOD, ICU, NOTES -> Optional.empty();
            case ADC_T2W,
                    BRAIN_MRI,
                    BRAIN_MRI_3D,
                    CHEST_XRAY,
                    CT,
                    ENDOSCOPY,
                    FUNDUS,
                    MRI_PET,
                    OCT,
                    SKIN,
                    SPINE_ORGANS,
                    T1W_MYELIN,
                    ULTRASOUND -> Optional.of(Family.INTENSITY);
        };
    }
}

package org.prodrome.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.prodrome.recipe.Profile;
import org.prodrome.recipe.RecipeException;
import org.prodrome.recipe.RecipeFile;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A recipe in a profile, with what it is brought. */
final class ChosenRecipe {
    @Parameters(paramLabel = "RECIPE", description = "A name from 'prodrome recipes', or a YAML file.")
    private String name = "";

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            converter = Choices.OfProfile.class,
            defaultValue = "standard",
            description = "smoke (seconds), demo, standard (minutes) or paper (default: standard).")
    private Profile profile = Profile.STANDARD;

    @Option(
            names = "--backbone",
            paramLabel = "FILE",
            description = "The .onnx file of a recipe whose trunk is brought, in place of what the recipe says.")
    private @Nullable Path backbone;

    /** As it was typed. */
    String name() {
        return name;
    }

    Profile profile() {
        return profile;
    }

    /** @throws RecipeException if there is no such recipe, or it takes no backbone */
    RecipeFile file() throws RecipeException, IOException {
        RecipeFile found = RecipeFile.find(name);
        return backbone == null ? found : found.bringing(backbone);
    }
}

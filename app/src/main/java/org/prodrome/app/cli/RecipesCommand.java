package org.prodrome.app.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.prodrome.recipe.Profile;
import org.prodrome.recipe.Recipe;
import org.prodrome.recipe.RecipeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code prodrome recipes}. */
@Command(
        name = "recipes",
        description = "Lists the recipes: what there is, its paper, its modality, and what data it wants.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  prodrome recipes", "  prodrome recipes --json"})
final class RecipesCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--json",
            description =
                    "One JSON object a line: recipe, title, paper, its numbers in the field's survey, modality, data, protocol.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        for (String name : RecipeFile.CATALOGUE) {
            Sheet.print(out, facts(RecipeFile.find(name).in(Profile.STANDARD)), json);
        }
        return 0;
    }

    private Map<String, Object> facts(Recipe recipe) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("recipe", recipe.name());
        facts.put("title", recipe.title());
        facts.put("paper", recipe.citation());
        if (json || !recipe.survey().isEmpty()) {
            facts.put("survey", recipe.survey());
        }
        facts.put("modality", recipe.modality());
        facts.put("data", recipe.wants());
        facts.put("protocol", recipe.protocol());
        return facts;
    }
}

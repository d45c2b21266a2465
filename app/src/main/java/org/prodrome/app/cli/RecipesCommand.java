package org.prodrome.app.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.prodrome.recipe.Profile;
import org.prodrome.recipe.Recipe;
import org.prodrome.recipe.RecipeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** {@code prodrome recipes}. */
@Command(
        name = "recipes",
        description = "Lists the recipes: what there is, its paper, and what data it wants.",
        mixinStandardHelpOptions = true)
final class RecipesCommand implements Callable<Integer> {
    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        JsonMapper mapper = new JsonMapper();
        for (String name : RecipeFile.CATALOGUE) {
            Recipe recipe = RecipeFile.find(name).in(Profile.STANDARD);
            if (json) {
                Map<String, String> line = new LinkedHashMap<>();
                line.put("recipe", recipe.name());
                line.put("title", recipe.title());
                line.put("paper", recipe.citation());
                line.put("modality", recipe.modality());
                line.put("data", recipe.wants());
                line.put("protocol", recipe.protocol());
                System.out.println(mapper.writeValueAsString(line));
            } else {
                System.out.println(recipe.name());
                System.out.println("  " + recipe.title());
                System.out.println("  paper: " + recipe.citation());
                System.out.println("  data:  " + recipe.wants());
                System.out.println();
            }
        }
        return 0;
    }
}

package org.prodrome.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.prodrome.recipe.Profile;
import org.prodrome.recipe.RecipeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code prodrome describe}. */
@Command(
        name = "describe",
        description =
                "Lists the layers of a recipe's network as it scores one window: shapes, parameters, multiply-adds.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  prodrome describe chest-xray/he2016-resnet --profile paper",
            "  prodrome describe my-recipe.yaml --json"
        })
final class DescribeCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "RECIPE", description = "A name from 'prodrome recipes', or a YAML file.")
    private String recipe = "";

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            converter = Choices.OfProfile.class,
            defaultValue = "standard",
            description = "smoke, demo, standard or paper (default: standard).")
    private Profile profile = Profile.STANDARD;

    @Option(
            names = "--backbone",
            paramLabel = "FILE",
            description = "The .onnx file of a recipe whose trunk is brought, in place of what the recipe says.")
    private @Nullable Path backbone;

    @Option(
            names = "--json",
            description = "One JSON object: recipe, profile, input, parameters, multiply_adds, layers (name, operator,"
                    + " shape, parameters, multiply_adds).")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        RecipeFile found = RecipeFile.find(recipe);
        RecipeFile brought = backbone == null ? found : found.bringing(backbone);
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        LayerTable table = LayerTable.of(brought.in(profile));
        if (json) {
            table.json(profile.key(), out);
        } else {
            table.page(profile.key(), out);
        }
        return 0;
    }
}

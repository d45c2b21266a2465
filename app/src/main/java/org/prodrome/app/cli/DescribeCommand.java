package org.prodrome.app.cli;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.prodrome.recipe.Profile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

    @Mixin
    private final ChosenRecipe recipe = new ChosenRecipe();

    @Option(
            names = "--json",
            description = "One JSON object: recipe, profile, input, parameters, multiply_adds, layers (name, operator,"
                    + " shape, parameters, multiply_adds).")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        Profile profile = recipe.profile();
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        LayerTable table = LayerTable.of(recipe.file().in(profile));
        if (json) {
            table.json(profile.key(), out);
        } else {
            table.page(profile.key(), out);
        }
        return 0;
    }
}

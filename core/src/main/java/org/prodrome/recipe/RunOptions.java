package org.prodrome.recipe;

import java.nio.file.Path;
import java.util.Optional;
import org.prodrome.data.Seed;
import org.prodrome.runtime.Device;

/**
 * What somebody asks for when carrying out a recipe.
 *
 * @param data a folder that {@link org.prodrome.data.source.LabelledFolder} reads; the simulator where absent
 * @param protocol the recipe's own where absent
 */
public record RunOptions(
        RecipeFile recipe,
        Profile profile,
        Optional<Path> data,
        Optional<String> protocol,
        Path out,
        Seed seed,
        Device device) {}

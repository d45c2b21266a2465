package org.prodrome.recipe;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.prodrome.data.NearMiss;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A recipe as it is written: the YAML text, from which each profile makes a {@link Recipe}. */
public record RecipeFile(String where, String yaml) {
    /** The recipes that come with Prodrome. */
    public static final List<String> CATALOGUE = List.of(
            "adc-t2w/convolutional-classifier",
            "barn/convolutional-classifier",
            "barn/cowton2018-gru-autoencoder",
            "blood/autoencoder",
            "blood/nearest-neighbours",
            "blood/principal-components",
            "blood/variational-autoencoder",
            "chest-xray/convolutional-autoencoder",
            "chest-xray/convolutional-classifier",
            "chest-xray/gong2019-memae",
            "ct/convolutional-classifier",
            "ecg/beat-classifier",
            "ecg/bidirectional-lstm",
            "ecg/convolutional-autoencoder",
            "ecg/convolutional-classifier",
            "ecg/malhotra2016-lstm-autoencoder",
            "eeg/belief-network",
            "eeg/convolutional-autoencoder",
            "eeg/convolutional-classifier",
            "eeg/plastic-memory-network",
            "emg/convolutional-classifier",
            "endoscopy/convolutional-autoencoder",
            "endoscopy/convolutional-classifier",
            "fundus/convolutional-classifier",
            "heart-sound/convolutional-autoencoder",
            "heart-sound/dissanayake2020-mfcc-cnn",
            "icu/che2018-gru",
            "icu/convolutional-classifier",
            "mri-pet/convolutional-classifier",
            "mri/akcay2018-ganomaly",
            "mri/conditional-gan",
            "mri/convolutional-autoencoder",
            "mri/convolutional-autoencoder-3d",
            "mri/convolutional-classifier",
            "mri/convolutional-classifier-3d",
            "mri/cycle-gan",
            "mri/schlegl2019-f-anogan",
            "mri/uzunova2019-conditional-vae",
            "mri/wasserstein-gan",
            "mri/zimmerer2018-context-encoding-vae",
            "notes/bidirectional-gru",
            "notes/convolutional-classifier",
            "notes/transformer",
            "oct/convolutional-classifier",
            "skin/convolutional-classifier",
            "skin/lu2018-variational-autoencoder",
            "spine-organs/convolutional-classifier",
            "t1w-myelin/convolutional-classifier",
            "ultrasound/convolutional-classifier",
            "wearable/convolutional-classifier",
            "wearable/wang2016-convolutional-autoencoder");

    private static final long LARGEST = 1 << 20;

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** What a recipe needn't say. */
    private static final String USUAL = """
            survey: []
            cut: {each: recording}
            training:
              optimiser: adamw
              clip: none
              micro_batches: 1
              averaging: none
              freeze: []
              early_stopping: none
              precision: float32
              augment: []
              mix_up: 0
            score:
              calibration: none
              alarm: {least: 1, of: 1}
            """;

    /**
     * Finds a recipe by its name in the catalogue or by its file.
     *
     * @throws RecipeException if there is none, with the name that was likely meant
     */
    public static RecipeFile find(String nameOrFile) throws RecipeException, IOException {
        if (CATALOGUE.contains(nameOrFile)) {
            return ofCatalogue(nameOrFile);
        }
        if (nameOrFile.endsWith(".yaml") || nameOrFile.endsWith(".yml")) {
            Path file = Path.of(nameOrFile);
            if (!Files.isRegularFile(file)) {
                throw new RecipeException(nameOrFile + ": expected a recipe's file, got none there");
            }
            if (Files.size(file) > LARGEST) {
                throw new RecipeException(
                        nameOrFile + ": expected a recipe of at most 1 MiB, got " + Files.size(file) + " bytes");
            }
            try {
                return new RecipeFile(nameOrFile, Files.readString(file));
            } catch (CharacterCodingException e) {
                throw new RecipeException(nameOrFile + ": expected text in UTF-8, got other bytes", e);
            }
        }
        throw new RecipeException("recipe " + nameOrFile + ": expected one of " + CATALOGUE + " or a .yaml file"
                + NearMiss.of(nameOrFile, CATALOGUE)
                        .map(near -> "; did you mean " + near + "?")
                        .orElse(""));
    }

    private static RecipeFile ofCatalogue(String name) throws IOException {
        try (InputStream in = RecipeFile.class.getResourceAsStream("catalogue/" + name + ".yaml")) {
            if (in == null) {
                throw new IllegalStateException("recipe " + name + ": expected in the jar, got none");
            }
            return new RecipeFile(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /**
     * The recipe in a profile.
     *
     * @throws RecipeException if a key is unknown or missing, or a value is of the wrong kind or out of its range
     */
    public Recipe in(Profile profile) throws RecipeException {
        ObjectNode root = root();
        JsonNode profiles = root.remove("profiles");
        if (profiles != null) {
            checkProfiles(profiles);
            if (profiles.get(profile.key()) instanceof ObjectNode overrides) {
                override(root, overrides);
            }
        }
        addUsual(root);
        try {
            return YAML.treeToValue(root, Recipe.class);
        } catch (JacksonException e) {
            throw new RecipeException(where + ": " + new RecipeMistake(e, root).line(), e);
        }
    }

    private static void addUsual(ObjectNode root) {
        for (var part : YAML.readTree(USUAL).properties()) {
            if (!root.has(part.getKey())) {
                root.set(part.getKey(), part.getValue());
            } else if (root.get(part.getKey()) instanceof ObjectNode said) {
                part.getValue().properties().forEach(usual -> said.putIfAbsent(usual.getKey(), usual.getValue()));
            }
        }
    }

    private ObjectNode root() throws RecipeException {
        try {
            JsonNode read = YAML.readTree(yaml);
            if (read instanceof ObjectNode root) {
                return root;
            }
            String got =
                    read.isArray() ? "a list" : read.isMissingNode() || read.isNull() ? "nothing" : "a single value";
            throw new RecipeException(where + ": expected a recipe of keys and values, got " + got);
        } catch (JacksonException e) {
            String reason = e.getOriginalMessage().lines().findFirst().orElse("no reason given");
            TokenStreamLocation at = e.getLocation();
            String line = at == null || at.getLineNr() < 1 ? "" : ", line " + at.getLineNr();
            throw new RecipeException(where + line + ": expected YAML, got: " + reason, e);
        }
    }

    private void checkProfiles(JsonNode profiles) throws RecipeException {
        List<String> known = Stream.of(Profile.values()).map(Profile::key).toList();
        for (String key : profiles.propertyNames()) {
            if (!known.contains(key) || !(profiles.get(key) instanceof ObjectNode)) {
                boolean named = known.contains(key);
                throw new RecipeException(where + ": profiles: expected keys and values for any of " + known + ", got "
                        + key
                        + (named ? " without any" : "")
                        + NearMiss.of(key, known)
                                .filter(near -> !named)
                                .map(near -> "; did you mean " + near + "?")
                                .orElse(""));
            }
        }
    }

    private static void override(ObjectNode base, ObjectNode overrides) {
        for (var entry : overrides.properties()) {
            if (base.get(entry.getKey()) instanceof ObjectNode inner && entry.getValue() instanceof ObjectNode more) {
                override(inner, more);
            } else {
                base.set(entry.getKey(), entry.getValue());
            }
        }
    }
}

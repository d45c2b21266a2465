package org.prodrome.recipe;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
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

/**
 * A recipe as it is written: the YAML text, from which each profile makes a {@link Recipe}.
 *
 * @param backbone the file of a trunk that is brought, in place of what the recipe says
 */
public record RecipeFile(String where, String yaml, Optional<Path> backbone) {
    /** The recipes that come with Prodrome. */
    public static final List<String> CATALOGUE = List.of(
            "adc-t2w/convolutional-classifier",
            "adc-t2w/le2017-agreeing-streams",
            "adc-t2w/ronneberger2015-u-net",
            "adc-t2w/shehata2019-stacked-autoencoder",
            "barn/convolutional-classifier",
            "barn/cowton2018-gru-autoencoder",
            "barn/ronneberger2015-u-net",
            "blood/autoencoder",
            "blood/belief-network",
            "blood/nearest-neighbours",
            "blood/principal-components",
            "blood/variational-autoencoder",
            "chest-xray/convolutional-autoencoder",
            "chest-xray/convolutional-classifier",
            "chest-xray/gong2019-memae",
            "chest-xray/he2016-resnet",
            "chest-xray/majority-voting",
            "ct/convolutional-classifier",
            "ecg/arrhythmia-classes",
            "ecg/beat-classes",
            "ecg/beat-classes-lstm",
            "ecg/beat-classes-memory",
            "ecg/beat-classifier",
            "ecg/bidirectional-lstm",
            "ecg/convolutional-autoencoder",
            "ecg/convolutional-classifier",
            "ecg/malhotra2016-lstm-autoencoder",
            "ecg/streaming-gru",
            "ecg/subject-adversarial-classifier",
            "eeg/belief-network",
            "eeg/convolutional-autoencoder",
            "eeg/convolutional-classifier",
            "eeg/hu2020-bidirectional-lstm",
            "eeg/hu2020-one-channel",
            "eeg/hussein2019-multi-scale-cnn",
            "eeg/kiral-kornek2018-tuned",
            "eeg/one-channel-bidirectional-lstm",
            "eeg/plastic-memory-network",
            "eeg/truong2018-stft-cnn",
            "eeg/truong2019-critic-classifier",
            "eeg/tsiouris2018-feature-lstm",
            "eeg/zeng2018-discriminant-autoencoder",
            "emg/convolutional-classifier",
            "emg/multi-task-classifier",
            "emg/output-kernel-severity",
            "endoscopy/alaskar2019-alexnet",
            "endoscopy/alaskar2019-googlenet",
            "endoscopy/brought-backbone",
            "endoscopy/convolutional-autoencoder",
            "endoscopy/convolutional-classifier",
            "endoscopy/fan2018-alexnet",
            "endoscopy/gammulle2020-relational-network",
            "endoscopy/klang2020-xception",
            "endoscopy/soft-voting",
            "endoscopy/stacking",
            "endoscopy/wang2019-second-glance",
            "fundus/convolutional-classifier",
            "fundus/findings",
            "fundus/gulshan2016-googlenet",
            "fundus/severity-grades",
            "heart-sound/convolutional-autoencoder",
            "heart-sound/dissanayake2020-mfcc-cnn",
            "heart-sound/dissanayake2020-segmented-mfcc-cnn",
            "heart-sound/gao2020-gru",
            "heart-sound/latif2018-bidirectional-gru",
            "heart-sound/li2020-feature-cnn",
            "heart-sound/oh2020-wavenet",
            "heart-sound/wu2019-vgg-ensemble",
            "heart-sound/yang2016-dft-rnn",
            "icu/che2018-gru",
            "icu/convolutional-classifier",
            "mri-pet/convolutional-classifier",
            "mri-pet/feature-fusion",
            "mri-pet/lu2018-multiscale",
            "mri-pet/ronneberger2015-u-net",
            "mri/akcay2018-ganomaly",
            "mri/cicek2016-u-net-3d",
            "mri/conditional-gan",
            "mri/convolutional-autoencoder",
            "mri/convolutional-autoencoder-3d",
            "mri/convolutional-classifier",
            "mri/convolutional-classifier-3d",
            "mri/cycle-gan",
            "mri/fernando2020-plastic-memory",
            "mri/islam2018-densenet-ensemble",
            "mri/planted-lesions-autoencoder-3d",
            "mri/ronneberger2015-u-net",
            "mri/schlegl2019-f-anogan",
            "mri/uzunova2019-conditional-vae",
            "mri/wasserstein-gan",
            "mri/zimmerer2018-context-encoding-vae",
            "notes/bidirectional-gru",
            "notes/convolutional-classifier",
            "notes/entity-tagger",
            "notes/transformer",
            "oct/convolutional-classifier",
            "oct/noisy-label-classes",
            "skin/convolutional-classifier",
            "skin/esteva2017-googlenet",
            "skin/linear-svm-on-features",
            "skin/lu2018-variational-autoencoder",
            "spine-organs/convolutional-classifier",
            "spine-organs/han2018-multiscale-boxes",
            "spine-organs/ronneberger2015-u-net",
            "t1w-myelin/convolutional-classifier",
            "t1w-myelin/decision-fusion",
            "t1w-myelin/ronneberger2015-u-net",
            "t1w-myelin/yoo2018-joint-belief-network",
            "ultrasound/convolutional-classifier",
            "ultrasound/rbf-svm-on-features",
            "wearable/convolutional-classifier",
            "wearable/ronneberger2015-u-net",
            "wearable/stress-segments",
            "wearable/wang2016-convolutional-autoencoder");

    /** The name of a recipe's own reading among its choices. */
    static final String AS_WRITTEN = "as written";

    /** What choices may change: what all have in common is the data and how they are read and judged. */
    private static final List<String> CHOSEN = List.of("model", "training");

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

    /** With what the recipe says. */
    public RecipeFile(String where, String yaml) {
        this(where, yaml, Optional.empty());
    }

    /** The same recipe with another file of a trunk that is brought. */
    public RecipeFile bringing(Path file) {
        return new RecipeFile(where, yaml, Optional.of(file));
    }

    /** What a recipe needn't say. */
    private static final String USUAL = """
            survey: []
            cut: {each: recording}
            planted_lesions: false
            training:
              optimiser: adamw
              clip: none
              truncate: none
              micro_batches: 1
              averaging: none
              freeze: []
              early_stopping: none
              checkpoint: last
              precision: float32
              augment: []
              mix_up: 0
              learning_rates: []
            score:
              calibration: none
              alarm: {least: 1, of: 1}
            """;

    /** What a model's task needn't say, by its type. */
    private static final String USUAL_OF_TASK = """
            detection: {loss: {type: cross-entropy}, weights: []}
            classes: {loss: {type: cross-entropy}, weights: []}
            findings: {loss: {type: cross-entropy}, weights: []}
            grades: {loss: {type: cross-entropy}, edges: []}
            """;

    /** What a published figure needn't say: that it stands beside runs on any data. */
    private static final String USUAL_OF_PUBLISHED = "{data: null}";

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
        throw new RecipeException("recipe " + nameOrFile + ": expected one of the " + CATALOGUE.size()
                + " that 'prodrome recipes' lists, or a .yaml file"
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
        return choices(profile).firstEntry().getValue();
    }

    /**
     * The recipe in a profile as it is written, then with each of its {@code choices}, by name, for a nested protocol
     * to choose among.
     *
     * @throws RecipeException if a key is unknown or missing, or a value is of the wrong kind or out of its range
     */
    public SequencedMap<String, Recipe> choices(Profile profile) throws RecipeException {
        SequencedMap<String, Recipe> all = new LinkedHashMap<>();
        for (var reading : readings(profile).entrySet()) {
            String choice = reading.getKey();
            all.put(
                    choice,
                    recipe(reading.getValue(), choice.equals(AS_WRITTEN) ? where : where + ", choice " + choice));
        }
        return all;
    }

    /**
     * The files of trunks that are brought, which the recipe's model is made from beside the recipe, in a profile.
     *
     * @throws RecipeException as {@link #in}
     */
    List<Path> backbones(Profile profile) throws RecipeException {
        return readings(profile).values().stream()
                .flatMap(root -> brought(root.path("model")))
                .map(trunk -> Path.of(trunk.path("file").asString("")))
                .distinct()
                .toList();
    }

    private SequencedMap<String, ObjectNode> readings(Profile profile) throws RecipeException {
        ObjectNode root = root();
        JsonNode profiles = root.remove("profiles");
        JsonNode choices = root.remove("choices");
        if (profiles != null) {
            checkProfiles(profiles);
            if (profiles.get(profile.key()) instanceof ObjectNode overrides) {
                override(root, overrides);
            }
        }
        SequencedMap<String, ObjectNode> all = new LinkedHashMap<>();
        all.put(AS_WRITTEN, whole(root.deepCopy(), profile));
        if (choices != null) {
            checkChoices(choices);
            for (var choice : choices.properties()) {
                ObjectNode other = root.deepCopy();
                override(other, (ObjectNode) choice.getValue());
                all.put(choice.getKey(), whole(other, profile));
            }
        }
        return all;
    }

    /** With what it needn't say, and the backbone where it is to be. */
    private ObjectNode whole(ObjectNode root, Profile profile) throws RecipeException {
        addUsual(root);
        if (backbone.isPresent()) {
            List<ObjectNode> trunks = brought(root.path("model")).toList();
            if (trunks.isEmpty()) {
                throw new RecipeException(where + ", profile " + profile.key()
                        + ": expected a trunk of the type brought for the backbone " + backbone.get() + ", got none");
            }
            trunks.forEach(trunk -> trunk.put("file", backbone.get().toString()));
        }
        return root;
    }

    private static Recipe recipe(ObjectNode root, String place) throws RecipeException {
        try {
            return YAML.treeToValue(root, Recipe.class);
        } catch (JacksonException e) {
            throw new RecipeException(place + ": " + new RecipeMistake(e, root).line(), e);
        }
    }

    private void checkChoices(JsonNode choices) throws RecipeException {
        if (!(choices instanceof ObjectNode) || choices.isEmpty()) {
            throw new RecipeException(where + ": choices: expected names, each with what it changes, got "
                    + (choices.isEmpty() ? "none" : choices.toString()));
        }
        for (var choice : choices.properties()) {
            JsonNode changes = choice.getValue();
            List<String> strangers = changes.propertyNames().stream()
                    .filter(key -> !CHOSEN.contains(key))
                    .toList();
            if (!(changes instanceof ObjectNode)
                    || changes.isEmpty()
                    || !strangers.isEmpty()
                    || choice.getKey().equals(AS_WRITTEN)) {
                throw new RecipeException(where + ": choices: expected another name than '" + AS_WRITTEN
                        + "' with changes of " + CHOSEN + ", got " + choice.getKey()
                        + (strangers.isEmpty() ? "" : " with " + strangers));
            }
        }
    }

    /** A model's trunks that are brought, however deep they lie in it. */
    private static Stream<ObjectNode> brought(JsonNode of) {
        Stream<ObjectNode> inside = of.valueStream().flatMap(RecipeFile::brought);
        return of instanceof ObjectNode trunk && trunk.path("type").asString("").equals("brought")
                ? Stream.concat(Stream.of(trunk), inside)
                : inside;
    }

    private static void addUsual(ObjectNode root) {
        for (var part : YAML.readTree(USUAL).properties()) {
            if (!root.has(part.getKey())) {
                root.set(part.getKey(), part.getValue());
            } else if (root.get(part.getKey()) instanceof ObjectNode said) {
                addUsual(said, part.getValue());
            }
        }
        addUsualOfTask(root.path("model").path("task"));
        addUsualOfTask(root.path("model").path("learned").path("task"));
        for (JsonNode published : root.path("published")) {
            addUsual(published, YAML.readTree(USUAL_OF_PUBLISHED));
        }
    }

    private static void addUsualOfTask(JsonNode task) {
        if (task instanceof ObjectNode said) {
            addUsual(said, YAML.readTree(USUAL_OF_TASK).path(said.path("type").asString("")));
            addUsualOfTask(said.path("main"));
        }
    }

    private static void addUsual(JsonNode said, JsonNode usual) {
        if (said instanceof ObjectNode part) {
            usual.properties().forEach(one -> part.putIfAbsent(one.getKey(), one.getValue()));
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

    /** Values take the place of values, key by key; a part of another type takes the place of a whole part. */
    private static void override(ObjectNode base, ObjectNode overrides) {
        for (var entry : overrides.properties()) {
            if (base.get(entry.getKey()) instanceof ObjectNode inner
                    && entry.getValue() instanceof ObjectNode more
                    && more.path("type")
                            .asString("")
                            .equals(more.has("type") ? inner.path("type").asString("") : "")) {
                override(inner, more);
            } else {
                base.set(entry.getKey(), entry.getValue());
            }
        }
    }
}

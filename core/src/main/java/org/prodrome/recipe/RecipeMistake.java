package org.prodrome.recipe;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.prodrome.data.NearMiss;
import org.prodrome.runtime.Clipping;
import org.prodrome.runtime.Truncation;
import org.prodrome.train.Averaging;
import org.prodrome.train.Schedule;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** What is wrong with a recipe, in the recipe's words and not in those of the library that reads it. */
record RecipeMistake(JacksonException cause, JsonNode recipe) {
    private static final Pattern MISSING = Pattern.compile("[Mm]issing (?:required )?creator property '(\\w+)'");
    private static final Set<Class<?>> WORDS =
            Set.of(Schedule.class, Averaging.class, Clipping.class, Truncation.class, Stopping.class, Keeping.class);
    private static final Pattern TYPES = Pattern.compile("known type ids = \\[([^]]*)]");

    /** One line: where in the recipe, what was expected, what was got, and what was likely meant. */
    String line() {
        String reason = reason();
        Matcher missing = MISSING.matcher(reason);
        if (missing.find()) {
            return missing(missing.group(1));
        }
        String at = path(cause.getPath());
        return switch (cause) {
            case UnrecognizedPropertyException e -> unknown(e);
            case InvalidTypeIdException e -> at + type(e, reason);
            case InvalidFormatException e -> at + value(e.getTargetType(), String.valueOf(e.getValue()));
            case MismatchedInputException e
            when e.getTargetType() != null -> at + value(e.getTargetType(), got(node(e.getPath())));
            default -> reason.startsWith(at.replace(": ", ".")) ? reason : at + reason;
        };
    }

    private String missing(String key) {
        List<JacksonException.Reference> path = cause.getPath();
        boolean named = !path.isEmpty() && key.equals(path.getLast().getPropertyName());
        List<JacksonException.Reference> above = named ? path.subList(0, path.size() - 1) : path;
        Set<String> known = known(above);
        List<String> strangers = node(above).propertyNames().stream()
                .filter(each -> !known.contains(each))
                .toList();
        String got = strangers.stream()
                .filter(each -> NearMiss.of(each, List.of(key)).isPresent())
                .findFirst()
                .map(each -> each + "; did you mean " + key + "?")
                .orElse(
                        known.isEmpty() || strangers.isEmpty()
                                ? "none"
                                : "none, but an unknown key " + strangers.getFirst());
        return path(above) + "expected the key " + key + ", got " + got;
    }

    /** The keys at a place in a recipe; none where they depend on a type. */
    private static Set<String> known(List<JacksonException.Reference> path) {
        Class<?> at = Recipe.class;
        for (JacksonException.Reference step : path) {
            at = Stream.of(at.isRecord() ? at.getRecordComponents() : new RecordComponent[0])
                    .filter(each -> key(each).equals(step.getPropertyName()))
                    .findFirst()
                    .<Class<?>>map(RecordComponent::getType)
                    .orElse(Object.class);
        }
        return Stream.of(at.isRecord() ? at.getRecordComponents() : new RecordComponent[0])
                .map(RecipeMistake::key)
                .collect(Collectors.toSet());
    }

    private static String key(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static String unknown(UnrecognizedPropertyException e) {
        List<String> known =
                e.getKnownPropertyIds().stream().map(String::valueOf).sorted().toList();
        List<JacksonException.Reference> path = e.getPath();
        return path(path.isEmpty() ? path : path.subList(0, path.size() - 1))
                + choice(known, "the key " + e.getPropertyName(), e.getPropertyName());
    }

    private static String type(InvalidTypeIdException mistake, String reason) {
        Matcher types = TYPES.matcher(reason);
        String key = key(mistake.getBaseType().getRawClass()).orElse("type");
        String typed = mistake.getTypeId();
        if (typed == null) {
            return "expected the key " + key + ", got none";
        }
        return types.find()
                ? choice(List.of(types.group(1).split(", ")), key + " " + typed, typed)
                : "expected a known " + key + ", got " + typed;
    }

    /** By which the type is told, as the class says or what it is one of. */
    private static Optional<String> key(Class<?> wanted) {
        JsonTypeInfo own = wanted.getAnnotation(JsonTypeInfo.class);
        return own != null
                ? Optional.of(own.property())
                : Stream.of(wanted.getInterfaces())
                        .flatMap(one -> key(one).stream())
                        .findFirst();
    }

    private static String value(Class<?> wanted, String got) {
        if (wanted.isEnum()) {
            List<String> choices = Stream.of(wanted.getEnumConstants())
                    .map(each -> each.toString().toLowerCase(Locale.ROOT))
                    .toList();
            return choice(choices, got, got);
        }
        String expected = wanted == int.class || wanted == long.class
                ? "a whole number"
                : wanted == double.class
                        ? "a number"
                        : wanted == String.class
                                ? "a text"
                                : Collection.class.isAssignableFrom(wanted) || wanted.isArray()
                                        ? "a list"
                                        : WORDS.contains(wanted) ? "a word or a few" : "keys and values";
        return "expected " + expected + ", got " + got;
    }

    private static String choice(List<String> choices, String got, String typed) {
        return "expected one of " + choices + ", got " + got
                + NearMiss.of(typed, choices)
                        .map(near -> "; did you mean " + near + "?")
                        .orElse("");
    }

    private static String got(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> "keys and values";
            case ARRAY -> "a list";
            case NULL -> "nothing";
            case MISSING -> "something else";
            default -> node.asString();
        };
    }

    private JsonNode node(List<JacksonException.Reference> path) {
        JsonNode node = recipe;
        for (JacksonException.Reference step : path) {
            node = step.getPropertyName() == null ? node.path(step.getIndex()) : node.path(step.getPropertyName());
        }
        return node;
    }

    /** Where in the recipe, with a colon; nothing at its top level. */
    private static String path(List<JacksonException.Reference> path) {
        String joined = path.stream()
                .map(step -> step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName())
                .collect(Collectors.joining("."));
        return joined.isEmpty() ? "" : joined.replace(".[", "[") + ": ";
    }

    private String reason() {
        String message = cause.getCause() instanceof IllegalArgumentException inner
                ? String.valueOf(inner.getMessage())
                : String.valueOf(cause.getOriginalMessage());
        return Arrays.stream(message.split("\n", 2)).findFirst().orElse("no reason given");
    }
}

package org.prodrome.recipe;

import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.prodrome.data.FormatException;
import org.prodrome.evaluate.Figure;
import org.prodrome.recipe.report.ReportContent.Published;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A run as its folder tells it.
 *
 * @param provenance where it comes from, by name
 */
record FinishedRun(Metrics metrics, Map<String, String> provenance) {
    private static final Pattern MISSING = Pattern.compile("creator property '(\\w+)'");

    static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    /** What {@code metrics.json} holds, by the metrics' keys and the sites' names. */
    record Metrics(
            String recipe,
            String protocol,
            String profile,
            String judgedBy,
            Map<String, Figure> metrics,
            Optional<String> baselineName,
            Map<String, Figure> baseline,
            Optional<Map<String, Figure>> siteAlone,
            Map<String, Map<String, Figure>> sites,
            Map<String, Map<String, Figure>> baselineSites,
            List<String> remarks,
            List<Published> published) {}

    /** @throws FormatException if the folder is not a finished run's */
    static FinishedRun read(Path folder) throws IOException, FormatException {
        if (!Files.isDirectory(folder)) {
            throw new FormatException(
                    folder.toString(), "a finished run's folder", Files.exists(folder) ? "a file" : "nothing there");
        }
        return new FinishedRun(
                read(folder.resolve("metrics.json"), new TypeReference<Metrics>() {}),
                read(folder.resolve("provenance.json"), new TypeReference<Map<String, String>>() {}));
    }

    /** @throws FormatException if the file is not there or doesn't hold such a value */
    static <T> T read(Path file, Class<T> type) throws IOException, FormatException {
        return read(file, new TypeReference<T>() {
            @Override
            public Type getType() {
                return type;
            }
        });
    }

    private static <T> T read(Path file, TypeReference<T> type) throws IOException, FormatException {
        if (!Files.isRegularFile(file)) {
            throw new FormatException(file.toString(), "a finished run's file", "nothing there");
        }
        try {
            return JSON.readValue(Files.readAllBytes(file), type);
        } catch (JacksonException e) {
            throw new FormatException(file.toString(), "what a run writes", got(e));
        }
    }

    /** What is wrong, in other words than those of the library that reads it. */
    private static String got(JacksonException e) {
        String at = e.getPath().stream()
                .map(each -> each.getPropertyName() == null ? "[" + each.getIndex() + "]" : each.getPropertyName())
                .collect(Collectors.joining("."));
        Matcher missing = MISSING.matcher(e.getOriginalMessage());
        if (e instanceof MismatchedInputException && missing.find()) {
            return "no " + missing.group(1);
        }
        if (e instanceof DatabindException) {
            return "another kind of value" + (at.isEmpty() ? "" : " at " + at);
        }
        int line = e.getLocation() == null ? -1 : e.getLocation().getLineNr();
        return "no JSON" + (line < 1 ? "" : " in line " + line);
    }

    /** A line of the provenance, or "unknown". */
    String origin(String key) {
        return provenance.getOrDefault(key, "unknown");
    }
}

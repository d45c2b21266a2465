package org.prodrome.train;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.prodrome.data.Spelling;
import org.prodrome.graph.LayerSummary;
import org.prodrome.graph.Network;
import org.prodrome.graph.Parameter;

/**
 * How fast some parameters learn beside the others, such as those of a network that was trained before (Howard and
 * Ruder, "Universal Language Model Fine-tuning for Text Classification", ACL 2018, section 3.2).
 *
 * @param pattern of the parameters' names, with {@code *} and {@code ?}
 * @param factor what the learning rate is multiplied by, above 0
 * @param eachLayer whether by that once for the last of the layers that the pattern names, twice for the one before it,
 *     and so on
 */
public record LayerRate(String pattern, double factor, boolean eachLayer) {
    public LayerRate {
        if (pattern.isBlank() || !(factor > 0) || Double.isInfinite(factor)) {
            throw new IllegalArgumentException(
                    "learning rates: expected a pattern and a factor above 0, got '" + pattern + "' and " + factor);
        }
    }

    /**
     * Reads "backbone.* times 0.1" or "backbone.* times 0.8 a layer".
     *
     * @throws IllegalArgumentException if it is neither
     */
    @JsonCreator
    public static LayerRate parse(String text) {
        Matcher read = Pattern.compile("(\\S+) times (" + Spelling.NUMBER + ")( a layer)?")
                .matcher(text.strip());
        if (!read.matches()) {
            throw new IllegalArgumentException("learning rates: expected such as 'backbone.* times 0.1' or"
                    + " 'backbone.* times 0.8 a layer', got '" + text + "'");
        }
        return new LayerRate(read.group(1), Double.parseDouble(read.group(2)), read.group(3) != null);
    }

    /** As recipes write it; {@link #parse} reads it back. */
    @JsonValue
    public String text() {
        return pattern + " times " + Spelling.plain(factor) + (eachLayer ? " a layer" : "");
    }

    /**
     * What the learning rate is multiplied by, for each parameter that a pattern names; the last counts.
     *
     * @throws org.prodrome.graph.GraphException if a pattern names no parameter that is trained
     */
    static Map<String, Double> factors(Network network, List<LayerRate> rates) {
        Map<String, Double> factors = new TreeMap<>();
        for (LayerRate rate : rates) {
            Set<String> named = network.trainable(rate.pattern());
            if (rate.eachLayer()) {
                rate.byLayer(network, named, factors);
            } else {
                named.forEach(name -> factors.put(name, rate.factor()));
            }
        }
        return factors;
    }

    private void byLayer(Network network, Set<String> named, Map<String, Double> factors) {
        double reached = 1;
        for (LayerSummary layer : network.layers().reversed()) {
            List<String> own = layer.parameters().stream()
                    .map(Parameter::name)
                    .filter(named::contains)
                    .toList();
            if (!own.isEmpty()) {
                reached *= factor;
                for (String name : own) {
                    factors.put(name, reached);
                }
            }
        }
    }
}

package org.prodrome.signal.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** Takes features up in order, under the name of what they are measured of. */
final class FeatureList {
    private final List<Feature> features;
    private final String prefix;

    FeatureList() {
        this(new ArrayList<>(), "");
    }

    private FeatureList(List<Feature> features, String prefix) {
        this.features = features;
        this.prefix = prefix;
    }

    /** The same list, in which names begin with another one as well; nothing is added for an empty one. */
    FeatureList of(String name) {
        return name.isEmpty() ? this : new FeatureList(features, prefix + name + "/");
    }

    void add(String name, String unit, OptionalDouble value) {
        features.add(new Feature(prefix + name, unit, value));
    }

    void add(String name, String unit, double value) {
        add(name, unit, OptionalDouble.of(value));
    }

    <T> void add(String name, String unit, Optional<T> of, ToDoubleFunction<T> value) {
        add(name, unit, of.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(value.applyAsDouble(of.get())));
    }

    /** Empty where the measure says that it is undefined. */
    void addIfDefined(String name, String unit, DoubleSupplier value) {
        add(name, unit, defined(value::getAsDouble), Double::doubleValue);
    }

    List<Feature> features() {
        return List.copyOf(features);
    }

    /**
     * What a measure gives; empty where it refuses a signal of which it is undefined: one that is too short, never
     * changes or holds nothing to be measured. Samples that are not finite have to be refused before.
     */
    static <T> Optional<T> defined(Supplier<T> measure) {
        try {
            return Optional.of(measure.get());
        } catch (IllegalArgumentException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}

package org.prodrome.signal.feature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.prodrome.data.Image;
import org.prodrome.data.Irregular;
import org.prodrome.data.Payload;
import org.prodrome.data.Row;
import org.prodrome.data.Several;
import org.prodrome.data.Signal;
import org.prodrome.data.Table;
import org.prodrome.data.Text;
import org.prodrome.data.Volume;

/**
 * Features that a field measures of its own payloads. The same payload gives the same names in the same order, whatever
 * its samples are.
 *
 * <p>Of a signal too short for a measure, one that never changes, or one without beats, the features that are not
 * defined are empty. A sample that is not finite is refused.
 */
public enum Family {
    /** Beats, heart rate variability and quality of each lead. */
    ECG(Set.of(Signal.class)) {
        @Override
        List<Feature> measure(Payload payload) {
            return EcgFeatures.of((Signal) payload);
        }
    },
    /** Rhythms, spectra, complexity and connections of channels. */
    EEG(Set.of(Signal.class)) {
        @Override
        List<Feature> measure(Payload payload) {
            return EegFeatures.of((Signal) payload);
        }
    },
    /** A wristband's skin conductance, pulse, movement and whatever else it records, all parts together. */
    WEARABLE(Set.of(Signal.class, Irregular.class, Several.class)) {
        @Override
        List<Feature> measure(Payload payload) {
            return WearableFeatures.of(payload);
        }
    },
    /** Of a signal of any other kind: its distribution and its spectrum. */
    SIGNAL(Set.of(Signal.class)) {
        @Override
        List<Feature> measure(Payload payload) {
            return SignalFeatures.of((Signal) payload);
        }
    },
    /** Summaries of variables that are measured now and then. */
    SERIES(Set.of(Irregular.class)) {
        @Override
        List<Feature> measure(Payload payload) {
            return SeriesSummary.features((Irregular) payload);
        }
    },
    /** The columns of a row, as they are. */
    TABLE(Set.of(Row.class)) {
        @Override
        List<Feature> measure(Payload payload) {
            return RowFeatures.of((Row) payload);
        }
    },
    /** The distribution of a picture's or a volume's samples. */
    INTENSITY(Set.of(Image.class, Volume.class)) {
        @Override
        List<Feature> measure(Payload payload) {
            return payload instanceof Image image
                    ? IntensityFeatures.of(image)
                    : IntensityFeatures.of((Volume) payload);
        }
    };

    @SuppressWarnings("ImmutableEnumChecker") // what Set.of gives never changes
    private final Set<Class<? extends Payload>> kinds;

    Family(Set<Class<? extends Payload>> kinds) {
        this.kinds = kinds;
    }

    /** @param payload of one of the family's kinds */
    abstract List<Feature> measure(Payload payload);

    /** Such as "ecg". */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static List<String> keys() {
        return Arrays.stream(values()).map(Family::key).toList();
    }

    public static Optional<Family> of(String key) {
        return Arrays.stream(values())
                .filter(family -> family.key().equals(key))
                .findFirst();
    }

    /** Whether it measures payloads of that kind; of several, those parts alone that it does. */
    public boolean takes(Payload payload) {
        return kinds.contains(payload.getClass())
                || (payload instanceof Several several
                        && several.parts().values().stream().anyMatch(this::takes));
    }

    /**
     * Measures a case; of several payloads each that it takes, under its name.
     *
     * @throws IllegalArgumentException if it takes no such payload, a sample is not finite, or nothing at all is
     *     defined
     */
    public List<Feature> of(Payload payload) {
        if (!takes(payload)) {
            throw new IllegalArgumentException("features " + key() + ": expected "
                    + kinds.stream().map(Class::getSimpleName).sorted().collect(Collectors.joining(" or ")) + ", got "
                    + payload.getClass().getSimpleName());
        }
        List<Feature> features = unique(
                payload instanceof Several several && !kinds.contains(Several.class)
                        ? parts(several)
                        : measure(payload));
        if (features.stream().allMatch(feature -> feature.value().isEmpty())) {
            throw new IllegalArgumentException("features " + key() + ": expected something to measure, got a "
                    + payload.getClass().getSimpleName().toLowerCase(Locale.ROOT) + " of which none of "
                    + features.size() + " features is defined");
        }
        return features;
    }

    /** Channels of one recording may be called the same; the second of a name gets a " (2)", and so on. */
    private static List<Feature> unique(List<Feature> features) {
        Map<String, Integer> seen = new HashMap<>();
        return features.stream()
                .map(feature -> {
                    int times = seen.merge(feature.name(), 1, Integer::sum);
                    return times == 1
                            ? feature
                            : new Feature(feature.name() + " (" + times + ")", feature.unit(), feature.value());
                })
                .toList();
    }

    private List<Feature> parts(Several several) {
        List<Feature> features = new ArrayList<>();
        for (Map.Entry<String, Payload> part : several.parts().entrySet()) {
            if (takes(part.getValue())) {
                for (Feature feature : measure(part.getValue())) {
                    features.add(new Feature(part.getKey() + "/" + feature.name(), feature.unit(), feature.value()));
                }
            }
        }
        return features;
    }

    /**
     * What a payload's kind, and the names, units and rate of a signal's channels, say it is; empty where they don't.
     */
    public static Optional<Family> fitting(Payload payload) {
        return switch (payload) {
            case Irregular _ -> Optional.of(SERIES);
            case Row _ -> Optional.of(TABLE);
            case Image _, Volume _ -> Optional.of(INTENSITY);
            case Signal signal -> ChannelNames.family(signal);
            case Several several
            when several.parts().keySet().stream().anyMatch(WearableFeatures::isCalledSo) -> Optional.of(WEARABLE);
            case Several several -> {
                Set<Optional<Family>> all =
                        several.parts().values().stream().map(Family::fitting).collect(Collectors.toSet());
                yield all.size() == 1 ? all.iterator().next() : Optional.empty();
            }
            case Table _, Text _ -> Optional.empty();
        };
    }
}

package org.prodrome.app.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.prodrome.data.NearMiss;
import org.prodrome.data.Seed;
import org.prodrome.evaluate.split.Protocol;
import org.prodrome.recipe.Profile;
import org.prodrome.runtime.Device;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads what options choose, and says of a wrong choice what the right ones are. */
final class Choices {
    private Choices() {}

    static final class OfProfile implements ITypeConverter<Profile> {
        @Override
        public Profile convert(String value) {
            return of(Profile.values(), value);
        }
    }

    static final class OfDevice implements ITypeConverter<Device> {
        @Override
        public Device convert(String value) {
            return of(Device.values(), value);
        }
    }

    static final class OfProtocol implements ITypeConverter<Protocol> {
        @Override
        public Protocol convert(String value) {
            try {
                return Protocol.parse(value);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }

    static final class OfSeed implements ITypeConverter<Seed> {
        @Override
        public Seed convert(String value) {
            try {
                return new Seed(Long.parseLong(value));
            } catch (NumberFormatException e) {
                throw new TypeConversionException("expected a whole number, got '" + value + "'");
            }
        }
    }

    /** How many; 1 or more. */
    static final class OfCount implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String value) {
            if (!value.matches("0*[1-9]\\d{0,3}")) {
                throw new TypeConversionException("expected a whole number from 1 to 9999, got '" + value + "'");
            }
            return Integer.parseInt(value);
        }
    }

    private static <E extends Enum<E>> E of(E[] choices, String value) {
        List<String> names = Arrays.stream(choices)
                .map(choice -> choice.name().toLowerCase(Locale.ROOT))
                .toList();
        int at = names.indexOf(value.toLowerCase(Locale.ROOT));
        if (at < 0) {
            throw wrong(value, names);
        }
        return choices[at];
    }

    /** What is said of a word that is none of the choices. */
    static TypeConversionException wrong(String value, List<String> choices) {
        return new TypeConversionException("expected " + String.join(" or ", choices) + ", got '" + value + "'"
                + NearMiss.of(value, choices)
                        .map(near -> "; did you mean " + near + "?")
                        .orElse(""));
    }
}

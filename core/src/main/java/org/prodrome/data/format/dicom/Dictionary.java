package org.prodrome.data.format.dicom;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A table of the standard that says one thing or two of each tag; groups that repeat come as patterns. */
final class Dictionary {
    /** Value representation and keyword of each data element of PS3.6. */
    static final Dictionary ELEMENTS = new Dictionary("dictionary.txt");

    /** Action code of each attribute in table E.1-1 of PS3.15. */
    static final Dictionary CONFIDENTIALITY = new Dictionary("confidentiality.txt");

    private final Map<Integer, String[]> exact = new HashMap<>();
    private final List<Pattern> patterns = new ArrayList<>();

    private record Pattern(int mask, int bits, String[] said) {}

    private Dictionary(String resource) {
        try (InputStream in = Dictionary.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new AssertionError("the library's own " + resource + " is missing");
            }
            new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))
                    .lines()
                    .forEach(this::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String line) {
        if (line.startsWith("#")) {
            return;
        }
        String tag = line.substring(0, 4) + line.substring(5, 9);
        String[] said = line.substring(10).split(" ");
        if (tag.indexOf('x') < 0) {
            exact.put(Integer.parseUnsignedInt(tag, 16), said);
            return;
        }
        int mask = Integer.parseUnsignedInt(tag.replaceAll("[^x]", "f").replace('x', '0'), 16);
        patterns.add(new Pattern(mask, Integer.parseUnsignedInt(tag.replace('x', '0'), 16), said));
    }

    Optional<String> first(int tag) {
        return said(tag).map(said -> said[0]);
    }

    Optional<String> second(int tag) {
        return said(tag).map(said -> said[1]);
    }

    private Optional<String[]> said(int tag) {
        String[] said = exact.get(tag);
        if (said != null) {
            return Optional.of(said);
        }
        return patterns.stream()
                .filter(pattern -> (tag & pattern.mask()) == pattern.bits())
                .findFirst()
                .map(Pattern::said);
    }
}

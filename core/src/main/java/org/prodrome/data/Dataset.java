package org.prodrome.data;

import java.util.List;

/**
 * A finite list of cases, whose payloads are read lazily.
 *
 * @param name such as "PhysioNet/CinC 2016"
 * @param origin where it comes from: a citation, an address, or the simulator's settings
 * @param licence under which it may be used
 * @param digest SHA-256, in hexadecimal, over whatever decides the cases' bytes
 */
public record Dataset(String name, String origin, String licence, String digest, List<Case> cases) {
    public Dataset {
        cases = List.copyOf(cases);
        long ids = cases.stream().map(Case::id).distinct().count();
        if (ids != cases.size()) {
            throw new IllegalArgumentException(
                    name + ": expected a unique id a case, got " + cases.size() + " cases with " + ids + " ids");
        }
    }
}

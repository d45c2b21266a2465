package org.prodrome.graph;

import java.util.List;

/**
 * What an initializer is taken for.
 *
 * @param shape lengths of the axes
 * @param reason why, in words
 */
public record InitializerRole(String name, List<Long> shape, Role role, String reason) {
    public InitializerRole {
        shape = List.copyOf(shape);
    }
}

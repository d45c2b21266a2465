package org.prodrome.data;

/** A note in words. */
public record Text(String text) implements Payload {}

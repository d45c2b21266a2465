package org.prodrome.data;

/** What of a case is to be judged. */
public sealed interface Payload permits Image, Several, Signal, Table, Text, Volume {}

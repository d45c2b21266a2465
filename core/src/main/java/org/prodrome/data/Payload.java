package org.prodrome.data;

/** What of a case is to be judged. */
public sealed interface Payload permits Image, Irregular, Row, Several, Signal, Table, Text, Volume {}

package dev.longshore.engine.ledger;

/**
 * One pod's entry in the ledger.
 *
 * @param instance where it is
 * @param claim what it holds
 * @param assumed true from its placement until the API server shows it
 */
public record Holding(String instance, Claim claim, boolean assumed) {}

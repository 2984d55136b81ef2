package dev.longshore.local;

/**
 * A real node that runs.
 *
 * @param name the Node's name
 * @param address the IPv4 address on which its host ports answer from this machine
 */
public record RealNode(String name, String address) {}

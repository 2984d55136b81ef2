package dev.longshore.engine.scaling;

/**
 * What one policy wants, and the numbers that led to it.
 *
 * @param capacity how many tasks it wants; those there are where it wants to stay
 * @param alarm the alarm that it follows; empty where none asks for anything
 * @param flapping whether it stays only because it would have to come back at once
 * @param why the numbers, for people
 */
public record Vote(String policy, Direction direction, int capacity, String alarm, boolean flapping, String why) {
    static Vote stay(String policy, int capacity, String why) {
        return new Vote(policy, Direction.STAY, capacity, "", false, why);
    }
}

package dev.longshore.operator.cli;

import java.util.List;

/** What the image starts: {@code longshore} with the one command that needs nothing of the machine that it runs on. */
public final class OperatorMain {
    private OperatorMain() {}

    /** Runs the operator and exits with its code. */
    public static void main(String[] arguments) {
        System.exit(Longshore.commandLine(List.of(OperatorCommand.class)).execute(arguments));
    }
}

package dev.longshore.bench.system;

/** Shortens user agents to what a table needs. */
final class UserAgent {
    private static final String CONTROLLER = "system:serviceaccount:kube-system:";

    private UserAgent() {}

    /** The program before its version; of kube-controller-manager also the controller, which it appends as its account. */
    static String shorten(String agent) {
        int slash = agent.indexOf('/');
        String program = slash < 0 ? agent : agent.substring(0, slash);
        int controller = agent.indexOf(CONTROLLER);
        return controller < 0 ? program : program + "/" + agent.substring(controller + CONTROLLER.length());
    }
}

package dev.longshore.local.machine;

import dev.longshore.local.Progress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Installs packages with apt, where there is apt and this process is root. */
public final class DebianPackages {
    private DebianPackages() {}

    /** Tries to install the packages; the caller looks whether their programs are there then. */
    public static void install(Collection<String> packages, Progress progress) {
        if (!Privileges.isRoot() || !Command.of("apt-get", "--version").run().succeeded()) {
            return;
        }
        progress.say("installing " + String.join(" ", new TreeSet<>(packages)) + " with apt-get");
        if (!aptInstall(packages).succeeded()) {
            // Most often the package lists are old or were never fetched.
            Command.of("apt-get", "update").run();
            Command.Result result = aptInstall(packages);
            if (!result.succeeded()) {
                progress.say("apt-get install failed: " + result.output().strip());
            }
        }
    }

    private static Command.Result aptInstall(Collection<String> packages) {
        List<String> words = new ArrayList<>(List.of(
                "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y", "--no-install-recommends"));
        words.addAll(packages);
        return new Command(words).run();
    }
}

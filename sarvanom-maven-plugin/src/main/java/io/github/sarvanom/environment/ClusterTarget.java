package io.github.sarvanom.environment;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Which cluster an environment is pinned to. */
public sealed interface ClusterTarget {

    /** How the user wrote it: {@code rehearsal}, a context's name or an API server's address. */
    String said();

    /**
     * The cluster inside this JVM.
     *
     * @param folder where it keeps its objects and images between two runs
     */
    record Rehearsal(Path folder) implements ClusterTarget {
        @Override
        public String said() {
            return "rehearsal";
        }
    }

    /**
     * A context of a kubeconfig, whichever context is current there.
     *
     * @param kubeconfig the file; empty means the usual places ({@code KUBECONFIG}, then {@code ~/.kube/config})
     */
    record Context(String name, Optional<Path> kubeconfig) implements ClusterTarget {
        @Override
        public String said() {
            return name;
        }
    }

    /**
     * An API server's address; the kubeconfig's current context must point there.
     *
     * @param kubeconfig as in {@link Context}
     */
    record Server(URI address, Optional<Path> kubeconfig) implements ClusterTarget {
        @Override
        public String said() {
            return address.toString();
        }
    }
}

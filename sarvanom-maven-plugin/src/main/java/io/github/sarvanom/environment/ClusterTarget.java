package io.github.sarvanom.environment;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** What an environment runs on: the cluster it is pinned to, or containers on this machine. */
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

    /** A container engine on the developer's machine: Docker or Podman, whichever answers. */
    record Compose() implements ClusterTarget {
        @Override
        public String said() {
            return "compose";
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

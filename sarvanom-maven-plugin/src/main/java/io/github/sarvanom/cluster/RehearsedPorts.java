package io.github.sarvanom.cluster;

import io.github.sarvanom.problem.Problem;

/** In a rehearsal no program listens anywhere. */
final class RehearsedPorts implements PodPorts {
    @Override
    public Forward forward(PodPort port) {
        throw new ClusterException(
                503,
                ServiceProxy.REHEARSED,
                Problem.of("rehearsed pods run nothing")
                        .mend(
                                "leave out of a rehearsal what needs running programs: -DskipITs for the module's own tests"),
                null);
    }
}

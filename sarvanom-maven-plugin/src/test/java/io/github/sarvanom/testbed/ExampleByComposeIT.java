package io.github.sarvanom.testbed;

/** Where Docker's compose is installed. */
class ExampleByComposeIT extends ExampleOnDocker {
    ExampleByComposeIT() {
        super("compose", System.getenv("PATH"));
    }

    @Override
    String maker() {
        return "docker compose 2\\.";
    }

    @Override
    String theOtherWay() {
        return "-Dsarvanom.compose=api";
    }

    @Override
    void whileNothingIsMade(Runnable run) {
        run.run();
    }
}

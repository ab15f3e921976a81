package io.github.sarvanom.compose;

/** The engine has answered, and does not what it was asked for. */
final class EngineRefusal extends Exception {
    private static final long serialVersionUID = 1;

    private final transient EngineAnswer answer;

    EngineRefusal(EngineAnswer answer) {
        super(answer.message());
        this.answer = answer;
    }

    EngineAnswer answer() {
        return answer;
    }
}

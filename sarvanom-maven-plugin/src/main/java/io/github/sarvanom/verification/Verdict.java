package io.github.sarvanom.verification;

import java.util.List;

/** What came of a check. Holds no secret's value once it has left the {@link Verifier}. */
public sealed interface Verdict {

    /**
     * The answer was good.
     *
     * @param detail what it was, in few words: {@code 200, healthy}
     * @param reservations what is not as it should be, but was not asked for; as a rule empty
     */
    record Passed(String detail, List<String> reservations) implements Verdict {
        public Passed {
            reservations = List.copyOf(reservations);
        }
    }

    /**
     * It was not, to the end of the check's time.
     *
     * @param reason to be read after the name: {@code answers 503}
     * @param evidence a line each; may be empty
     * @param remedy the next step; empty when there is none
     */
    record Failed(String reason, List<String> evidence, String remedy, Outlook outlook) implements Verdict {
        public Failed {
            evidence = List.copyOf(evidence);
        }

        static Failed forNow(String reason, List<String> evidence) {
            return new Failed(reason, evidence, "", Outlook.MAY_MEND);
        }

        static Failed forGood(String reason, List<String> evidence, String remedy) {
            return new Failed(reason, evidence, remedy, Outlook.FINAL);
        }
    }

    /**
     * Nobody could be asked, which was to be expected.
     *
     * @param why to be read after {@code not verified}
     */
    record NotVerified(String why) implements Verdict {}

    /** Whether it makes sense to ask again. */
    enum Outlook {
        /** A program that has just started may not be itself yet. */
        MAY_MEND,
        /** Asking again cannot change it. */
        FINAL
    }
}

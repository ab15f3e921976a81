package io.github.sarvanom.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class DnsProbeTest {
    private static final DnsCheck CHECK = new DnsCheck("shop.example.com", DnsCheck.Scope.MACHINE, Optional.empty());

    /** Resolvers that cannot be reached keep who asks them for ten seconds and more. */
    @Test
    void aResolverThatDoesNotAnswerIsLeftAlone() {
        CountDownLatch never = new CountDownLatch(1);
        Verdict verdict = ask(name -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new UnknownHostException(name);
        });
        never.countDown();
        assertThat(verdict.toString()).contains("cannot be looked up", "no answer of this machine's resolver in 50 ms");
    }

    @Test
    void aNameThatIsUnknownHasNoAddress() {
        assertThat(ask(name -> {
                            throw new UnknownHostException(name);
                        })
                        .toString())
                .contains("has no address");
    }

    @Test
    void aNameThatIsKnownHasOne() {
        assertThat(ask(name -> new InetAddress[] {InetAddress.getByAddress(new byte[] {(byte) 203, 0, 113, 7})}))
                .isInstanceOf(Verdict.Passed.class)
                .asString()
                .contains("203.0.113.7");
    }

    private static Verdict ask(DnsProbe.Resolver machine) {
        return new DnsProbe(new Nowhere(), machine).ask(CHECK, Duration.ofMillis(50));
    }

    private static final class Nowhere implements Ways {
        @Override
        public String namespace() {
            return "nowhere";
        }

        @Override
        public Way to(SocketTarget target) {
            throw new AssertionError("asked for " + target);
        }

        @Override
        public Way toDns() {
            throw new AssertionError("asked for the cluster's names");
        }
    }
}

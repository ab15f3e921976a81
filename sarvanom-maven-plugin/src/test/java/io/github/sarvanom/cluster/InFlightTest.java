package io.github.sarvanom.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InFlightTest {
    @Test
    void asManyAsAllowedAreUnderWayTogetherAndNoMore() {
        CyclicBarrier four = new CyclicBarrier(4);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Integer> items = IntStream.range(0, 12).boxed().toList();
        InFlight.Outcome<Integer, Integer> outcome = new InFlight(4).each(items, item -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            together(four);
            now.decrementAndGet();
            return item * 2;
        });
        assertThat(most).hasValue(4);
        assertThat(outcome.answers())
                .extracting(InFlight.Answer::value)
                .containsExactlyElementsOf(items.stream().map(item -> item * 2).toList());
    }

    @Test
    void aRefusalDoesNotKeepTheOthersFromTheirAnswer() {
        InFlight.Outcome<String, String> outcome = new InFlight(2).each(List.of("a", "b", "c"), item -> {
            if (item.equals("b")) {
                throw SarvanomException.user(Problem.of("no b"));
            }
            return item;
        });
        assertThat(outcome.answers()).extracting(InFlight.Answer::item).containsExactly("a", "c");
        assertThat(outcome.refused()).extracting(InFlight.Refused::item).containsExactly("b");
    }

    @Test
    void aDefectIsNotTakenForARefusal() {
        assertThatThrownBy(() -> new InFlight(2).each(List.of("a"), item -> {
                    throw new UnsupportedOperationException(item);
                }))
                .hasRootCauseInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void anInterruptEndsTheWaitingAndKeepsTheAnswersThereAre() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        Thread here = Thread.currentThread();
        InFlight.Outcome<String, String> outcome = new InFlight(2).each(List.of("a", "b", "c"), item -> {
            if (item.equals("b")) {
                here.interrupt();
                waitFor(never);
            }
            if (item.equals("c")) {
                waitFor(never);
            }
            return item;
        });
        assertThat(Thread.interrupted()).isTrue();
        assertThat(outcome.refused()).extracting(InFlight.Refused::item).contains("b", "c");
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static void together(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
            throw new IllegalStateException("not together", alone);
        }
    }
}

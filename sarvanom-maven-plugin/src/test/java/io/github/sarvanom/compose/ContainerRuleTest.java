package io.github.sarvanom.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.compose.ContainerRule.Health;
import io.github.sarvanom.compose.LocalStatus.Cause;
import io.github.sarvanom.compose.LocalStatus.Failed;
import io.github.sarvanom.compose.LocalStatus.Healthy;
import io.github.sarvanom.compose.LocalStatus.Waiting;
import io.github.sarvanom.manifests.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContainerRuleTest {
    @Test
    void whatRunsWithoutAHealthCheckIsAskedFromOutside() {
        assertThat(judge("{'State':{'Status':'running'}}")).isEmpty();
    }

    @Test
    void theEngineSaysWhoIsWell() {
        assertThat(judge("{'State':{'Status':'running','Health':{'Status':'healthy'}},'RestartCount':7}"))
                .contains(new Healthy());
    }

    @Test
    void tellsTheLastHealthCheckOfWhoIsNot() {
        String log = "'Log':[{'ExitCode':0,'Output':''},{'ExitCode':2,'Output':'no route\\nmore'}]";
        assertThat(judge("{'State':{'Status':'running','Health':{'Status':'starting'," + log + "}}}"))
                .contains(new Waiting("is not well yet: its health check ends with 2, no route"));
        assertThat(judge("{'State':{'Status':'running','Health':{'Status':'unhealthy'," + log + "}}}"))
                .contains(new Failed(Cause.UNHEALTHY, "is not well: its health check ends with 2, no route"));
    }

    @Test
    void oneCrashIsForgivenAndTheSecondIsNot() {
        assertThat(judge("{'State':{'Status':'restarting','ExitCode':1},'RestartCount':1}"))
                .contains(new Waiting("ended with exit code 1 and is started again"));
        assertThat(judge("{'State':{'Status':'restarting','ExitCode':1},'RestartCount':2}"))
                .contains(new Failed(Cause.CRASHES, "ends with exit code 1"));
        assertThat(ContainerRule.judge(
                        Json.tree("{\"State\":{\"Status\":\"running\"},\"RestartCount\":9}"), 8, Health.ENGINE))
                .as("what crashed before this wait does not count")
                .isEmpty();
    }

    @Test
    void namesMemory() {
        assertThat(judge("{'State':{'Status':'restarting','ExitCode':137,'OOMKilled':true},'RestartCount':2}"))
                .contains(new Failed(Cause.OUT_OF_MEMORY, "needs more memory than its limit"));
    }

    @Test
    void aTaskThatIsNotStartedAgainMayEnd() {
        assertThat(judge("{'State':{'Status':'exited','ExitCode':0},'HostConfig':{'RestartPolicy':{'Name':'no'}}}"))
                .contains(new Healthy());
        assertThat(judge("{'State':{'Status':'exited','ExitCode':3},'HostConfig':{'RestartPolicy':{'Name':'no'}}}"))
                .contains(new Failed(Cause.CRASHES, "ends with exit code 3"));
    }

    @Test
    void whoWouldBeStartedAgainDoesNotStandStillByItself() {
        assertThat(judge("{'State':{'Status':'exited','ExitCode':0},'HostConfig':{'RestartPolicy':{'Name':'always'}}}"))
                .contains(new Failed(Cause.STOPPED, "was stopped by somebody, with exit code 0"));
    }

    @Test
    void whoIsAskedFromOutsideIsNotJudgedByACheckThatItsImageMayBeUnableToRun() {
        String sick = "{\"State\":{\"Status\":\"running\",\"Health\":{\"Status\":\"unhealthy\"}}}";
        assertThat(ContainerRule.judge(Json.tree(sick), 0, Health.PROBE)).isEmpty();
    }

    @Test
    void whatOthersWaitForToCompleteIsWellOnlyWhenItHasEndedWithZero() {
        assertThat(toComplete("{'State':{'Status':'running','Health':{'Status':'healthy'}}}"))
                .contains(new Waiting("has not completed yet"));
        assertThat(toComplete("{'State':{'Status':'exited','ExitCode':0}}")).contains(new Healthy());
        assertThat(toComplete("{'State':{'Status':'exited','ExitCode':1}}"))
                .contains(new Failed(
                        Cause.NOT_COMPLETED,
                        "did not complete: it ended with exit code 1, and others wait for it to end with 0"));
    }

    private static java.util.Optional<LocalStatus> toComplete(String container) {
        return ContainerRule.judge(Json.tree(container.replace('\'', '"')), 0, Health.EXIT);
    }

    @Test
    void noticesThatItIsGone() {
        assertThat(ContainerRule.judge(Map.of(), 0, Health.ENGINE))
                .contains(new Failed(Cause.GONE, "was removed by somebody else"));
    }

    private static java.util.Optional<LocalStatus> judge(String container) {
        return ContainerRule.judge(Json.tree(container.replace('\'', '"')), 0, Health.ENGINE);
    }
}

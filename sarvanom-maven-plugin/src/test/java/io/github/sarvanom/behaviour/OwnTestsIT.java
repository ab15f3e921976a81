package io.github.sarvanom.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.testbed.FreshNamespace;
import io.github.sarvanom.testbed.OnTestbed;
import io.github.sarvanom.testbed.Testbed;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A module's own integration tests, run by failsafe against the release in the cluster: {@code mvn verify -Pstaging}. */
@OnTestbed
class OwnTestsIT {
    @Test
    void testTheReleaseAtTheAddressThatTheyAreHanded(Testbed testbed, FreshNamespace namespace, @TempDir Path folder) {
        Workplace workplace = new Workplace(folder, "own-tests");
        workplace.sets("KUBECONFIG", testbed.kubeconfig().toString());
        workplace.alwaysTypes(
                "-Pstaging",
                "-Dsarvanom.cluster=testbed",
                "-Dsarvanom.namespace=" + namespace.name(),
                "-Dsarvanom.registry=" + testbed.registry() + "/own-tests",
                "-Dsarvanom.baseImage=" + testbed.baseImage());
        workplace.types("sarvanom:deploy").succeeded();

        String passed = workplace.types("verify").succeeded().output();

        assertThat(passed).containsPattern("connect +sarvanom.address.hello = http://127.0.0.1:\\d+");
        assertThat(passed).contains("Tests run: 1, Failures: 0").contains("com.example.hello.GreetingIT");

        workplace.write("pom.xml", workplace.read("pom.xml").replace("hello from the pod", "something else"));
        workplace.types("sarvanom:deploy").succeeded();
        Typed failed = workplace.types("verify");

        assertThat(failed.exit()).isEqualTo(1);
        assertThat(failed.output()).contains("expected: <hello from the pod> but was: <something else>");

        String said = "-Dsarvanom.address.hello=http://127.0.0.1:1";
        assertThat(workplace.types("verify", said).output()).contains("sarvanom.address.hello = http://127.0.0.1:1");
    }
}

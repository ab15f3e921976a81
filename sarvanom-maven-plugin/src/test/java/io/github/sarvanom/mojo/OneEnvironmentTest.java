package io.github.sarvanom.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import org.apache.maven.model.Plugin;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.Test;

class OneEnvironmentTest {
    private static final String ROOT = "<registry>r</registry><environment><name>staging</name><namespace>n</namespace>"
            + "<config><LOG_LEVEL>info</LOG_LEVEL></config><secrets><secret>KEY</secret></secrets></environment>";

    @Test
    void aModuleThatInheritsAllIsOfTheSameMind() throws Exception {
        assertThat(differences(ROOT + "<service><port>1</port></service>")).isEmpty();
    }

    @Test
    void namespaceAndConfigOfItsOwnAreSeen() throws Exception {
        String own = ROOT.replace(">n<", ">other<").replace(">info<", ">debug<");
        assertThat(differences(own)).containsExactly("environment/namespace", "environment/config");
    }

    @Test
    void aModuleWithoutTheEnvironmentIsSeen() throws Exception {
        assertThat(differences("<service><port>1</port></service>")).containsExactly("environment");
    }

    @Test
    void theProblemSaysWhatToDo() throws Exception {
        assertThat(new OneEnvironment("shop", configuration(ROOT))
                        .problem("gateway", List.of("environment/namespace"))
                        .text())
                .isEqualTo("""
                        module gateway is not set up for the environment of shop
                            it says otherwise, or nothing: <environment/namespace>
                          -> say it once, where shop and gateway both inherit it; what is one service's own goes into its <service>""");
    }

    private static List<String> differences(String module) throws Exception {
        return new OneEnvironment("shop", configuration(ROOT)).differences(configuration(module));
    }

    private static PluginConfiguration configuration(String xml) throws Exception {
        Plugin plugin = new Plugin();
        plugin.setConfiguration(Xpp3DomBuilder.build(new StringReader("<configuration>" + xml + "</configuration>")));
        return PluginConfiguration.of(plugin);
    }
}

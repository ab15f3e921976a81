package io.github.sarvanom.mojo;

import java.time.Duration;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * What all goals have in common. The elements of the configuration are declared here for Maven's descriptor and its checks; they
 * are read by {@link PluginConfiguration}, for every module alike.
 */
@SuppressWarnings("UnusedVariable")
abstract class SarvanomMojo extends AbstractMojo {
    private static final Duration USUAL_PATIENCE = Duration.ofMillis(1500);

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    MojoExecution execution;

    @Inject
    SettingsDecrypter decrypter;

    /** Does nothing in this module: no check, no image, no manifest, no deploy. */
    @Parameter(property = "sarvanom.skip", defaultValue = "false")
    private boolean skip;

    /** Name of all services together; prefix of the shared ConfigMap's and Secret's names. Default: the root's artifactId. */
    @Parameter(property = "sarvanom.application")
    private @Nullable String application;

    /** Where images go, host and path: {@code registry.example.com/sarvanom}. The service's name is put behind it. */
    @Parameter(property = "sarvanom.registry")
    private @Nullable String registry;

    /** The image that services are laid upon. Default: {@code eclipse-temurin} of the Java release that the classes need. */
    @Parameter(property = "sarvanom.baseImage")
    private @Nullable String baseImage;

    /**
     * The environment to deploy to, one in each Maven profile: {@code <name>}, {@code <kind>} ({@code kubernetes}, {@code compose}
     * or {@code rehearsal}), {@code <namespace>}, {@code <cluster>} (a context, an address, or {@code rehearsal}), {@code
     * <kubeconfig>}, {@code <replicas>}, {@code <config>} with an element a variable, {@code <secrets>} with a {@code <secret>} a
     * name, {@code <secretsDirectory>}, {@code <timeout>} of a rollout, {@code <stores>} with an element a backing store: its
     * {@code <kind>}, {@code <image>}, {@code <port>}, {@code <volume>}, {@code <health>}, {@code <config>}, {@code <secrets>}, or
     * its address where it is {@code <external>}.
     */
    @Parameter
    private @Nullable PlexusConfiguration environment;

    /**
     * The service that this module is: {@code <name>} (default: artifactId), {@code <port>}, {@code <health>}, {@code <replicas>},
     * {@code <requests>} and {@code <limits>} with {@code <cpu>} and {@code <memory>}, {@code <config>}, {@code <mainClass>},
     * {@code <dependsOn>} with {@code <dependency>} names, {@code <jvmFlags>} with {@code <jvmFlag>}.
     */
    @Parameter
    private @Nullable PlexusConfiguration service;

    /**
     * How images are built: {@code <platform>}, {@code <user>} (default 1000:1000), {@code <timeout>} of one image (default 10m),
     * {@code <insecureRegistries>} with a {@code <registry>} that speaks plain http, {@code <registryUsername>} and
     * {@code <registryPassword>}.
     */
    @Parameter
    private @Nullable PlexusConfiguration image;

    /**
     * What the running release is asked before it counts as good, beside the health of each service: any number of {@code <http>}
     * with a {@code <service>} (and {@code <port>}) inside the cluster or a public {@code <url>}, a {@code <path>}, the good
     * {@code <status>} and {@code <json>} with an element a member; likewise {@code <latency>} with {@code <requests>} and {@code
     * <p95>}, {@code <tcp>} with an {@code <address>}, {@code <tls>} with {@code <days>}, {@code <dns>} with a {@code <host>}, {@code
     * <redis>} with the secret {@code <password>}, {@code <jdbc>} with {@code <user>}, {@code <query>} and {@code <expected>}; {@code
     * <timeout>} of each check (default 10s); {@code <skip>}.
     */
    @Parameter
    private @Nullable PlexusConfiguration verification;

    /**
     * Why environments differ, for {@code parity}: any number of {@code <explained>} with {@code <what>} differs, as the goal names
     * it ({@code *} stands for any text), and {@code <why>}; {@code <failOnUnexplained>}.
     */
    @Parameter
    private @Nullable PlexusConfiguration parity;

    /**
     * What the pods of a rehearsal are: {@code pretended} (the default), or {@code processes} of this machine, with the environment,
     * probes, logs and restarts that they would have in the cluster.
     */
    @Parameter(property = "sarvanom.rehearsal.pods")
    private @Nullable String rehearsalPods;

    @Override
    @SuppressWarnings("try") // the interruption is listened for as long as the block lasts; nobody calls it
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (isSkipped()) {
            skipped();
            return;
        }
        try (Interruption interruption = new Interruption(patience())) {
            MojoFailures.translate(this::run, failure -> ExitCode.tell(session, failure));
        }
    }

    /** A skip of one execution leaves the module in the release that another execution makes. */
    private void skipped() {
        if (Skip.of(session, project)) {
            Handover.of(session).isNoService(project);
        }
        if (execution.getMojoDescriptor().isAggregator()) {
            getLog().info("skipped: nothing is done, as <skip> or -Dsarvanom.skip says");
        } else {
            getLog().debug("sarvanom.skip is set");
        }
    }

    Binding binding() {
        return new Binding(project, execution);
    }

    /** What the goal needs at Ctrl-C to come to its end. */
    Duration patience() {
        return USUAL_PATIENCE;
    }

    /** The goal's work. */
    abstract void run() throws InterruptedException, MojoExecutionException, MojoFailureException;

    /** {@code -Dsarvanom.skip} beats the POM, which Maven would have the other way round. */
    private boolean isSkipped() {
        String said = session.getUserProperties().getProperty("sarvanom.skip");
        return said == null ? skip : said.isEmpty() || Boolean.parseBoolean(said);
    }
}

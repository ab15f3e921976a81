package io.github.sarvanom.cluster;

import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.fabric8.kubernetes.client.utils.BackwardsCompatibilityInterceptor;
import io.fabric8.kubernetes.client.utils.HttpClientUtils;
import io.github.sarvanom.environment.ClusterTarget;
import java.util.Optional;

/** The way into one cluster, open until closed. Opening it checks the pin, reads credentials and sees that something listens there. */
public final class ClusterConnection implements AutoCloseable {
    private final Connection connection;
    private final Fabric8Cluster cluster;

    private final PodPorts ports;

    private ClusterConnection(Connection connection, Fabric8Cluster cluster, PodPorts ports) {
        this.connection = connection;
        this.cluster = cluster;
        this.ports = ports;
    }

    /**
     * @param rehearsal the server of a {@link ClusterTarget.Rehearsal}; not looked at for any other target
     * @throws io.github.sarvanom.problem.SarvanomException when the kubeconfig lacks the pinned context, or points elsewhere; a
     *     {@link ClusterException} when nothing listens at the server's address
     */
    public static ClusterConnection open(ClusterTarget target, KubeAccess access, Optional<EmbeddedServer> rehearsal) {
        LoginChoice choice = new LoginChoice(access);
        if (target instanceof ClusterTarget.Context context) {
            return reached(choice.context(context));
        }
        if (target instanceof ClusterTarget.Server server) {
            return reached(choice.server(server));
        }
        EmbeddedServer embedded =
                rehearsal.orElseThrow(() -> new IllegalStateException("a rehearsal without its server"));
        Connection connection = over(embedded.transport(), ClientConfig.embedded());
        return new ClusterConnection(connection, Fabric8Cluster.greeted(connection), new RehearsedPorts());
    }

    public ClusterReader reader() {
        return cluster;
    }

    public ClusterWriter writer() {
        return cluster;
    }

    /** The way to the services that run in the cluster. */
    public ServiceProxy services() {
        return new ApiServerProxy(connection);
    }

    /** The way to any port of a pod. */
    public PodPorts ports() {
        return ports;
    }

    /** What containers write. */
    public PodLogs logs() {
        return new ApiServerLogs(connection);
    }

    @Override
    public void close() {
        connection.close();
    }

    private static ClusterConnection reached(Login login) {
        FirstContact.to(login);
        Connection connection = over(new JdkHttpClientFactory(), login);
        return new ClusterConnection(connection, Fabric8Cluster.greeted(connection), new ApiServerPorts(connection));
    }

    private static Connection over(HttpClient.Factory transport, Login login) {
        HttpClient.Builder builder = transport.newBuilder();
        HttpClientUtils.applyCommonConfiguration(login.config(), builder, transport);
        // it would answer a 404 by loading the typed model and asking again under API groups that ended in 2021
        builder.addOrReplaceInterceptor(BackwardsCompatibilityInterceptor.NAME, new Interceptor() {});
        return new Connection(login, builder.build());
    }
}

package io.github.sarvanom.mojo;

import io.github.sarvanom.cluster.PodPorts.Forward;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.environment.Service;
import io.github.sarvanom.verification.ClusterWays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where the services of a release are reached from this machine. */
final class Addresses {
    private static final String PREFIX = "sarvanom.address.";
    private static final String KEY = "io.github.sarvanom.addresses";

    private final Run run;
    private final Environment environment;

    Addresses(Run run, Environment environment) {
        this.run = run;
        this.environment = environment;
    }

    /**
     * Property to address, of every service. The ways are opened once a run and stay open to its end: nobody tells when the last test
     * has ended.
     */
    @SuppressWarnings("unchecked")
    Map<String, String> of(List<Service> services) {
        Map<String, Object> data = run.session().getRequest().getData();
        synchronized (data) {
            Map<String, String> addresses =
                    (Map<String, String>) data.computeIfAbsent(KEY, key -> new TreeMap<String, String>());
            if (addresses.isEmpty()) {
                addresses.putAll(opened(services));
            }
            return addresses;
        }
    }

    private Map<String, String> opened(List<Service> services) {
        Map<String, String> addresses = new TreeMap<>();
        OpenCluster cluster = OpenCluster.open(run, environment);
        ClusterWays ways = new ClusterWays(cluster.reader(), cluster.ports(), environment.namespace());
        for (Service service : services) {
            String property = PREFIX + service.name();
            String said = run.session().getUserProperties().getProperty(property);
            addresses.put(property, said == null ? address(ways.inside(service.name(), service.port())) : said);
        }
        return addresses;
    }

    private static String address(Forward way) {
        return "http://127.0.0.1:" + way.localPort();
    }
}

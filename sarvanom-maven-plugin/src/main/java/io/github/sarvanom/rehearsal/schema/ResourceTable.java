package io.github.sarvanom.rehearsal.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The resources that the rehearsal serves. A kind that is not here is answered as a server answers a kind it does not have. */
public final class ResourceTable {
    /** API version, plural, kind, scope, short names, subresources; a dash for none. */
    private static final List<String> ROWS = List.of(
            "v1 configmaps ConfigMap namespaced cm -",
            "v1 endpoints Endpoints namespaced ep -",
            "v1 events Event namespaced ev -",
            "v1 limitranges LimitRange namespaced limits -",
            "v1 namespaces Namespace cluster ns status,finalize",
            "v1 nodes Node cluster no status",
            "v1 persistentvolumeclaims PersistentVolumeClaim namespaced pvc status",
            "v1 persistentvolumes PersistentVolume cluster pv status",
            "v1 pods Pod namespaced po status,log",
            "v1 resourcequotas ResourceQuota namespaced quota status",
            "v1 secrets Secret namespaced - -",
            "v1 serviceaccounts ServiceAccount namespaced sa -",
            "v1 services Service namespaced svc status",
            "apps/v1 controllerrevisions ControllerRevision namespaced - -",
            "apps/v1 daemonsets DaemonSet namespaced ds status",
            "apps/v1 deployments Deployment namespaced deploy status,scale",
            "apps/v1 replicasets ReplicaSet namespaced rs status,scale",
            "apps/v1 statefulsets StatefulSet namespaced sts status,scale",
            "authorization.k8s.io/v1 selfsubjectaccessreviews SelfSubjectAccessReview cluster - -",
            "authorization.k8s.io/v1 selfsubjectrulesreviews SelfSubjectRulesReview cluster - -",
            "autoscaling/v2 horizontalpodautoscalers HorizontalPodAutoscaler namespaced hpa status",
            "batch/v1 cronjobs CronJob namespaced cj status",
            "batch/v1 jobs Job namespaced - status",
            "coordination.k8s.io/v1 leases Lease namespaced - -",
            "discovery.k8s.io/v1 endpointslices EndpointSlice namespaced - -",
            "networking.k8s.io/v1 ingressclasses IngressClass cluster - -",
            "networking.k8s.io/v1 ingresses Ingress namespaced ing status",
            "networking.k8s.io/v1 networkpolicies NetworkPolicy namespaced netpol -",
            "policy/v1 poddisruptionbudgets PodDisruptionBudget namespaced pdb status",
            "rbac.authorization.k8s.io/v1 clusterrolebindings ClusterRoleBinding cluster - -",
            "rbac.authorization.k8s.io/v1 clusterroles ClusterRole cluster - -",
            "rbac.authorization.k8s.io/v1 rolebindings RoleBinding namespaced - -",
            "rbac.authorization.k8s.io/v1 roles Role namespaced - -",
            "scheduling.k8s.io/v1 priorityclasses PriorityClass cluster pc -",
            "storage.k8s.io/v1 storageclasses StorageClass cluster sc -");

    private final Map<String, Resource> byPath = new LinkedHashMap<>();

    public ResourceTable() {
        for (String row : ROWS) {
            Resource resource = parse(row.split(" "));
            byPath.put(resource.apiVersion() + "/" + resource.plural(), resource);
        }
    }

    /** @param apiVersion {@code v1} or {@code apps/v1} */
    public Optional<Resource> find(String apiVersion, String plural) {
        return Optional.ofNullable(byPath.get(apiVersion + "/" + plural));
    }

    public Optional<Resource> ofKind(String apiVersion, String kind) {
        return all().stream()
                .filter(resource -> resource.is(kind) && resource.apiVersion().equals(apiVersion))
                .findFirst();
    }

    /** @throws java.util.NoSuchElementException for a kind that is not in the table */
    public Resource kind(String kind) {
        return all().stream().filter(resource -> resource.is(kind)).findFirst().orElseThrow();
    }

    public List<Resource> all() {
        return List.copyOf(byPath.values());
    }

    private static Resource parse(String[] cells) {
        int slash = cells[0].indexOf('/');
        return new Resource(
                slash < 0 ? "" : cells[0].substring(0, slash),
                cells[0].substring(slash + 1),
                cells[1],
                cells[2],
                cells[3].equals("namespaced"),
                names(cells[4]),
                names(cells[5]));
    }

    private static Set<String> names(String cell) {
        return cell.equals("-") ? Set.of() : Set.of(cell.split(","));
    }
}

package io.github.sarvanom.rehearsal.controllers;

import io.github.sarvanom.rehearsal.api.Deletes;
import io.github.sarvanom.rehearsal.api.InternalClient;
import io.github.sarvanom.rehearsal.store.Meta;
import io.github.sarvanom.rehearsal.store.ObjectKey;
import io.github.sarvanom.rehearsal.store.ObjectStore;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Gives each namespace its default service account, and empties a namespace that is to go. */
final class Namespaces implements Reconciler {
    private static final String MANAGER = "kube-controller-manager";

    private static final String ROOT_CERTIFICATE = "kube-root-ca.crt";

    private final InternalClient client;
    private final ObjectStore store;

    Namespaces(InternalClient client, ObjectStore store) {
        this.client = client;
        this.store = store;
    }

    @Override
    public void reconcile(ObjectKey key) {
        Optional<ObjectNode> found = client.get("Namespace", "", key.name());
        if (found.isEmpty()) {
            return;
        }
        if (!Meta.isBeingDeleted(found.get())) {
            furnish(key.name());
            return;
        }
        List<ObjectNode> content = store.inNamespace(key.name()).stream()
                .map(object -> object.tree())
                .toList();
        if (content.isEmpty()) {
            client.update(
                    found.get(),
                    "finalize",
                    MANAGER,
                    next -> next.withObject("/spec").remove("finalizers"));
        } else {
            content.stream()
                    .filter(object -> !Meta.isBeingDeleted(object))
                    .forEach(object -> client.delete(object, Deletes.Options.PLAIN));
        }
    }

    private void furnish(String namespace) {
        if (client.get("ServiceAccount", namespace, "default").isEmpty()) {
            ObjectNode account = JsonNodeFactory.instance.objectNode();
            account.putObject("metadata").put("name", "default");
            client.create("ServiceAccount", namespace, account, MANAGER);
        }
        if (client.get("ConfigMap", namespace, ROOT_CERTIFICATE).isEmpty()) {
            ObjectNode certificate = JsonNodeFactory.instance.objectNode();
            certificate
                    .putObject("metadata")
                    .put("name", ROOT_CERTIFICATE)
                    .putObject("annotations")
                    .put(
                            "kubernetes.io/description",
                            "A real cluster keeps its certificate authority here; a rehearsal has none.");
            certificate.putObject("data").put("ca.crt", "");
            client.create("ConfigMap", namespace, certificate, MANAGER);
        }
    }
}

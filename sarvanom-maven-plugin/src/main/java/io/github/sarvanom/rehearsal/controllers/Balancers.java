package io.github.sarvanom.rehearsal.controllers;

import io.github.sarvanom.rehearsal.api.InternalClient;
import io.github.sarvanom.rehearsal.store.Meta;
import io.github.sarvanom.rehearsal.store.ObjectKey;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Gives every Service of the type LoadBalancer an address at which nobody is (RFC 5737), as a cloud's controller gives a real one. */
final class Balancers implements Reconciler {
    private static final String NOBODY = "192.0.2.1";

    private final InternalClient client;

    Balancers(InternalClient client) {
        this.client = client;
    }

    @Override
    public void reconcile(ObjectKey key) {
        Optional<ObjectNode> found = client.get("Service", key.namespace(), key.name());
        if (found.isEmpty()
                || Meta.isBeingDeleted(found.get())
                || !found.get().path("spec").path("type").asString("").equals("LoadBalancer")
                || !found.get()
                        .path("status")
                        .path("loadBalancer")
                        .path("ingress")
                        .isEmpty()) {
            return;
        }
        client.update(
                found.get(),
                "status",
                ReplicaSets.MANAGER,
                next -> next.withObject("/status")
                        .putObject("loadBalancer")
                        .putArray("ingress")
                        .addObject()
                        .put("ip", NOBODY));
    }
}

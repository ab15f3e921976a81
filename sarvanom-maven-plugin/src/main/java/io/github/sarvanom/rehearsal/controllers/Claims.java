package io.github.sarvanom.rehearsal.controllers;

import io.github.sarvanom.rehearsal.api.InternalClient;
import io.github.sarvanom.rehearsal.store.Meta;
import io.github.sarvanom.rehearsal.store.ObjectKey;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Binds every claim to the volume that it names, or to one that is as it wishes and exists in name only. */
final class Claims implements Reconciler {
    private final InternalClient client;

    Claims(InternalClient client) {
        this.client = client;
    }

    @Override
    public void reconcile(ObjectKey key) {
        Optional<ObjectNode> found = client.get("PersistentVolumeClaim", key.namespace(), key.name());
        if (found.isEmpty()
                || Meta.isBeingDeleted(found.get())
                || found.get().path("status").path("phase").asString("").equals("Bound")) {
            return;
        }
        ObjectNode claim = found.get();
        JsonNode spec = claim.path("spec");
        if (!spec.has("volumeName")) {
            client.update(
                    claim,
                    "",
                    ReplicaSets.MANAGER,
                    next -> next.withObject("/spec").put("volumeName", "pvc-" + Meta.uid(claim)));
        }
        client.update(claim, "status", ReplicaSets.MANAGER, next -> {
            ObjectNode status = next.withObject("/status").put("phase", "Bound");
            status.set("accessModes", spec.path("accessModes").deepCopy());
            status.set("capacity", spec.path("resources").path("requests").deepCopy());
        });
    }
}

package io.github.sarvanom.rehearsal.controllers;

import io.github.sarvanom.rehearsal.admission.Allocations;
import io.github.sarvanom.rehearsal.api.Deletes;
import io.github.sarvanom.rehearsal.api.InternalClient;
import io.github.sarvanom.rehearsal.store.Meta;
import io.github.sarvanom.rehearsal.store.ObjectStore;
import io.github.sarvanom.rehearsal.store.StoredObject;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Removes what has lost its owners, and carries out foreground and orphan deletion. */
final class GarbageCollector {
    private static final String MANAGER = "kube-controller-manager";
    private static final Deletes.Options BACKGROUND = new Deletes.Options("", "", "Background", -1, false);
    private static final Deletes.Options FOREGROUND = new Deletes.Options("", "", "Foreground", -1, false);

    private final InternalClient client;
    private final ObjectStore store;

    GarbageCollector(InternalClient client, ObjectStore store) {
        this.client = client;
        this.store = store;
    }

    /** After an object is gone: its dependents follow, unless they have another owner. */
    void ownerGone(ObjectNode owner) {
        for (ObjectNode dependent : dependents(owner)) {
            if (otherOwners(dependent, owner).isEmpty()) {
                client.delete(dependent, BACKGROUND);
            } else {
                disown(dependent, owner);
            }
        }
    }

    /** For an object that waits for its dependents, or is to leave them behind. */
    void finish(ObjectNode owner) {
        List<String> finalizers = Meta.finalizers(owner);
        if (!Meta.isBeingDeleted(owner)) {
            return;
        }
        if (finalizers.contains(Allocations.CLAIM_PROTECTION)) {
            removeFinalizer(owner, Allocations.CLAIM_PROTECTION);
        }
        if (finalizers.contains("orphan")) {
            dependents(owner).forEach(dependent -> disown(dependent, owner));
            removeFinalizer(owner, "orphan");
        } else if (finalizers.contains("foregroundDeletion")) {
            List<ObjectNode> left = dependents(owner);
            left.stream().filter(each -> !Meta.isBeingDeleted(each)).forEach(each -> client.delete(each, FOREGROUND));
            if (dependents(owner).stream().noneMatch(each -> blocks(each, owner))) {
                removeFinalizer(owner, "foregroundDeletion");
            }
        }
    }

    private static boolean blocks(JsonNode dependent, ObjectNode owner) {
        for (JsonNode reference : dependent.path("metadata").path("ownerReferences")) {
            if (reference.path("uid").asString("").equals(Meta.uid(owner))) {
                return reference.path("blockOwnerDeletion").asBoolean(false);
            }
        }
        return false;
    }

    private void removeFinalizer(ObjectNode object, String finalizer) {
        client.update(object, "", MANAGER, next -> {
            List<String> left = new ArrayList<>(Meta.finalizers(next));
            left.remove(finalizer);
            Meta.setFinalizers(next, left);
        });
    }

    private void disown(ObjectNode dependent, ObjectNode owner) {
        client.update(dependent, "", MANAGER, next -> {
            ArrayNode left = next.arrayNode();
            otherOwners(next, owner).forEach(left::add);
            if (left.isEmpty()) {
                Meta.of(next).remove("ownerReferences");
            } else {
                Meta.of(next).set("ownerReferences", left);
            }
        });
    }

    private List<ObjectNode> dependents(ObjectNode owner) {
        return store.inNamespace(Meta.namespace(owner)).stream()
                .filter(object -> !object.key().resource().equals("events"))
                .map(StoredObject::tree)
                .filter(object -> object.path("metadata").has("ownerReferences"))
                .filter(object -> otherOwners(object, owner).size()
                        < object.path("metadata").path("ownerReferences").size())
                .toList();
    }

    private static List<JsonNode> otherOwners(JsonNode object, ObjectNode owner) {
        return object.path("metadata")
                .path("ownerReferences")
                .valueStream()
                .filter(reference -> !reference.path("uid").asString("").equals(Meta.uid(owner)))
                .toList();
    }
}

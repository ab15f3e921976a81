package io.github.sarvanom.rehearsal.controllers;

import io.github.sarvanom.rehearsal.store.ObjectKey;

/** Brings one object's surroundings a step closer to what it wishes. Called again after every change that concerns it. */
interface Reconciler {
    void reconcile(ObjectKey key);
}

package io.github.sarvanom.rehearsal.store;

import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/** Which objects a list or watch asks for; {@link #EVERYTHING} when it does not say. */
public interface Selector extends Predicate<ObjectNode> {
    Selector EVERYTHING = object -> true;
}

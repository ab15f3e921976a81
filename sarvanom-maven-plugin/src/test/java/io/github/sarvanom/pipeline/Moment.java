package io.github.sarvanom.pipeline;

/** Which request of a run is harmed: the first one of which this is true, and no other. */
interface Moment {
    /** In the midst of an apply: the first workload that is written, and not only asked about. */
    Moment APPLYING = (index, method, uri) ->
            method.equals("PATCH") && uri.startsWith("/apis/apps/v1/") && !uri.contains("dryRun=");

    Moment NEVER = (index, method, uri) -> false;

    /** @param index of the request, from 0, as they arrive */
    boolean isNow(int index, String method, String uri);

    static Moment at(int wanted) {
        return (index, method, uri) -> index == wanted;
    }
}

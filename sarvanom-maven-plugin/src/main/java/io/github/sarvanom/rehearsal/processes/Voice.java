package io.github.sarvanom.rehearsal.processes;

/** Speaks to whoever listens at the moment. */
final class Voice implements ProcessLog {
    private volatile ProcessLog listener = SILENT;

    void speakTo(ProcessLog other) {
        listener = other;
    }

    @Override
    public void started(String pod, String container, long pid) {
        listener.started(pod, container, pid);
    }

    @Override
    public void wrote(String pod, String container, String line) {
        listener.wrote(pod, container, line);
    }

    @Override
    public void opened(String service, String address) {
        listener.opened(service, address);
    }

    @Override
    public void pretended(String pod, String image) {
        listener.pretended(pod, image);
    }

    @Override
    public void hindered(String what) {
        listener.hindered(what);
    }
}

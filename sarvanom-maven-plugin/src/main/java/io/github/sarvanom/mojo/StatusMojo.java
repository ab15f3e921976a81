package io.github.sarvanom.mojo;

import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugins.annotations.Mojo;

@Mojo(name = "status", aggregator = true, threadSafe = true)
public final class StatusMojo extends AbstractMojo {
    @Override
    public void execute() {}
}

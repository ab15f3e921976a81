package io.github.sarvanom.testbed;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one {@link Testbed} of the run, and namespaces that live as long as the scope which asked for them. */
final class TestbedExtension implements BeforeAllCallback, ParameterResolver {
    private static final Namespace STORE = Namespace.create(TestbedExtension.class);

    private final AtomicInteger namespaces = new AtomicInteger();

    /** A namespace taken by the constructor of a test class lives as long as the test, as the instance does. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext rootContext) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        testbed(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Testbed.class || type == FreshNamespace.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (parameter.getParameter().getType() == Testbed.class) {
            return testbed(context);
        }
        FreshNamespace namespace = testbed(context).freshNamespace();
        context.getStore(STORE).put("namespace-" + namespaces.incrementAndGet(), namespace);
        return namespace;
    }

    private static Testbed testbed(ExtensionContext context) {
        return context.getRoot()
                .getStore(STORE)
                .computeIfAbsent(Testbed.class, key -> Testbed.require(), Testbed.class);
    }
}

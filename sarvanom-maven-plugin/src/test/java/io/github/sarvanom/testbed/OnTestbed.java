package io.github.sarvanom.testbed;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A suite that needs a real cluster. Its constructor, life-cycle and test methods may take a {@link Testbed}, and a
 * {@link FreshNamespace} that is deleted when the test (or, taken by {@code @BeforeAll}, the class) is over.
 * Without a configured test bed the suite is skipped with the reason.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(TestbedExtension.class)
public @interface OnTestbed {}

package io.github.sarvanom.rehearsal.processes;

import io.github.sarvanom.rehearsal.processes.agent.PodSockets;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The JDK's class through which every TCP socket is bound and connected, with {@link PodSockets} asked first. Made from the class of the
 * running JDK, which is also the one that runs the pods.
 */
final class NetPatch extends ClassVisitor {
    private static final String ARGUMENTS =
            "(Ljava/net/ProtocolFamily;Ljava/io/FileDescriptor;Ljava/net/InetAddress;I)";
    private static final String HOOK = "(Ljava/net/InetAddress;I)Ljava/net/InetAddress;";
    private static final int ADDRESS = 2;
    private static final int PORT = 3;

    private final List<String> found = new ArrayList<>();

    private NetPatch(ClassWriter writer) {
        super(Opcodes.ASM9, writer);
    }

    /** @throws IOException when this JDK has no such class, or another one than those that are known */
    static byte[] bytes() throws IOException {
        try (InputStream original = Object.class.getModule().getResourceAsStream("sun/nio/ch/Net.class")) {
            if (original == null) {
                throw new IOException("this JDK has no class sun.nio.ch.Net");
            }
            ClassReader reader = new ClassReader(original);
            ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
            NetPatch patch = new NetPatch(writer);
            reader.accept(patch, 0);
            if (!patch.found.containsAll(List.of("bind", "connect"))) {
                throw new IOException("the class sun.nio.ch.Net of this JDK is another than those of Java 17 to 25");
            }
            return writer.toByteArray();
        }
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        boolean wanted = name.equals("bind") || name.equals("connect");
        if (!wanted || !descriptor.startsWith(ARGUMENTS)) {
            return method;
        }
        found.add(name);
        return new AskFirst(method, name);
    }

    private static final class AskFirst extends MethodVisitor {
        private final String hook;

        AskFirst(MethodVisitor method, String hook) {
            super(Opcodes.ASM9, method);
            this.hook = hook;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            visitVarInsn(Opcodes.ALOAD, ADDRESS);
            visitVarInsn(Opcodes.ILOAD, PORT);
            visitMethodInsn(Opcodes.INVOKESTATIC, Type.getInternalName(PodSockets.class), hook, HOOK, false);
            visitVarInsn(Opcodes.ASTORE, ADDRESS);
        }
    }
}

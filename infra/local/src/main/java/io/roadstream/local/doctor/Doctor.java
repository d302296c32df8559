/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.doctor;

import com.sun.management.OperatingSystemMXBean;
import io.roadstream.local.stack.Ports;
import io.roadstream.local.stack.StackFolders;
import io.roadstream.local.supervisor.RunFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** Looks at the machine and the checkout; changes nothing. */
public final class Doctor {
    private final Path root;
    private final StackFolders folders;
    private final String bind;
    private final Map<String, Integer> configured;

    /**
     * @param root of the checkout
     * @param folders of the stack
     * @param bind address on which the stack listens
     * @param configured ports asked for, by part
     */
    public Doctor(Path root, StackFolders folders, String bind, Map<String, Integer> configured) {
        this.root = root;
        this.folders = folders;
        this.bind = bind;
        this.configured = Map.copyOf(configured);
    }

    /** Everything there is to say, the good included. */
    public List<Finding> examine() throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        findings.add(Tools.platform(property("os.name"), property("os.arch")));
        findings.add(Tools.java(Runtime.version(), Path.of(property("java.home"))));
        findings.add(Tools.maven(Tools.findFirstLine("mvn", "-version")));
        findings.add(Tools.node(Tools.findFirstLine("node", "--version")));
        findings.add(Tools.engine(root));
        findings.add(Machine.memory(totalMemory()));
        Path existing = existing(folders.root());
        findings.add(Machine.disk(usable(existing), folders.root().toString()));
        findings.add(
                Files.isWritable(existing)
                        ? Finding.ok("Data folder", folders.root() + " can be written")
                        : Finding.fail(
                                "Data folder",
                                existing + " cannot be written",
                                "give another one with --data"));
        // The JVM raises its own soft limit to the hard one, and its children inherit that.
        findings.add(Machine.files(Tools.findFirstLine("sh", "-c", "ulimit -Hn")));
        boolean isRunning = new RunFolder(folders.run()).findOwner().isPresent();
        Map<String, Integer> ports = new TreeMap<>(Ports.PREFERRED);
        ports.putAll(new Ports(folders.ports(), new Random()).known());
        ports.putAll(configured);
        ports.forEach(
                (part, port) ->
                        findings.add(
                                Machine.port(part, port, Ports.isFree(port, bind), isRunning)));
        return findings;
    }

    private static long totalMemory() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                .getTotalMemorySize();
    }

    private static long usable(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder or the nearest above it that is there. */
    private static Path existing(Path folder) {
        return Optional.ofNullable(folder.toAbsolutePath().getParent())
                .filter(parent -> !Files.exists(folder))
                .map(Doctor::existing)
                .orElse(folder);
    }

    private static String property(String name) {
        return System.getProperty(name, "");
    }
}

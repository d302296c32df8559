/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a process listens, as Linux has it in /proc. */
public final class Listeners {
    private static final String LISTENING = "0A";
    private static final String SOCKET = "socket:[";

    /**
     * 127.0.0.1, ::1 and ::ffff:127.0.0.1, in the byte order of /proc on little-endian machines.
     */
    private static final List<String> LOOPBACK =
            List.of(
                    "0100007F",
                    "00000000000000000000000001000000",
                    "0000000000000000FFFF00000100007F");

    private Listeners() {}

    /** The same of a process and all that it has started. */
    public static List<String> listTree(long pid) throws IOException {
        List<String> addresses = new ArrayList<>(list(pid));
        for (ProcessHandle child :
                ProcessHandle.of(pid).stream().flatMap(ProcessHandle::descendants).toList()) {
            addresses.addAll(list(child.pid()));
        }
        return addresses;
    }

    /** Addresses and ports in hex, of TCP sockets that wait for connections. */
    public static List<String> list(long pid) throws IOException {
        Set<String> sockets;
        try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            sockets =
                    files.map(Listeners::target)
                            .filter(target -> target.startsWith(SOCKET))
                            .map(target -> target.substring(SOCKET.length(), target.length() - 1))
                            .collect(Collectors.toSet());
        }
        List<String> addresses = new ArrayList<>();
        for (String table : List.of("tcp", "tcp6")) {
            for (String line :
                    Files.readAllLines(Path.of("/proc", Long.toString(pid), "net", table))) {
                String[] fields = line.strip().split("\\s+", -1);
                if (fields[3].equals(LISTENING) && sockets.contains(fields[9])) {
                    addresses.add(fields[1]);
                }
            }
        }
        return addresses;
    }

    public static boolean isLoopback(String address) {
        return LOOPBACK.contains(address.substring(0, address.indexOf(':')));
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return ""; // closed meanwhile
        }
    }
}

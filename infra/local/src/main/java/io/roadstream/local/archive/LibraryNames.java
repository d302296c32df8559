/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.archive;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * File names in one folder for jars of many: a jar that is called for again has its name already,
 * another one of the same name gets a number.
 */
final class LibraryNames {
    private static final String JAR = ".jar";

    private final Map<String, Path> taken = new LinkedHashMap<>();

    /** The name for this jar. */
    String nameOf(Path jar) {
        String wanted = jar.getFileName().toString();
        String name = wanted;
        for (int number = 2; isOther(name, jar); number++) {
            name = wanted.substring(0, wanted.length() - JAR.length()) + "-" + number + JAR;
        }
        taken.put(name, jar);
        return name;
    }

    /** The jars by their names. */
    Map<String, Path> all() {
        return Map.copyOf(taken);
    }

    private boolean isOther(String name, Path jar) {
        Path holder = taken.get(name);
        return holder != null && !holder.equals(jar);
    }
}

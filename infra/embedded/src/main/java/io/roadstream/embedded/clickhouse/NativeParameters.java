/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.clickhouse;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of {@code {name:Type}} placeholders as the four arrays chDB takes, until closed. */
final class NativeParameters implements AutoCloseable {

    private final List<Memory> owned = new ArrayList<>();
    final @Nullable Pointer names;
    final @Nullable Pointer nameLengths;
    final @Nullable Pointer values;
    final @Nullable Pointer valueLengths;
    final int count;

    NativeParameters(Map<String, String> parameters) {
        count = parameters.size();
        if (count == 0) {
            names = nameLengths = values = valueLengths = null;
            return;
        }
        Memory[] name = texts(parameters.keySet());
        Memory[] value = texts(parameters.values());
        names = pointers(name);
        nameLengths = lengths(name);
        values = pointers(value);
        valueLengths = lengths(value);
    }

    /** Each text gets a NUL at its end, which its length does not count. */
    private Memory[] texts(Collection<String> texts) {
        return texts.stream().map(this::text).toArray(Memory[]::new);
    }

    private Memory text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Memory memory = allocate(bytes.length + 1L);
        memory.write(0, bytes, 0, bytes.length);
        memory.setByte(bytes.length, (byte) 0);
        return memory;
    }

    private Memory pointers(Memory[] texts) {
        Memory array = allocate((long) texts.length * Native.POINTER_SIZE);
        for (int i = 0; i < texts.length; i++) {
            array.setPointer((long) i * Native.POINTER_SIZE, texts[i]);
        }
        return array;
    }

    private Memory lengths(Memory[] texts) {
        Memory array = allocate((long) texts.length * Native.SIZE_T_SIZE);
        for (int i = 0; i < texts.length; i++) {
            array.setLong((long) i * Native.SIZE_T_SIZE, texts[i].size() - 1);
        }
        return array;
    }

    private Memory allocate(long bytes) {
        Memory memory = new Memory(bytes);
        owned.add(memory);
        return memory;
    }

    @Override
    public void close() {
        owned.forEach(Memory::close);
    }
}

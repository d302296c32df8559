/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.local.doctor;

/**
 * What one check found.
 *
 * @param level how bad it is
 * @param what was checked
 * @param found in a few words
 * @param advice what to do about it; empty if nothing
 */
public record Finding(Level level, String what, String found, String advice) {
    /** How bad a finding is. */
    public enum Level {
        OK,
        /** It runs, but not well or not for long. */
        WARN,
        /** It will not run. */
        FAIL
    }

    static Finding ok(String what, String found) {
        return new Finding(Level.OK, what, found, "");
    }

    static Finding warn(String what, String found, String advice) {
        return new Finding(Level.WARN, what, found, advice);
    }

    static Finding fail(String what, String found, String advice) {
        return new Finding(Level.FAIL, what, found, advice);
    }
}

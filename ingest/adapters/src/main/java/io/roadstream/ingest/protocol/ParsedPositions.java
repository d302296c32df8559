/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.ingest.protocol;

import io.roadstream.contract.event.DeadLetter;
import io.roadstream.contract.event.PositionReport;
import io.roadstream.contract.validation.InvalidEventException;
import io.roadstream.contract.validation.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What became of the entries of one request: each is a report or a rejection. Filled by one thread
 * while the request is parsed, only read afterwards.
 */
public final class ParsedPositions {
    /** Names of unknown fields that are told to the sender. */
    private static final int MAX_IGNORED_FIELDS = 10;

    private final Receipt receipt;
    private final int maxItems;
    private final List<PositionReport> reports = new ArrayList<>();
    private final List<Rejection> rejections = new ArrayList<>();
    private final Set<String> ignoredFields = new TreeSet<>();

    /**
     * @param receipt whose request it is and when it came
     * @param maxItems most entries that a request may have
     */
    public ParsedPositions(Receipt receipt, int maxItems) {
        this.receipt = receipt;
        this.maxItems = maxItems;
    }

    public Receipt receipt() {
        return receipt;
    }

    /** Takes the draft as a report if it is valid; throws else and leaves the outcome as it was. */
    public void accept(PositionDraft draft) {
        requireSpace();
        reports.add(draft.toReport(receipt));
    }

    /** Refuses an entry, keeping its bytes. */
    public void reject(Reason reason, String message, byte[] payload) {
        requireSpace();
        rejections.add(
                new Rejection(
                        size(), receipt.deadLetter(reason, message, payload, payload.length)));
    }

    /** Refuses the entry that lies in the bytes at {@code [from, to)}. */
    public void reject(InvalidEventException cause, byte[] bytes, long from, long to) {
        reject(
                cause.reason(),
                String.valueOf(cause.getMessage()),
                Arrays.copyOfRange(bytes, (int) from, (int) to));
    }

    /** Notes a field that means nothing here. */
    public void ignoreField(String name) {
        if (ignoredFields.size() < MAX_IGNORED_FIELDS) {
            ignoredFields.add(name);
        }
    }

    /** Number of entries so far. */
    public int size() {
        return reports.size() + rejections.size();
    }

    public List<PositionReport> reports() {
        return Collections.unmodifiableList(reports);
    }

    public List<Rejection> rejections() {
        return Collections.unmodifiableList(rejections);
    }

    /** Names of fields that were skipped, in order, at most ten. */
    public Set<String> ignoredFields() {
        return Collections.unmodifiableSet(ignoredFields);
    }

    public List<DeadLetter> deadLetters() {
        return rejections.stream().map(Rejection::letter).toList();
    }

    private void requireSpace() {
        if (size() == maxItems) {
            throw new TooManyItemsException(maxItems);
        }
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.embedded.clickhouse;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Refuses what a read-only session could do although the engine grants it nothing but SELECT (ADR
 * 0005): functions that chDB lets reach files without asking for a right, settings that carry
 * expressions or file names, and statements that are not reads.
 *
 * <p>It judges the statement as the engine has parsed it, by its syntax tree and by its canonical
 * text, and refuses when the two do not agree.
 */
final class ReadOnlyGuard {

    /** Kinds of statements, by the first word of their syntax tree. */
    private static final Set<String> READS =
            Set.of(
                    "SelectWithUnionQuery",
                    "SelectIntersectExceptQuery",
                    "SelectQuery",
                    "Explain",
                    "DescribeQuery",
                    "ShowTables",
                    "ShowColumns",
                    "ShowIndexes",
                    "ShowFunctions",
                    "ShowSettings",
                    "ShowSetting",
                    "ShowEngineQuery",
                    "ShowProcesslistQuery",
                    "ShowGrantsQuery",
                    "ShowCreateTableQuery",
                    "ShowCreateViewQuery",
                    "ShowCreateDatabaseQuery",
                    "ShowCreateDictionaryQuery",
                    "ExistsTableQuery",
                    "ExistsViewQuery",
                    "ExistsDatabaseQuery",
                    "ExistsDictionaryQuery");

    /**
     * Table functions whose arguments are numbers, names or queries, never texts with expressions.
     */
    private static final Set<String> TABLE_FUNCTIONS =
            Set.of(
                    "dictionary",
                    "generate_series",
                    "generateseries",
                    "merge",
                    "mergetreeindex",
                    "mergetreeprojection",
                    "numbers",
                    "numbers_mt",
                    "primes",
                    "view",
                    "zeros",
                    "zeros_mt");

    /**
     * Functions that read files, start programs, call services or write logs, and those that
     * evaluate expressions in a text.
     */
    private static final Set<String> REFUSED_FUNCTIONS =
            Set.of(
                    "aiclassify",
                    "aiembed",
                    "aiextract",
                    "aigenerate",
                    "aitranslate",
                    "catboostevaluate",
                    "evalmlmethod",
                    "file",
                    "generateserialid",
                    "getclienthttpheader",
                    "logtrace",
                    "showcertificate",
                    "structuretocapnprotoschema",
                    "structuretoprotobufschema");

    private final Set<String> tableFunctions;
    private final Set<String> alsoOrdinary;

    /** Learns from the engine which functions it has. */
    ReadOnlyGuard(EngineConnection connection) throws EngineException {
        tableFunctions = names(connection, "SELECT name FROM system.table_functions");
        alsoOrdinary = names(connection, "SELECT name FROM system.functions");
    }

    private static Set<String> names(EngineConnection connection, String sql)
            throws EngineException {
        return connection
                .query(sql, "TSVRaw")
                .lines()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Throws unless the statement only reads, and reads only tables. */
    void check(EngineConnection connection, byte[] statement, Map<String, String> parameters)
            throws EngineException {
        String text = utf8(statement);
        SyntaxTree tree = tree(connection, text, parameters);
        StatementClass parsed = connection.classify(statement);
        require(
                parsed.statements() == 1
                        && parsed.kind() == StatementClass.Kind.READ_ONLY
                        && READS.contains(tree.root()),
                "a read-only user may only read");
        CanonicalText canonical = canonical(connection, text);
        checkFunctions(tree, canonical);
        checkSettings(tree, canonical);
        require(
                tree.count("SelectQuery") == canonical.selects(),
                "the query cannot be checked, please write it in a simpler way");
    }

    /** Throws unless each setting in the URL is one that only affects the query itself. */
    static void checkSettings(Iterable<String> names) throws EngineException {
        for (String name : names) {
            require(
                    ReadOnlySettings.allow(name),
                    "a read-only user may not change the setting " + name);
        }
    }

    private static SyntaxTree tree(
            EngineConnection connection, String text, Map<String, String> parameters)
            throws EngineException {
        byte[] explain = ("EXPLAIN AST " + text).getBytes(StandardCharsets.UTF_8);
        try (EngineResult result = connection.query(explain, "TSVRaw", parameters)) {
            return SyntaxTree.parse(result.text());
        }
    }

    private static CanonicalText canonical(EngineConnection connection, String text)
            throws EngineException {
        byte[] format =
                "SELECT formatQuerySingleLine({statement:String})".getBytes(StandardCharsets.UTF_8);
        Map<String, String> parameter = new HashMap<>();
        parameter.put("statement", EscapedText.of(text));
        try (EngineResult result = connection.query(format, "TSVRaw", parameter)) {
            return CanonicalText.parse(result.text());
        }
    }

    private void checkFunctions(SyntaxTree tree, CanonicalText canonical) throws EngineException {
        for (String name : tree.functions()) {
            requireAllowed(name, !REFUSED_FUNCTIONS.contains(name));
        }
        for (String name : tree.tableFunctions()) {
            requireAllowed(name, !tableFunctions.contains(name) || TABLE_FUNCTIONS.contains(name));
        }
        for (String name : canonical.called()) {
            requireAllowed(name, !REFUSED_FUNCTIONS.contains(name));
            requireAllowed(
                    name,
                    !tableFunctions.contains(name)
                            || alsoOrdinary.contains(name)
                            || TABLE_FUNCTIONS.contains(name));
        }
        for (String name : canonical.applied()) {
            require(!name.isEmpty(), "APPLY with a lambda is not available to a read-only user");
            requireAllowed(name, !REFUSED_FUNCTIONS.contains(name));
        }
        require(
                !tree.root().startsWith("Show") || canonical.called().isEmpty(),
                "SHOW with a function in it is not available to a read-only user");
        require(
                tree.count("ColumnsApplyTransformer") == canonical.applied().size(),
                "the query cannot be checked, please write it without APPLY");
    }

    private static void checkSettings(SyntaxTree tree, CanonicalText canonical)
            throws EngineException {
        checkSettings(canonical.settings());
        // EXPLAIN keeps options of its own, such as header = 1, in such a node too.
        long clauses = tree.count("Set") - tree.count("Explain");
        require(
                clauses <= canonical.settingsClauses(),
                "the query cannot be checked, please write it without SETTINGS");
    }

    private static String utf8(byte[] statement) throws EngineException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(statement))
                    .toString();
        } catch (CharacterCodingException e) {
            throw EngineException.of(
                    EngineException.Code.SYNTAX_ERROR,
                    "Syntax error: the statement is not valid UTF-8");
        }
    }

    private static void requireAllowed(String function, boolean allowed) throws EngineException {
        require(allowed, "the function " + function + " is not available to a read-only user");
    }

    private static void require(boolean condition, String otherwise) throws EngineException {
        if (!condition) {
            throw EngineException.of(
                    EngineException.Code.ACCESS_DENIED, "Not enough privileges: " + otherwise);
        }
    }
}

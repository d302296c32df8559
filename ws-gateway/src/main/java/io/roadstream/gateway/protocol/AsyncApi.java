/* SPDX-License-Identifier: Apache-2.0 */
package io.roadstream.gateway.protocol;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.google.protobuf.util.JsonFormat;
import io.roadstream.contract.proto.v1.ClientFrame;
import io.roadstream.contract.proto.v1.ServerFrame;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * The AsyncAPI 3.0 document of the WebSocket: every frame with its JSON form, made from the
 * contract itself so that it cannot say anything else.
 */
public final class AsyncApi {
    private static final String SCHEMAS = "#/components/schemas/";
    private static final String MESSAGES = "#/components/messages/";

    private AsyncApi() {}

    /** The document. */
    public static String toJson() {
        try {
            return JsonFormat.printer().print(document()) + "\n";
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a struct of ours can be printed", e);
        }
    }

    private static Struct.Builder document() {
        Struct.Builder messages = Struct.newBuilder();
        addMessages(messages, ClientFrame.getDescriptor());
        addMessages(messages, ServerFrame.getDescriptor());
        return struct("asyncapi", text("3.0.0"))
                .putFields(
                        "info",
                        value(
                                struct("title", text("roadstream live feed"))
                                        .putFields("version", text("v1"))
                                        .putFields(
                                                "description",
                                                text(
                                                        "Frames as Protobuf JSON (subprotocol"
                                                                + " roadstream.v1.json); as"
                                                                + " roadstream.v1 the same frames"
                                                                + " are binary Protobuf."))))
                .putFields("channels", value(struct("live", value(channel()))))
                .putFields(
                        "operations",
                        value(
                                struct("receiveClientFrame", operation("receive", "ClientFrame"))
                                        .putFields(
                                                "sendServerFrame",
                                                operation("send", "ServerFrame"))))
                .putFields(
                        "components",
                        value(
                                struct("messages", value(messages))
                                        .putFields("schemas", value(schemas()))));
    }

    private static Struct.Builder channel() {
        Struct.Builder codes = Struct.newBuilder();
        for (CloseCode code : CloseCode.values()) {
            codes.putFields(Integer.toString(code.code()), text(code.name()));
        }
        // Said by the protocol's own layer, before a frame is one.
        codes.putFields("1009", text("TOO_LARGE"));
        return struct("address", text("/v1/live"))
                .putFields(
                        "messages",
                        value(
                                struct("ClientFrame", reference(MESSAGES + "ClientFrame"))
                                        .putFields(
                                                "ServerFrame",
                                                reference(MESSAGES + "ServerFrame"))))
                .putFields("bindings", value(struct("ws", value(Struct.newBuilder()))))
                .putFields("x-close-codes", value(codes));
    }

    private static Value operation(String action, String message) {
        return value(
                struct("action", text(action))
                        .putFields("channel", reference("#/channels/live"))
                        .putFields(
                                "messages",
                                list(reference("#/channels/live/messages/" + message))));
    }

    private static void addMessages(Struct.Builder messages, Descriptor frame) {
        messages.putFields(
                frame.getName(),
                value(
                        struct("contentType", text("application/json"))
                                .putFields("payload", reference(SCHEMAS + frame.getName()))));
    }

    private static Struct.Builder schemas() {
        Struct.Builder schemas = Struct.newBuilder();
        Set<Descriptor> known = new HashSet<>();
        Deque<Descriptor> open = new ArrayDeque<>();
        open.add(ClientFrame.getDescriptor());
        open.add(ServerFrame.getDescriptor());
        while (!open.isEmpty()) {
            Descriptor message = open.remove();
            if (!known.add(message)) {
                continue;
            }
            Struct.Builder properties = Struct.newBuilder();
            for (FieldDescriptor field : message.getFields()) {
                properties.putFields(field.getJsonName(), value(schema(field)));
                if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
                    open.add(field.getMessageType());
                }
            }
            Struct.Builder schema =
                    struct("type", text("object"))
                            .putFields("properties", value(properties))
                            .putFields("additionalProperties", flag(false));
            if (isFrame(message)) {
                schema.putFields("minProperties", number(1)).putFields("maxProperties", number(1));
            }
            schemas.putFields(message.getName(), value(schema));
        }
        return schemas;
    }

    private static boolean isFrame(Descriptor message) {
        return message.equals(ClientFrame.getDescriptor())
                || message.equals(ServerFrame.getDescriptor());
    }

    private static Struct.Builder schema(FieldDescriptor field) {
        Struct.Builder single = single(field);
        return field.isRepeated()
                ? struct("type", text("array")).putFields("items", value(single))
                : single;
    }

    /** As Protobuf JSON writes it: integers of 64 bits are texts. */
    private static Struct.Builder single(FieldDescriptor field) {
        return switch (field.getJavaType()) {
            case INT -> struct("type", text("integer"));
            case LONG -> struct("type", text("string")).putFields("pattern", text("^-?[0-9]+$"));
            case FLOAT, DOUBLE -> struct("type", text("number"));
            case BOOLEAN -> struct("type", text("boolean"));
            case STRING -> struct("type", text("string"));
            case BYTE_STRING ->
                    struct("type", text("string")).putFields("contentEncoding", text("base64"));
            case ENUM -> {
                ListValue.Builder names = ListValue.newBuilder();
                for (EnumValueDescriptor one : field.getEnumType().getValues()) {
                    names.addValues(text(one.getName()));
                }
                yield struct("type", text("string"))
                        .putFields("enum", Value.newBuilder().setListValue(names).build());
            }
            case MESSAGE -> struct("$ref", text(SCHEMAS + field.getMessageType().getName()));
        };
    }

    private static Struct.Builder struct(String name, Value value) {
        return Struct.newBuilder().putFields(name, value);
    }

    private static Value value(Struct.Builder struct) {
        return Value.newBuilder().setStructValue(struct).build();
    }

    private static Value reference(String to) {
        return value(struct("$ref", text(to)));
    }

    private static Value list(Value value) {
        return Value.newBuilder().setListValue(ListValue.newBuilder().addValues(value)).build();
    }

    private static Value text(String text) {
        return Value.newBuilder().setStringValue(text).build();
    }

    private static Value flag(boolean flag) {
        return Value.newBuilder().setBoolValue(flag).build();
    }

    private static Value number(int number) {
        return Value.newBuilder().setNumberValue(number).build();
    }
}

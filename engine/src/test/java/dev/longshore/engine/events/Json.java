package dev.longshore.engine.events;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads well-formed JSON for the tables of these tests: engine has no library that does. */
final class Json {
    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    static JsonValue of(String text) {
        return new Json(text).value();
    }

    private JsonValue value() {
        char c = next();
        return switch (c) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> new JsonValue.Text(string());
            case 't', 'f', 'n' -> word();
            default -> number();
        };
    }

    private JsonValue object() {
        Map<String, JsonValue> fields = new LinkedHashMap<>();
        at++;
        while (next() != '}') {
            skip(',');
            next();
            String name = string();
            next();
            at++;
            fields.put(name, value());
        }
        at++;
        return new JsonValue.Fields(fields);
    }

    private JsonValue array() {
        List<JsonValue> elements = new ArrayList<>();
        at++;
        while (next() != ']') {
            skip(',');
            elements.add(value());
        }
        at++;
        return new JsonValue.Array(elements);
    }

    private String string() {
        StringBuilder string = new StringBuilder();
        at++;
        while (text.charAt(at) != '"') {
            if (text.charAt(at) == '\\') {
                at++;
            }
            string.append(text.charAt(at++));
        }
        at++;
        return string.toString();
    }

    private JsonValue word() {
        String word = text.substring(at).replaceFirst("[^a-z].*", "");
        at += word.length();
        return word.equals("null") ? new JsonValue.Null() : new JsonValue.Truth(word.equals("true"));
    }

    private JsonValue number() {
        String number = text.substring(at).replaceFirst("(?s)[^0-9.eE+-].*", "");
        at += number.length();
        return new JsonValue.Numeral(new BigDecimal(number));
    }

    private char next() {
        while (Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return text.charAt(at);
    }

    private void skip(char c) {
        if (next() == c) {
            at++;
        }
    }
}

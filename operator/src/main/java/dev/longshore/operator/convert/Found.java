package dev.longshore.operator.convert;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One ECS object within a document.
 *
 * @param path JSON path of the object in the document, empty for the document itself
 */
record Found(Shape shape, String path, ObjectNode json) {
    /** The path of a field of this object; that of the object itself where the field is empty. */
    String at(String field) {
        return path.isEmpty() || field.isEmpty() ? path + field : path + "." + field;
    }
}

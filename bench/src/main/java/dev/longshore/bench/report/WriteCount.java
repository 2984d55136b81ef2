package dev.longshore.bench.report;

/**
 * Writes of one kind that the API server answered.
 *
 * @param agent who wrote, shortened; see {@code UserAgent}
 * @param verb create, update, patch, delete or deletecollection
 * @param resource the resource's plural name, followed by {@code /SUBRESOURCE} where there is one
 * @param count how many, refused ones included
 * @param refused how many were answered with an HTTP status of 400 or more, such as conflicts
 */
public record WriteCount(String agent, String verb, String resource, int count, int refused) {
    /** What is written, without how often. */
    public Kind kind() {
        return new Kind(agent, verb, resource);
    }

    /** A kind of write. */
    public record Kind(String agent, String verb, String resource) {
        @Override
        public String toString() {
            return agent + " " + verb + " " + resource;
        }
    }
}

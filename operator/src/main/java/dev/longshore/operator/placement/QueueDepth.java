package dev.longshore.operator.placement;

/**
 * How much a placement queue has to do.
 *
 * @param queued tasks that are to be placed next, or wait until their owner's last refusal is over
 * @param withoutRoom tasks for which no instance has room
 * @param writing tasks whose pods are being written, or have not been seen yet
 * @param messages what the queue was told and has not read yet
 */
public record QueueDepth(int queued, int withoutRoom, int writing, int messages) {
    static final QueueDepth NONE = new QueueDepth(0, 0, 0, 0);

    QueueDepth plus(QueueDepth other) {
        return new QueueDepth(
                queued + other.queued,
                withoutRoom + other.withoutRoom,
                writing + other.writing,
                messages + other.messages);
    }

    QueueDepth with(int unread) {
        return new QueueDepth(queued, withoutRoom, writing, unread);
    }
}

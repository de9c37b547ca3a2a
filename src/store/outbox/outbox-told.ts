import type { Outbox, OutboxRow, ToSettle } from '#src/ports/outbox.ts'
import type { Models } from '#src/store/models.ts'

/** A summary or a morning list names what it asks for, too. */
function filterOf(what: ToSettle): object {
  if ('kinds' in what) return { 'notice.kind': { $in: [...what.kinds] }, createdAt: { $gte: what.since } }
  if ('questionId' in what) return { 'notice.questionId': what.questionId }
  const { reminderId } = what
  return {
    $or: [
      { 'notice.reminderId': reminderId },
      { 'notice.reminders': reminderId },
      { 'notice.changes.reminderId': reminderId },
    ],
  }
}

/** What stands on surfaces and asks somebody for something. */
export function toldOf({ outbox: { model } }: Models): Pick<Outbox, 'toldOf' | 'markClosed'> {
  return {
    toldOf: (what, limit) => {
      const told = { state: { $in: ['leased', 'sent'] }, closedAt: { $exists: false } }
      const filter: object = { ...told, ...filterOf(what) }
      return model
        .find(filter, { holder: 0 })
        .sort({ createdAt: -1, _id: 1 })
        .limit(limit)
        .lean<OutboxRow[]>()
        .exec()
    },
    markClosed: async (id, at) => {
      await model.updateOne({ _id: id }, { $set: { closedAt: at } })
    },
  }
}

import { type Question, questionId } from '#src/domain/question/question.ts'
import type { Questions } from '#src/ports/questions.ts'
import { insertNew } from './bulk.ts'
import type { Models } from './models.ts'
import { removeOfSample } from './sample.ts'

/** Questions to owners, one a person and day. */
export function questionsOf(models: Models): Questions {
  const { model, native } = models.questions

  return {
    put: async (question) => (await insertNew(native, [question])).has(question._id),
    get: async (id) => (await model.findById(id).lean<Question>()) ?? undefined,
    // By the range of its key, which begins with the person.
    openTo: (userId) =>
      model
        .find({ _id: { $gte: questionId(userId, ''), $lt: questionId(userId, '~') } })
        .lean<Question[]>()
        .exec(),
    moveTo: async (id, from, to) => {
      await model.updateOne({ _id: id, customerId: from }, { $set: { customerId: to } })
    },
    markAnswered: async (id, answered) => {
      await model.updateOne({ _id: id }, { $set: { answered, cardsDueAt: answered.at } })
    },
    cardsDue: (by, limit) =>
      model
        .find({ cardsDueAt: { $lte: by } } as object)
        .sort({ cardsDueAt: 1 })
        .limit(limit)
        .lean<Question[]>()
        .exec(),
    cardsClosed: async ({ _id, cardsDueAt }) => {
      if (cardsDueAt) await native.updateOne({ _id, cardsDueAt }, { $unset: { cardsDueAt: 1 } })
    },
    removeSample: () => removeOfSample(models, (ids) => model.deleteMany({ customerId: { $in: ids } })),
  }
}

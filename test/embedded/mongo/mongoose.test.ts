import mongoose, { Schema } from 'mongoose'
import { describe, expect, it } from 'vitest'
import { embeddedServer } from './embedded-server.ts'

const server = embeddedServer()

const models = () => {
  const customer = new Schema(
    {
      ref: { type: String, unique: true },
      name: String,
      tags: [String],
      facts: { orders: Number },
      owner: { type: Schema.Types.ObjectId, ref: 'User' },
      spent: Schema.Types.Decimal128,
    },
    { timestamps: true, autoIndex: false },
  )
  const user = new Schema({ login: String })
  const connection = server.connection().useDb(`mongoose-${Math.random().toString(36).slice(2, 8)}`)
  return { Customer: connection.model('Customer', customer), User: connection.model('User', user) }
}

describe('mongoose', () => {
  it('creates, saves, finds and counts', async () => {
    const { Customer } = models()
    const made = await Customer.create({ ref: 'acme', name: 'Acme', tags: ['x'] })

    made.tags.push('y')
    made.set('facts.orders', 3)
    await made.save()
    const found = await Customer.findOne({ tags: 'y' }).lean()

    expect(found).toMatchObject({ ref: 'acme', tags: ['x', 'y'], facts: { orders: 3 }, __v: 1 })
    expect(found?.createdAt).toBeInstanceOf(Date)
    expect(await Customer.exists({ ref: 'acme' })).toEqual({ _id: made._id })
  })

  it('a stale save is refused', async () => {
    const { Customer } = models()
    const { _id } = await Customer.create({ ref: 'a', tags: ['1', '2'] })
    const [one, two] = [await Customer.findById(_id).orFail(), await Customer.findById(_id).orFail()]

    one.set('tags', ['2'])
    await one.save()
    two.set('tags.0', 'z')

    await expect(two.save()).rejects.toThrow(mongoose.Error.VersionError)
  })

  it('populates and joins', async () => {
    const { Customer, User } = models()
    const mei = await User.create({ login: 'mei' })
    await Customer.create({ ref: 'a', owner: mei._id })

    const found = await Customer.findOne({ ref: 'a' }).populate<{ owner: { login: string } }>('owner')

    expect(found?.owner.login).toBe('mei')
  })

  it('builds indexes and reports a duplicate', async () => {
    const { Customer } = models()
    await Customer.syncIndexes()
    await Customer.create({ ref: 'a' })

    await expect(Customer.create({ ref: 'a' })).rejects.toMatchObject({ code: 11000, keyValue: { ref: 'a' } })
    expect(Object.keys(await Customer.collection.indexInformation())).toEqual(['_id_', 'ref_1'])
  })

  it('update pipelines, bulkWrite, cursors and Decimal128', async () => {
    const { Customer } = models()
    await Customer.bulkWrite(
      [1, 2, 3].map((n) => ({
        updateOne: {
          filter: { ref: `r${n}` },
          update: { $set: { spent: mongoose.Types.Decimal128.fromString(`${n}.50`) } },
          upsert: true,
        },
      })),
    )
    await Customer.updateMany({}, [{ $set: { name: { $concat: ['$ref', '!'] } } }], { updatePipeline: true })

    const names: string[] = []
    for await (const doc of Customer.find().sort({ spent: -1 }).cursor({ batchSize: 1 }))
      names.push(`${doc.name} ${doc.spent}`)

    expect(names).toEqual(['r3! 3.50', 'r2! 2.50', 'r1! 1.50'])
  })

  it('aggregates with a model', async () => {
    const { Customer } = models()
    await Customer.insertMany([
      { ref: '1', tags: ['a', 'b'] },
      { ref: '2', tags: ['b'] },
    ])

    const rows = await Customer.aggregate([
      { $unwind: '$tags' },
      { $group: { _id: '$tags', n: { $sum: 1 } } },
      { $sort: { _id: 1 } },
    ])

    expect(rows).toEqual([
      { _id: 'a', n: 1 },
      { _id: 'b', n: 2 },
    ])
  })
})

import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  Decimal128,
  Double,
  deserialize,
  EJSON,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  serialize,
  Timestamp,
  UUID,
} from 'bson'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareValues } from '#src/embedded/mongo/bson/compare.ts'
import { decode } from '#src/embedded/mongo/bson/decode.ts'
import { encode } from '#src/embedded/mongo/bson/encode.ts'
import { numberKey } from '#src/embedded/mongo/bson/number.ts'
import type { Value } from '#src/embedded/mongo/bson/value.ts'
import { valueKey } from '#src/embedded/mongo/bson/value-key.ts'
import { embeddedServer } from './embedded-server.ts'

const server = embeddedServer()

const everyType = {
  int: new Int32(5),
  double: new Double(5),
  fraction: 1.5,
  negativeZero: new Double(-0),
  nan: Number.NaN,
  infinity: Number.POSITIVE_INFINITY,
  long: Long.fromString('9223372036854775807'),
  smallLong: Long.fromNumber(1),
  decimal: Decimal128.fromString('1.10'),
  decimalNaN: Decimal128.fromString('NaN'),
  text: '客户 🙂',
  empty: '',
  id: new ObjectId(),
  date: new Date(1_700_000_000_123),
  before1970: new Date(-1),
  yes: true,
  nothing: null,
  bytes: new Binary(Buffer.from([0, 255, 1])),
  uuid: new UUID(),
  regex: new BSONRegExp('^a.*b', 'im'),
  timestamp: new Timestamp({ t: 7, i: 3 }),
  code: new Code('return 1'),
  symbol: new BSONSymbol('s'),
  min: new MinKey(),
  max: new MaxKey(),
  list: [1, [2, [null]], {}],
  doc: { 'a b': { c: {} } },
  reference: { $ref: 'x', $id: 1 },
}

const scalar: fc.Arbitrary<Value> = fc.oneof(
  fc.integer(),
  fc.double(),
  fc.integer({ min: -9, max: 9 }).map((n) => new Double(n)),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((n) => Long.fromBigInt(n)),
  fc
    .tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.integer({ min: -40, max: 40 }))
    .map(([c, e]) => Decimal128.fromString(`${c}E${e}`)),
  fc.string({ unit: 'binary' }),
  fc.boolean(),
  fc.constant(null),
  fc.date({ noInvalidDate: true }),
  fc.uint8Array({ maxLength: 8 }).map((bytes) => new Binary(bytes)),
)
const value: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    scalar,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      fc.string({ unit: 'grapheme-ascii', maxLength: 5 }).filter((key) => !/^\d+$/.test(key)),
      tie('value'),
      { maxKeys: 4, noNullPrototype: true },
    ),
  ),
})).value

describe('BSON', () => {
  it('every type survives the server to the byte', async () => {
    const collection = await server.collection({ _id: 1, ...everyType })

    const found = await collection.findOne({}, { raw: true })

    expect(Buffer.from(found as never).toString('hex')).toBe(
      Buffer.from(serialize({ _id: 1, ...everyType })).toString('hex'),
    )
  })

  it('an update keeps the types of what it does not touch', async () => {
    const collection = await server.collection({ _id: 1, ...everyType })

    await collection.updateOne({}, { $set: { touched: new Double(2) } })
    await collection.updateOne({}, [{ $set: { again: '$double' } }])

    const found = await collection.findOne({}, { raw: true })
    expect(Buffer.from(found as never).toString('hex')).toBe(
      Buffer.from(serialize({ _id: 1, ...everyType, touched: new Double(2), again: new Double(5) })).toString(
        'hex',
      ),
    )
  })

  it('decode ∘ encode is the identity on bytes', () => {
    fc.assert(
      fc.property(value, (v) => {
        const bytes = Buffer.from(serialize({ v }))
        expect(Buffer.from(encode(decode(bytes))).equals(bytes)).toBe(true)
      }),
    )
  })

  it('a sum takes the stronger type, an int grows to a long', async () => {
    const collection = await server.collection({
      _id: 1,
      i: 2_147_483_647,
      d: new Double(1),
      l: Long.fromNumber(1),
      m: Decimal128.fromString('0.1'),
    })

    await collection.updateOne({}, { $inc: { i: 1, d: 1, l: 1, m: 1, fresh: Long.fromNumber(4) } })
    const found = deserialize((await collection.findOne({}, { raw: true })) as never, {
      promoteValues: false,
    })

    expect(EJSON.stringify(found, { relaxed: false })).toBe(
      '{"_id":{"$numberInt":"1"},"i":{"$numberLong":"2147483648"},"d":{"$numberDouble":"2.0"},"l":{"$numberLong":"2"},"m":{"$numberDecimal":"1.1"},"fresh":{"$numberLong":"4"}}',
    )
  })

  it('a long beyond 64 bits is refused', async () => {
    const collection = await server.collection({ _id: 1, l: Long.MAX_VALUE })

    expect(await collection.updateOne({}, { $inc: { l: 1 } } as never).catch((error) => error.code)).toBe(2)
  })
})

describe("BSON's order", () => {
  it('is total: antisymmetric and transitive', () => {
    fc.assert(
      fc.property(value, value, value, (a, b, c) => {
        expect(Math.sign(compareValues(a, b)) + Math.sign(compareValues(b, a))).toBe(0)
        if (compareValues(a, b) <= 0 && compareValues(b, c) <= 0)
          expect(compareValues(a, c)).toBeLessThanOrEqual(0)
      }),
    )
  })

  it('calls equal exactly what has one key', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        expect(valueKey(a) === valueKey(b)).toBe(compareValues(a, b) === 0)
      }),
    )
  })

  it('compares numbers exactly across types', () => {
    const big = Long.fromString('9007199254740993')

    expect(compareValues(big, 9007199254740992)).toBe(1)
    expect(compareValues(Decimal128.fromString('0.1'), 0.1)).toBe(-1)
    expect(compareValues(Decimal128.fromString('1.0'), new Double(1))).toBe(0)
    expect(numberKey(Decimal128.fromString('2.50'))).toBe(numberKey(2.5))
  })

  it('sorts types as MongoDB does', async () => {
    const order = [
      new MinKey(),
      null,
      1,
      'a',
      { a: 1 },
      [],
      new Binary(Buffer.from('x')),
      new ObjectId(),
      false,
      new Date(0),
      new Timestamp({ t: 1, i: 1 }),
      new BSONRegExp('x'),
      new MaxKey(),
    ]
    const collection = await server.collection(
      ...order.map((v, _id) => ({ _id, v: Array.isArray(v) ? [[1]] : v })).reverse(),
    )

    const ids = (await collection.find().sort({ v: 1 }).toArray()).map((doc) => doc._id)

    expect(ids).toEqual(order.map((_, i) => i))
  })
})

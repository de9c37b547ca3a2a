import { Long, serialize } from 'bson'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decode } from '#src/embedded/mongo/bson/decode.ts'
import { storedDoc } from '#src/embedded/mongo/direct/values.ts'
import { compileProjection } from '#src/embedded/mongo/pipeline/project.ts'

const throughBytes = (doc: object) => decode(Buffer.from(serialize(doc, { ignoreUndefined: true })))

it('a document without a wire is stored as it would be through one', () => {
  const leaf = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constantFrom(null, undefined, -0, 0.5, new Date(0), Long.ONE),
  )
  const { tree } = fc.letrec((tie) => ({
    tree: fc.dictionary(fc.string({ minLength: 1 }), tie('node'), { maxKeys: 5 }),
    node: fc.oneof({ maxDepth: 3 }, leaf, tie('tree'), fc.array(tie('node'), { maxLength: 3 })),
  }))
  const withoutNul = (doc: object) => !JSON.stringify(doc).includes('\\u0000')

  fc.assert(
    fc.property(tree, (doc) => {
      fc.pre(withoutNul(doc as object))

      expect(storedDoc(doc as object)).toEqual(throughBytes(doc as object))
    }),
  )
})

it('what the client writes later does not reach the store, and a field named __proto__ is one like any other', () => {
  const inner = { at: new Date(5), list: [{ n: 1 }] }
  const given = Object.fromEntries([
    ['__proto__', { x: 1 }],
    ['inner', inner],
    ['left', undefined],
  ])

  const stored = storedDoc(given)
  inner.at.setTime(9)
  inner.list.push({ n: 2 })

  expect(Object.entries(stored)).toEqual([
    ['__proto__', { x: 1 }],
    ['inner', { at: new Date(5), list: [{ n: 1 }] }],
  ])
})

it('a document of which nothing is left out is handed on as it stands, one that loses a field keeps the others', () => {
  const project = compileProjection({ wrote: 0 }, { variables: {}, now: new Date(0) }, 'find')
  const plain = { _id: 'a', n: 1 }

  expect(project(plain)).toBe(plain)
  expect(project({ _id: 'b', wrote: 'x', n: 1 })).toEqual({ _id: 'b', n: 1 })
})

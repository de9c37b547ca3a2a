import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { createTextDecoding, decodeStream } from '#src/ingest/read/decode-stream.ts'

const encodings = ['utf8', 'utf16le', 'utf16be', 'gb18030'] as const

async function decoded(chunks: readonly Uint8Array[]): Promise<{ text: string; encoding: string }> {
  const decoding = createTextDecoding()
  let text = ''
  for await (const part of decodeStream(asAsync(chunks), decoding)) text += part
  return { text, encoding: decoding.encoding() }
}

async function* asAsync<T>(items: readonly T[]): AsyncIterable<T> {
  yield* items
}

const cutInto = (bytes: Buffer, at: readonly number[]): Buffer[] => {
  const points = [0, ...at.map((n) => n % (bytes.length + 1)).sort((a, b) => a - b), bytes.length]
  return points.slice(1).map((end, i) => bytes.subarray(points[i], end))
}

const table = (rows: number): string =>
  [
    '客户名称,下单日期,金额',
    ...Array.from({ length: rows }, (_, i) => `上海锦程贸易有限公司${i},2026-01-05,${i}.50`),
  ].join('\r\n')

describe('text of unknown encoding', () => {
  for (const encoding of encodings) {
    for (const addBOM of encoding === 'gb18030' ? [false] : [true, false]) {
      it(`reads ${encoding} ${addBOM ? 'with' : 'without'} a byte order mark, wherever chunks are cut`, async () => {
        const text = table(40)
        const bytes = iconv.encode(text, encoding, { addBOM })

        await fc.assert(
          fc.asyncProperty(fc.array(fc.nat(), { maxLength: 12 }), async (cuts) => {
            expect(await decoded(cutInto(bytes, cuts))).toEqual({ text, encoding })
          }),
          { numRuns: 40 },
        )
      })
    }
  }

  it('recognises a character that the end of the first 64 KB cuts in two', async () => {
    for (const shift of [0, 1, 2]) {
      const text = `${'a'.repeat(shift)}${'客'.repeat(60_000)}`
      const bytes = Buffer.from(text)

      const { text: read, encoding } = await decoded([bytes.subarray(0, 65_536), bytes.subarray(65_536)])

      expect(encoding).toBe('utf8')
      expect(read === text).toBe(true)
    }
  })

  it('keeps the question open while a file is plain ASCII', async () => {
    const ascii = 'id,name\n'.repeat(20_000)

    const { text, encoding } = await decoded([Buffer.from(ascii), iconv.encode('1,北京\n', 'gb18030')])

    expect(encoding).toBe('gb18030')
    expect(text.endsWith('1,北京\n')).toBe(true)
  })

  it('stays with UTF-8 when one byte of a Chinese text is broken', async () => {
    const bytes = Buffer.concat([Buffer.from(table(20)), Buffer.from([0xff]), Buffer.from(table(20))])

    expect((await decoded([bytes])).encoding).toBe('utf8')
  })

  it('tells a workbook from a text file and says what to do', async () => {
    const zip = Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(2000, 1)])

    await expect(decoded([zip])).rejects.toMatchObject({
      code: 'file-is-a-workbook',
      remedy: expect.stringContaining('CSV UTF-8'),
    })
    await expect(decoded([Buffer.alloc(3000)])).rejects.toMatchObject({ code: 'file-not-text' })
  })
})

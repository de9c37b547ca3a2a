import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPolicy } from '#src/ingest/policy/read-policy.ts'
import { aTerminal } from '../helpers/a-terminal.ts'

const terminal = aTerminal({ DEFAULT_LOCALE: 'zh' })
const path = (name: string) => join(terminal.dataDir, name)

/** Sixty customers, the n-th of n orders of n hundred yuan; the last ten have bought once, long ago. */
const orders = [
  '客户名称,下单日期,金额',
  ...Array.from({ length: 50 }, (_, n) =>
    Array.from(
      { length: (n % 6) + 2 },
      (_, k) => `客户${n + 1},2026-1${k % 2}-0${(k % 8) + 1},${(n + 1) * 100}`,
    ),
  ).flat(),
  ...Array.from({ length: 10 }, (_, n) => `老客户${n + 1},2026-01-05,300`),
].join('\n')

const write = (name: string, text: string) => {
  writeFileSync(path(name), text)
  return path(name)
}

afterAll(() => terminal.remove())

describe('policies at the terminal', () => {
  it('are named: what each preset is for', async () => {
    const { out } = await terminal.run('policy', 'presets')

    expect(out.split('\n').map((line) => line.split(' ')[0])).toEqual(['retail', 'b2b', 'simple', ''])
  })

  it.each(['retail', 'b2b', 'simple'])(
    'begin as a file of the preset %s that can be published',
    async (preset) => {
      const { out } = await terminal.run('policy', 'init', preset, '--currency', 'USD')
      const checked = await terminal.run('policy', 'check', write(`${preset}.yaml`, out))

      expect(readPolicy(out)).toMatchObject({ name: preset, baseCurrency: 'USD' })
      expect(checked).toMatchObject({
        code: 0,
        out: expect.stringContaining(`${preset} can be published: spend `),
      })
    },
  )

  it('take the dimensions that are printed to be pasted', async () => {
    const dimensions = await terminal.run('policy', 'dimensions')

    expect(dimensions.out).toContain('- name: buying-power')
  })

  it.each(['gb18030', 'utf16le', 'utf8'])('are read as an editor has saved them: %s', async (encoding) => {
    const { out } = await terminal.run('policy', 'init', 'simple')
    const file = path(`${encoding}.yaml`)
    writeFileSync(
      file,
      iconv.encode(out.replaceAll('\n', '\r\n'), encoding, { addBOM: encoding !== 'gb18030' }),
    )

    const checked = await terminal.run('policy', 'check', file)

    expect(checked.err).toBe('')
    expect(checked.code).toBe(0)
  })

  it('of a gigantic file are refused without being read to the end', async () => {
    const { err } = await terminal.run('policy', 'check', write('large.yaml', '# many\n'.repeat(400_000)))

    expect(err).toContain('policy-too-large')
  })

  it('with issues are refused with line and nearest name', async () => {
    const { out } = await terminal.run('policy', 'init', 'simple')
    const file = write('wrong.yaml', out.replace('halfLifeDays', 'halflive'))

    const checked = await terminal.run('policy', 'check', file)

    expect(checked.code).toBe(1)
    expect(checked.err).toMatch(/line \d+: "halflive" is not known; did you mean halfLifeDays\?/)
    expect(checked.err).toContain('policy-invalid')
  })

  it('of one dimension need a reason', async () => {
    const { out } = await terminal.run('policy', 'init', 'simple')
    const spend = readPolicy(out).dimensions[0]
    const single = out.replace(
      /dimensions:[\s\S]*?\n\n/,
      `dimensions: [${JSON.stringify({ ...spend, weight: 1 })}]\n\n`,
    )
    const file = write('single.yaml', single)

    const refused = await terminal.run('policy', 'check', file)
    const forced = await terminal.run('policy', 'check', file, '--force', 'A pilot on order rows alone')

    expect(refused.err).toContain('--force')
    expect(forced.code).toBe(0)
  })

  it.each([
    [['policy'], 'there is only presets'],
    [['policy', 'shwo'], 'there is only presets'],
    [['policy', 'init'], 'Which preset?'],
    [['policy', 'init', 'shop'], 'preset-unknown'],
    [['policy', 'check'], 'Which policy?'],
    [['policy', 'check', '/nowhere.yaml'], 'file-unreadable'],
    [['policy', 'publish', 'a.yaml', '--preset', 'b2b'], 'not both'],
    [['policy', 'publish', 'a.yaml', '--currency', 'USD'], '--currency is for a --preset'],
    [['policy', 'show', 'x'], 'no version number'],
    [['policy', 'show', '77'], 'policy-unknown'],
  ] as const)('say what to type: %j', async ([verb, ...args], said) => {
    const { code, err } = await terminal.run(verb, ...args)

    expect(code).toBe(1)
    expect(err).toContain(said)
  })
})

describe('a company that chooses the preset simple', () => {
  let published: string
  beforeAll(async () => {
    published = (await terminal.run('policy', 'publish', '--preset', 'simple')).out
    await terminal.run('import', 'orders', write('orders.csv', orders), '--at', '2026-11-20')
  })

  it('has it in force before the first import, and calibrated by it', async () => {
    const { out } = await terminal.run('policy', 'list')

    expect(published).toContain('Version 1 (simple) is in force. 0 customers decided anew')
    expect(out).toMatch(/1 {2}simple +\d{4}-\d\d-\d\d +2026-11-20 +in force/)
  })

  it('sees the four names on its cards, from order rows alone', async () => {
    const card = async (name: string) =>
      (await terminal.run('say', '--as', 'admin', '--at', '2026-11-20', `${name}等级`)).out

    expect(await card('客户48')).toContain('高价值客户')
    expect(await card('客户7')).toContain('潜力客户')
    expect(await card('老客户1')).toContain('待激活客户')
  })

  it('publishes another policy as the next version, and reads any version back', async () => {
    const file = write('next.yaml', (await terminal.run('policy', 'init', 'retail')).out)

    const next = await terminal.run('policy', 'publish', file)
    const first = await terminal.run('policy', 'show', '1')
    const now = await terminal.run('policy', 'show')

    expect(next.out).toMatch(
      /^Version 2 \(retail\) is in force\. 60 customers decided anew, \d+ in another tier/,
    )
    expect(readPolicy(first.out)).toMatchObject({ name: 'simple', version: 1 })
    expect(readPolicy(now.out)).toMatchObject({
      name: 'retail',
      version: 2,
      scales: { spend: expect.any(Number) },
    })
  })
})

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Evaluation } from '#src/domain/evaluation/evaluation.ts'
import { below, seeded } from '#src/domain/evaluation/random.ts'
import { retailPreset } from '#src/domain/presets/retail.ts'
import { writePolicy } from '#src/ingest/policy/write-policy.ts'
import { cdnowIsThere, sayIfSkipped } from '../domain/evaluation/cdnow.ts'
import { near, percent } from '../domain/evaluation/near.ts'
import { aTerminal } from '../helpers/a-terminal.ts'

sayIfSkipped('evaluate on CDNOW')

const terminal = aTerminal()
const fileNamed = (name: string) => join(terminal.dataDir, name)
const dayAfter = (days: number) => new Date(Date.UTC(2024, 0, 1 + days)).toISOString().slice(0, 10)

/** Customers who buy at a pace and a price of their own for a year; the first dozen are the best. */
function orderLines(customers: number): string[] {
  const random = seeded(7)
  return Array.from({ length: customers }, (_, i) => {
    const [pace, price] = i < 12 ? [20, 300] : [45 + below(random, 90), 20 + below(random, 60)]
    const days = Array.from({ length: Math.floor(365 / pace) }, (_, n) => n * pace + below(random, pace))
    return days.map(
      (day) => `客户${i},${dayAfter(day)},${price + below(random, 20)},${i < 12 ? 'VIP' : '普通'}`,
    )
  }).flat()
}

const small = fileNamed('orders.csv')
const asked = ['--split', '2024-06-30', '--days', '180']
const evaluate = (...args: string[]) => terminal.run('evaluate', ...args)
const jsonOf = (out: string) => JSON.parse(out) as Evaluation & { currency: string }

beforeAll(() => {
  writeFileSync(small, ['客户名称,下单日期,金额(元),等级', ...orderLines(120)].join('\n'))
})

afterAll(() => terminal.remove())

describe('evaluate on a small file', () => {
  it('guesses the columns and says who was judged, by which methods, with tiers, runs and fits', async () => {
    const { code, out, err } = await evaluate('--orders', small, ...asked)

    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('120 customers, 2024-01-01 to 2024-06-30')
    expect(out).toContain('(CNY)')
    for (const line of [/^key +\d/m, /^oracle +\d/m, /^A +\d/m, /^with hysteresis +\d/m, /^BG\/NBD +r \d/m])
      expect(out).toMatch(line)
  })

  it('--json - gives the figures and nothing else on stdout, shares as fractions', async () => {
    const { out } = await evaluate('--orders', small, ...asked, '--json', '-')

    const { methods, tiers, fairness, dynamics, tracking, fits } = jsonOf(out)
    expect(methods.map(({ method }) => method)).toEqual([
      'key',
      'abc',
      'rfm',
      'decay',
      'bgnbd-gg',
      'previous',
      'oracle',
    ])
    expect(methods.every(({ capture10, auc }) => capture10 > 0 && capture10 < 1 && auc <= 1)).toBe(true)
    expect(methods.find(({ method }) => method === 'abc')?.vsAbc).toEqual({ difference: 0, low: 0, high: 0 })
    expect(tiers.reduce((sum, { spendShare }) => sum + spendShare, 0)).toBeCloseTo(1, 9)
    expect(fairness.byStep.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
    expect(dynamics.hysteresis.flaps).toBeLessThanOrEqual(dynamics.none.flaps)
    expect([tracking[0]?.week, tracking.at(-1)?.week]).toEqual([26, 51])
    expect(Object.keys(fits)).toEqual(['bgNbd', 'paretoNbd', 'gammaGamma'])
  })

  it('--json FILE writes the same figures beside the table', async () => {
    const path = fileNamed('figures.json')

    const { out } = await evaluate('--orders', small, ...asked, '--json', path)

    const stdout = await evaluate('--orders', small, ...asked, '--json', '-')
    expect(out).toMatch(/^method/m)
    expect(readFileSync(path, 'utf8')).toBe(stdout.out)
  })

  it('the seed alone moves the intervals', async () => {
    const [one, two] = await Promise.all(
      ['1', '2'].map((seed) => evaluate('--orders', small, ...asked, '--seed', seed, '--json', '-')),
    )

    const [a, b] = [jsonOf(one?.out ?? ''), jsonOf(two?.out ?? '')]
    const plain = ({ methods }: Evaluation) => methods.map(({ vsAbc: _, ...row }) => row)
    expect(plain(a)).toEqual(plain(b))
    expect(a.methods[0]?.vsAbc).not.toEqual(b.methods[0]?.vsAbc)
  })

  it('classes of one’s own are judged as a method', async () => {
    const { out } = await evaluate('--orders', small, ...asked, '--own-class', '等级', '--json', '-')

    const { methods, ownClasses } = jsonOf(out)
    const of = Object.fromEntries(methods.map((row) => [row.method, row]))
    expect(ownClasses?.classes.map(({ name, customers }) => [name, customers])).toEqual([
      ['VIP', 12],
      ['普通', 108],
    ])
    expect(of['own-class']?.capture10).toBeCloseTo(of['oracle']?.capture10 ?? 0, 1)
  })

  it('classes of one’s own are put on trial by name, and the verdict is printed', async () => {
    const { out } = await evaluate('--orders', small, ...asked, '--own-class', '等级')

    expect(out).toContain('Own classes: VIP 12 (as A), 普通 108 (as C)')
    expect(out).toMatch(/Two tiers or more off by our figures: \d+ too low, \d+ too high\./)
    expect(out).toMatch(/^As tiers, .*theirs less ours/m)
  })

  it('prints migration, warnings, forecasts by tenth, cohorts and confidence', async () => {
    const { out } = await evaluate('--orders', small, ...asked)

    for (const line of [
      /^from tier % to +A +B +C +D +bought nothing$/m,
      /^Early warnings: \d+ given, \d+ came true/m,
      /^forecast decile +customers +predicted each +actual each$/m,
      /^Same-age PSI of the key: /m,
      /^Data that the tiers rest on: 85.0 % sure at the split/m,
    ])
      expect(out).toMatch(line)
  })

  it('speaks Chinese where it is asked to, and where the company does', async () => {
    const inChinese = aTerminal({ DEFAULT_LOCALE: 'zh' })

    const asking = await evaluate('--orders', small, ...asked, '--own-class', '等级', '--lang', 'zh')
    const company = await inChinese.run('evaluate', '--orders', small, ...asked, '--own-class', '等级')

    inChinese.remove()
    expect(company.out).toBe(asking.out)
    for (const words of [
      /^综合分 key +\d/m,
      /^等级流转 %/m,
      /^加缓冲区间 +\d/m,
      /^降级预警：/m,
      /^自有分类：VIP 12（对应 A）/m,
    ])
      expect(asking.out).toMatch(words)
    expect(asking.out).not.toMatch(/tier|customers|weekly/)
  })

  it('ratings give satisfaction by tier, those that are none are counted', async () => {
    const path = fileNamed('rated.csv')
    const [header, ...lines] = readFileSync(small, 'utf8').split('\n')
    const rated = lines.map((line, i) => `${line},${i === 0 ? 'great' : i % 4 === 0 ? 5 : ''}`)
    writeFileSync(path, [`${header},评分`, ...rated].join('\n'))

    const { out, err } = await evaluate('--orders', path, ...asked, '--rating', '评分')
    const json = jsonOf((await evaluate('--orders', path, ...asked, '--rating', '评分', '--json', '-')).out)

    expect(err).toBe('Ratings that are not from 1 to 5 and were left out: 1.\n')
    expect(out).toMatch(/^tier by key .* content % .* answers$/m)
    expect(json.tiers.some(({ satisfied }) => satisfied?.share === 1)).toBe(true)
  })

  it('--policy is taken as it is, --previous is what it is compared with', async () => {
    const [policy, previous] = [30, 300].map((halfLifeDays) => {
      const path = fileNamed(`policy-${halfLifeDays}.yaml`)
      writeFileSync(path, writePolicy({ ...retailPreset('CNY'), halfLifeDays }))
      return path
    })
    const files = ['--policy', policy ?? '', '--previous', previous ?? '']

    const { out } = await evaluate('--orders', small, ...asked, ...files, '--json', '-')
    const printed = await evaluate('--orders', small, ...asked, ...files)

    expect(jsonOf(out).chosen).toMatchObject({
      by: 'policy',
      key: { halfLifeDays: 30, transform: 'none' },
      previous: { halfLifeDays: 300 },
    })
    expect(printed.out).toContain('As the policy has it: key with a half-life of 30 days')
    expect(printed.out).toContain('Previous policy: a half-life of 300 days')
  })

  it('what came after the split is neither fitted nor chosen on', async () => {
    const other = fileNamed('other.csv')
    const changed = readFileSync(small, 'utf8').replace(
      /(,2024-(?:0[7-9]|1\d)-\d\d,)\d/g,
      (_, head: string) => `${head}9`,
    )
    writeFileSync(other, changed)

    const [before, after] = await Promise.all(
      [small, other].map(async (path) =>
        jsonOf((await evaluate('--orders', path, ...asked, '--json', '-')).out),
      ),
    )

    expect(after?.methods).not.toEqual(before?.methods)
    expect([after?.fits, after?.chosen]).toEqual([before?.fits, before?.chosen])
    expect(after?.tiers.map(({ customers }) => customers)).toEqual(
      before?.tiers.map(({ customers }) => customers),
    )
  })

  it('what comes after the days held out changes nothing', async () => {
    const longer = fileNamed('longer.csv')
    writeFileSync(longer, `${readFileSync(small, 'utf8')}\n客户50,2025-08-01,99999,普通`)

    const [before, after] = await Promise.all(
      [small, longer].map((path) => evaluate('--orders', path, ...asked, '--json', '-')),
    )

    expect(after?.out).toBe(before?.out)
  })

  it('a file that ends before the days held out is judged as far as it goes, which is said', async () => {
    const { out } = await evaluate('--orders', small, '--split', '2024-06-30', '--days', '365')

    expect(out).toMatch(/The file ends early: 1[78]\d of the 365 days could be judged/)
  })

  it('rows that cannot be read are counted, with the first one', async () => {
    const wrong = fileNamed('wrong.csv')
    writeFileSync(wrong, `${readFileSync(small, 'utf8')}\n客户1,some day,5,普通\n客户1,2024-03-01,much,普通`)

    const { code, err } = await evaluate('--orders', wrong, ...asked)

    expect(code).toBe(0)
    expect(err).toMatch(/Not taken: 2 rows, the first in line \d+: 下单日期 "some day" \(not-a-date\)/)
  })
})

describe('evaluate refuses, and says what to do', () => {
  it.each([
    ['no file', [...asked], /--orders is missing/],
    ['no split', ['--orders', small, '--days', '9'], /--split is missing/],
    ['no days', ['--orders', small, '--split', '2024-06-30'], /--days is missing/],
    ['days that are none', ['--orders', small, '--split', '2024-06-30', '--days', '0'], /--days 0/],
    ['a seed that is none', ['--orders', small, ...asked, '--seed', 'x'], /--seed x/],
    ['a day that is none', ['--orders', small, '--split', '2024-02-31', '--days', '9'], /"2024-02-31"/],
    ['a file that is not there', ['--orders', '/nowhere/x.csv', ...asked], /cannot be read/],
    ['a column that is not there', ['--orders', small, ...asked, '--amount', 'sum'], /no column "sum"/],
    ['classes that are not there', ['--orders', small, ...asked, '--own-class', 'VIP'], /--own-class/],
    ['a split after the data', ['--orders', small, '--split', '2025-06-30', '--days', '9'], /from 2024-01-0/],
    ['a split before it', ['--orders', small, '--split', '2023-06-30', '--days', '9'], /split-outside-data/],
    ['a column of ratings that is not there', ['--orders', small, ...asked, '--rating', 'stars'], /--rating/],
    ['a language that is not ours', ['--orders', small, ...asked, '--lang', 'fr'], /--lang fr/],
    [
      'a policy that is not there',
      ['--orders', small, ...asked, '--policy', '/nowhere/p.yaml'],
      /cannot be read/,
    ],
    ['a policy that is none', ['--orders', small, ...asked, '--policy', small], /policy-/],
    ['a folder for the figures', ['--orders', small, ...asked, '--json', '/nowhere/x.json'], /be written/],
  ] as const)('%s', async (_what, args, message) => {
    const { code, err } = await evaluate(...args)

    expect(code).toBe(1)
    expect(err).toMatch(message)
    expect(err).toContain('→ ')
  })

  it.each([
    ['a file of few customers', orderLines(20), /Only 20 customers/],
    [
      'a file whose held-out days brought no money',
      orderLines(120).map((line) => line.replace(/,\d+,/, ',0,')),
      /nothing-spent/,
    ],
    ['a file without a row that can be read', ['x,never,1,y'], /on no day that could be read/],
  ] as const)('%s', async (_what, lines, message) => {
    const path = fileNamed('odd.csv')
    writeFileSync(path, ['客户名称,下单日期,金额(元),等级', ...lines].join('\n'))

    const { code, err } = await evaluate('--orders', path, ...asked)

    expect([code, err]).toEqual([1, expect.stringMatching(message)])
  })
})

describe.skipIf(!cdnowIsThere)('evaluate on CDNOW’s master, 39 + 39 weeks', () => {
  it('gives the reference’s ladder and dynamics in under 30 seconds', async () => {
    const file = new URL('../../../shared/data/cdnow-master.csv', import.meta.url).pathname
    const columns = ['--customer', 'customer_id', '--date', 'date', '--amount', 'amount_usd']
    const startedAt = performance.now()

    const { out } = await evaluate(
      ...['--orders', file, ...columns, '--split', '1997-09-30', '--days', '273', '--json', '-'],
    )

    expect(performance.now() - startedAt).toBeLessThan(30_000)
    const { methods, dynamics, customers, tracking, warnings } = jsonOf(out)
    expect(customers).toBe(23_570)
    expect(Object.fromEntries(methods.map(({ method, capture10 }) => [method, percent(capture10)]))).toEqual({
      key: near(52.1),
      abc: near(49.8),
      rfm: near(50.2),
      decay: near(52.3),
      'bgnbd-gg': near(51.6),
      previous: near(52.1),
      oracle: near(76.3),
    })
    expect(methods[0]?.vsAbc.low).toBeGreaterThan(0)
    expect(dynamics.none.flaps).toBe(5537)
    expect(dynamics.hysteresis.flaps).toBeLessThanOrEqual(0.3 * dynamics.none.flaps)
    expect(tracking.map(({ week }) => week)).toEqual(Array.from({ length: 40 }, (_, at) => 39 + at))
    expect(warnings.deciles.filter(({ observed }) => observed.n >= 500).length).toBeGreaterThan(2)
    expect(warnings.widestGap).toBeLessThan(0.05)
    const { captureTop, captureSameSize } = dynamics.hysteresis
    expect(Math.abs(captureTop - captureSameSize)).toBeLessThan(0.005)
  }, 60_000)

  it('tracks the sample’s 4,339 repeat orders by week 78: BG/NBD 4.1 % under, Pareto/NBD 1.6 %', async () => {
    const file = new URL('../../../shared/data/cdnow-sample.csv', import.meta.url).pathname

    const { out } = await evaluate(
      ...['--orders', file, '--split', '1997-09-30', '--days', '273', '--json', '-'],
    )

    const { tracking, fits } = jsonOf(out)
    const last = tracking.at(-1)
    const off = (expected: number) => percent(expected / (last?.actual ?? 0) - 1)
    expect([last?.week, last?.actual]).toEqual([78, 4339])
    expect([off(last?.bgNbd ?? 0), off(last?.paretoNbd ?? 0)]).toEqual([near(-4.1), near(-1.6)])
    expect(fits.bgNbd.parameters['alpha']).toEqual(near(4.4136, 0.0005))
  })
})

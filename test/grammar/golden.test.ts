import { describe, expect, it } from 'vitest'
import { readText } from '#src/grammar/read-text.ts'
import { vocabularyOf } from '#src/grammar/vocabulary.ts'

const verb = (name: string, zh: string, ...aliases: string[]) => ({ name, shown: { en: name, zh }, aliases })

const vocabulary = vocabularyOf([
  verb('tier', '等级', '级别', '客户等级', '几级'),
  verb('why', '依据', '为什么', '原因'),
  verb('find', '查客户', '找', '搜', '查找'),
  verb('whoami', '我的账号', '我是谁', 'who am i'),
  verb('help', '帮助'),
  verb('log', '写跟进', '跟进', '记一下'),
  verb('list', '我的客户', '名单'),
])

/** All ways a text is read, in the order they are tried: `command:name` or `command:name|words`. */
function readings(text: string): readonly string[] {
  const read = readText(text, vocabulary)
  if (read.kind !== 'readings') return [read.kind]

  return read.readings.map(
    ({ command, name, words }) => `${command}:${name}${words === '' ? '' : `|${words}`}`,
  )
}

/** Left: what is typed. Right: the reading that is tried first, and one that must be tried as well. */
const golden: readonly (readonly [typed: string, first: string, also?: string])[] = [
  ['/customer tier acme', 'tier:acme'],
  ['/customer TIER Acme', 'tier:Acme'],
  ['／customer tier acme', 'tier:acme'],
  ['／ｃｕｓｔｏｍｅｒ ｔｉｅｒ acme', 'tier:acme'],
  ['/customer   tier\tacme  ', 'tier:acme'],
  ['/customer　tier　acme', 'tier:acme'],
  ['/Customer why acme', 'why:acme'],
  ['/客户 等级 阿里', 'tier:阿里'],
  ['tier acme', 'tier:acme'],
  ['acme', 'tier:acme'],
  ['阿里', 'tier:阿里'],
  ['acme tier', 'tier:acme'],
  ['acme why', 'why:acme'],
  ['acme Why?', 'why:acme'],
  ['acme, why', 'why:acme,'],
  ['客户 等级 阿里', 'tier:阿里'],
  ['客户等级 阿里', 'tier:阿里'],
  ['阿里 等级', 'tier:阿里'],
  ['阿里 几级', 'tier:阿里'],
  ['阿里 几级？', 'tier:阿里'],
  ['阿里等级', 'tier:阿里等级', 'tier:阿里'],
  ['阿里几级？', 'tier:阿里几级？', 'tier:阿里'],
  ['阿里客户等级', 'tier:阿里客户等级', 'tier:阿里'],
  ['阿里的等级', 'tier:阿里的等级', 'tier:阿里'],
  ['阿里 的 等级', 'tier:阿里 的', 'tier:阿里'],
  ['美的等级', 'tier:美的等级', 'tier:美的'],
  ['阿里是几级', 'tier:阿里是几级', 'tier:阿里'],
  ['阿里为什么', 'tier:阿里为什么', 'why:阿里'],
  ['为什么阿里', 'tier:为什么阿里', 'why:阿里'],
  ['为什么咖啡', 'tier:为什么咖啡', 'why:咖啡'],
  ['为什么 咖啡', 'why:咖啡', 'tier:为什么 咖啡'],
  ['等级阿里', 'tier:等级阿里', 'tier:阿里'],
  ['客户阿里等级', 'tier:客户阿里等级', 'tier:阿里'],
  ['阿里写跟进 电话 没接通', 'tier:阿里写跟进 电话 没接通', 'log:阿里|电话 没接通'],
  ['acme写跟进 电话 没接通', 'tier:acme写跟进 电话 没接通', 'log:acme|电话 没接通'],
  ['acme等级', 'tier:acme等级', 'tier:acme'],
  ['ACME 依据', 'why:ACME'],
  ['acme 跟进', 'log:acme'],
  ['acme跟进', 'tier:acme跟进', 'log:acme'],
  ['跟进 acme', 'log:acme'],
  ['log acme', 'log:acme'],
  ['acme log called them', 'log:acme|called them'],
  ['log "acme corp" called them', 'log:acme corp|called them'],
  ['查客户 阿里', 'find:阿里'],
  ['找 阿里', 'find:阿里'],
  ['找阿里', 'tier:找阿里', 'find:阿里'],
  ['搜狐', 'tier:搜狐', 'find:狐'],
  ['查客户阿里', 'tier:查客户阿里', 'find:阿里'],
  ['find acme', 'find:acme'],
  ['Find Acme Trading', 'find:Acme Trading'],
  ['help', 'help:'],
  ['HELP!', 'help:'],
  ['帮助', 'help:'],
  ['help scout', 'help:scout', 'tier:help scout'],
  ['"Help Scout"', 'tier:Help Scout'],
  ['“Help Scout” why', 'why:Help Scout'],
  ['whoami', 'whoami:'],
  ['Who am I?', 'whoami:'],
  ['我是谁', 'whoami:'],
  ['我的 账号', 'whoami:'],
  ['我的客户', 'list:'],
  ['tier', 'tier:'],
  ['等级', 'tier:'],
  ['tier "Acme (HK)"', 'tier:Acme (HK)'],
  ['tier “Acme (HK)”', 'tier:Acme (HK)'],
  ['tier ＂Acme (HK)＂', 'tier:Acme (HK)'],
  ["tier 'Acme (HK)'", 'tier:Acme (HK)'],
  ['等级 「阿里」', 'tier:阿里'],
  ['等级「阿里」', 'tier:阿里'],
  ['「阿里」等级', 'tier:阿里'],
  ['「阿里」的等级', 'tier:阿里 的等级', 'tier:阿里'],
  ['《为什么咖啡》 依据', 'why:为什么咖啡'],
  ['why "tier one"', 'why:tier one'],
  ["tier O'Neill's", "tier:O'Neill's"],
  ["acme's tier", "tier:acme's", 'tier:acme'],
  ['tier of acme', 'tier:of acme', 'tier:acme'],
  ['tier "acme', 'tier:acme'],
  ['@Tierwise tier acme', 'tier:acme'],
  ['＠客户助手 等级 阿里', 'tier:阿里'],
  ['@bot /customer acme', 'tier:acme'],
  ['@bot', 'empty'],
  ['/tier acme', 'tier:acme'],
  ['/等级 阿里', 'tier:阿里'],
  ['/customer', 'empty'],
  ['客户', 'empty'],
  ['', 'empty'],
  [' 　\t\n', 'empty'],
  ['""', 'empty'],
  ['tier \u0000\u0007acme', 'tier:acme'],
  ['ti\u200Ber ac\u202Eme', 'tier:acme'],
  ['teir acme', 'tier:teir acme'],
  ['A公司 B公司', 'tier:A公司 B公司'],
]

describe('the grammar', () => {
  it.each(golden.map(([typed, ...expected]) => ({ typed, expected })))(
    'reads $typed as $expected',
    ({ typed, expected }) => {
      const all = readings(typed)

      expect(all[0]).toBe(expected[0])
      expect(all).toEqual(expect.arrayContaining(expected))
    },
  )

  it('takes the whole as a name too, wherever it holds a verb', () => {
    expect(readings('why coffee')).toContain('tier:why coffee')
    expect(readings('等级认证 中心')).toContain('tier:等级认证 中心')
  })
})

describe('long input', () => {
  it('refuses a name of more than 1,000 characters', () => {
    expect(readings(`tier ${'a'.repeat(1_001)}`)).toEqual(['too-long'])
    expect(readings(`tier ${'长'.repeat(4_000)}`)).toEqual(['too-long'])
    expect(readings('a'.repeat(10_000_000))).toEqual(['too-long'])
  })

  it('takes a name of 1,000 characters', () => {
    expect(readings(`tier ${'a'.repeat(1_000)}`)[0]).toBe(`tier:${'a'.repeat(1_000)}`)
  })

  it.each([
    ['quotes', '"'.repeat(1_000)],
    ['opening brackets', '「'.repeat(1_000)],
    ['apostrophes', "a' ".repeat(340)],
    ['question marks', '？'.repeat(1_000)],
    ['verbs', '等级'.repeat(500)],
    ['4,000 spaces', `tier${' '.repeat(4_000)}acme`],
  ])('reads %s in no time', (_what, typed) => {
    const before = performance.now()

    readings(typed)

    expect(performance.now() - before).toBeLessThan(200)
  })
})

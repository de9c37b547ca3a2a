import { Temporal } from 'temporal-polyfill'
import type { Policy } from '#src/domain/policy.ts'
import { readDateWords, type WhenWritten } from './date-words.ts'

/** A tier by hand, as typed. `until` absent: nothing readable was said of its end. */
export type OverrideWords =
  | { readonly kind: 'off' }
  | { readonly kind: 'pin'; readonly tier: string; readonly reason: string; readonly until?: Date }

const off = /^(?:off|none|end|取消|解除|恢复)$/iu
// The last that is said: a reason may hold a “to” of its own.
const endSaid =
  /^(?<reason>|.*[\s,，])(?:(?:until|till|through|to)\s|(?:到|至|截至|有效期至?)\s?)(?<when>\S.*)$/iu

const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^tier\s?/u, '')

/** The tier that the words begin with: `A`, `tier A`, `A类`, `A类·重点客户`, 重点客户. */
export function tierNamed(tiers: Policy['tiers'], word: string): string | undefined {
  const asked = folded(word)
  const called = ({ code, name }: Policy['tiers'][number]) =>
    [code, `${code}类`, name.en, name.zh, ...name.en.split('·'), ...name.zh.split('·')].map((each) =>
      folded(each.trim()),
    )
  return tiers.find((tier) => called(tier).includes(asked))?.code
}

/** Reads `A big contract until 1 March`, `A类 签了大单 到3月1日`, `off`; undefined: it does not begin with a tier. */
export function readOverride(
  words: string,
  tiers: Policy['tiers'],
  when: WhenWritten,
): OverrideWords | undefined {
  const [first = '', ...others] = words.replace(/^tier /iu, '').split(' ')
  if (off.test(first) && others.length === 0) return { kind: 'off' }

  const tier = tierNamed(tiers, first)
  if (tier === undefined) return undefined
  const said = others.join(' ')
  const end = endSaid.exec(said)
  const day = end && readDateWords(end.groups?.['when'] ?? '', when)?.day
  if (!end || !day) return { kind: 'pin', tier, reason: tidy(said) }

  return { kind: 'pin', tier, reason: tidy(end.groups?.['reason'] ?? ''), until: endOf(day, when.zone) }
}

const tidy = (text: string): string =>
  text
    .replace(/^(?:because|since|as|因为|原因[:：]?)\s?/iu, '')
    .replace(/[\s,，;；]+$/u, '')
    .trim()
    .slice(0, 300)

/** The last named day counts whole. */
const endOf = (day: string, zone: string): Date =>
  new Date(Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds)

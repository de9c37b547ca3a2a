import { usualDigestTime } from '#src/domain/digest/week.ts'

/** What `digest …` asks for; `rest` are the words that may name a segment. */
export type DigestWords =
  | { readonly kind: 'now'; readonly rest: string }
  | { readonly kind: 'off' }
  /** A stored digest, as a terminal shows its buttons: its line, part, page or customer, and `yes` to remind. */
  | {
      readonly kind: 'open'
      readonly digest: string
      readonly what: string
      readonly more: string
      readonly extra: string
    }
  | {
      readonly kind: 'weekly'
      readonly weekday: number
      readonly at: string
      readonly channel?: string
      readonly rest: string
    }

const offWords: ReadonlySet<string> = new Set(['off', 'stop', 'none', '停', '停止', '关闭', '取消', '不要'])
const nowWords: ReadonlySet<string> = new Set(['now', 'today', '现在', '立即', '马上'])
const weeklyWords: ReadonlySet<string> = new Set(['weekly', 'every', 'each', 'week', '每周', '每星期'])
const fillers: ReadonlySet<string> = new Set(['at', 'on', 'to', 'in', 'into', '发到', '发', '到', '的'])

const english = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const chinese = '一二三四五六日'

/** ISO weekday of `fri`, `Fridays`, 周五, 每周五, 星期天. */
function weekdayOf(word: string): number | undefined {
  const han = /^每?(?:周|星期|礼拜)([一二三四五六日天])$/u.exec(word)?.[1]
  if (han) return chinese.indexOf(han === '天' ? '日' : han) + 1

  const name = word.replace(/s$/, '')
  const at = name.length < 3 ? -1 : english.findIndex((day) => day.startsWith(name) || day === name)
  return at < 0 ? undefined : at + 1
}

const pad = (value: number): string => String(value).padStart(2, '0')

/** `16:00` of 16:00, 4pm, 16点, 16点半, 下午4点. */
function timeOf(word: string): string | undefined {
  const found =
    /^(?<half>上午|下午|晚上|早上|中午)?(?<hour>\d{1,2})(?:[:：](?<minute>\d{2})|[点时](?<more>半|\d{1,2}分?)?)?(?<m>am|pm)?$/u.exec(
      word,
    )?.groups
  if (!found || (!/[:：点时]/u.test(word) && !found['m'])) return undefined

  const isLate = found['m'] === 'pm' || found['half'] === '下午' || found['half'] === '晚上'
  const given = Number(found['hour'])
  const early = found['m'] === 'am' && given === 12 ? 0 : given
  const hour = isLate && given < 12 ? given + 12 : early
  const minute = found['more'] === '半' ? 30 : Number.parseInt(found['minute'] ?? found['more'] ?? '0', 10)
  return hour < 24 && minute < 60 ? `${pad(hour)}:${pad(minute)}` : undefined
}

type Found = { weekday?: number; at?: string; channel?: string; isWeekly: boolean; rest: string[] }

/** A channel that was picked from a list comes with its id: `<#C123|sales>`; one that is private, without its name. */
function pickedChannel(word: string): string | undefined {
  const { id, name } = /^<#(?<id>\w+)(?:\|(?<name>[^>]*))?>$/u.exec(word)?.groups ?? {}
  return id === undefined ? undefined : `#${name || id}|${id}`
}

function take(found: Found, word: string): Found {
  const lower = word.toLowerCase()
  const picked = pickedChannel(word)
  if (picked !== undefined) return { ...found, channel: picked, isWeekly: true }
  if (/^#./u.test(word)) return { ...found, channel: word, isWeekly: true }
  if (weeklyWords.has(lower)) return { ...found, isWeekly: true }
  if (fillers.has(lower) || nowWords.has(lower)) return found
  const weekday = weekdayOf(lower)
  if (weekday !== undefined) return { ...found, weekday, isWeekly: true }
  const at = timeOf(lower)
  return at === undefined ? { ...found, rest: [...found.rest, word] } : { ...found, at, isWeekly: true }
}

/** `now`, `east-key now`, `weekly fri 16:00 #sales`, `off`; 每周五 16:00, 华东重点, 停. A time alone keeps the usual day. */
export function readDigest(words: string): DigestWords {
  // 每周五下午4点: day and time without a space between them.
  const parted = words.replace(/([周期拜][一二三四五六日天])(?=[上下早晚中\d])/gu, '$1 ')
  const parts = parted.split(/\s+/u).filter((part) => part !== '')
  if (parts.length === 1 && offWords.has(parts[0]?.toLowerCase() ?? '')) return { kind: 'off' }

  const [digest = '', what = '', more = '', extra = ''] = parts
  if (/^[^|]+\|[^|]+\|[^|]+$/u.test(digest)) return { kind: 'open', digest, what, more, extra }

  const found = parts.reduce<Found>(take, { isWeekly: false, rest: [] })
  const rest = found.rest.join(' ')
  if (!found.isWeekly) return { kind: 'now', rest }
  return {
    kind: 'weekly',
    weekday: found.weekday ?? usualDigestTime.weekday,
    at: found.at ?? usualDigestTime.at,
    ...(found.channel === undefined ? {} : { channel: found.channel }),
    rest,
  }
}

import { changeIn } from './of-a-change.ts'
import { ways } from './of-a-customer.ts'
import { listWordsOf } from './of-a-list.ts'
import { waysOfAll } from './of-all.ts'
import type { AskInput, Understood } from './shapes.ts'
import { pointOf, someone, withoutHead } from './spoken.ts'

const unknown: Understood = { command: 'unknown', customer: '', words: '' }

/** What a sentence asks for, by rules that take the whole of it or nothing: sure, or unknown. */
export function byRule(input: AskInput): Understood {
  const { sentence, named } = input
  const [customer] = named
  if (named.length > 1 || sentence.includes(someone)) return unknown

  const said = customer === undefined ? sentence : sentence.replace(customer, someone)
  const found = customer === undefined ? ofAll(said, input) : ofCustomer(said, customer)
  return found && isOffered(input, found.command) ? found : unknown
}

/** Who says more asks more than one thing. */
const mostChars = 100

const isOffered = ({ commands }: AskInput, name: string): boolean =>
  commands.some((command) => command.name === name)

function ofCustomer(said: string, customer: string): Understood | undefined {
  if (said.split(someone).length !== 2) return undefined
  const change = changeIn(withoutHead(said))
  if (change) return { ...change, customer }

  const point = pointOf(said)
  if (point.length > mostChars) return undefined
  const way = ways.find(({ pattern }) => pattern.test(point))
  return way && { command: way.command, customer, words: '' }
}

function ofAll(said: string, input: AskInput): Understood | undefined {
  const point = pointOf(said)
  if (point.length > mostChars) return undefined
  const way = waysOfAll.find(({ pattern }) => pattern.test(point))
  if (way) return { command: way.command, customer: '', words: wordsOf[way.command]?.[input.locale] ?? '' }

  const words = listWordsOf(point, input.locale, input.tiers)
  if (words !== undefined) return { command: 'list', customer: '', words }
  return howTo(point, input)
}

/** What these take where they are asked for in general. */
const wordsOf: Readonly<Record<string, Readonly<Record<AskInput['locale'], string>>>> = {
  segments: { en: 'tier', zh: '等级' },
}

const howToEn =
  /^how (?:do i|can i|do you|to|do we) (?<verb>[a-z-]+)(?: (?:a|an|the|my|somebody|one))?(?: [a-z-]+)?$/u
const howToZh = /^(?:怎么|如何|怎样)(?<verb>.+?)(?:客户)?$/u

/** `how do I log a call`, 怎么写跟进: help on that command. */
function howTo(point: string, { commands, locale }: AskInput): Understood | undefined {
  const verb = howToEn.exec(point)?.groups?.['verb'] ?? howToZh.exec(point)?.groups?.['verb']
  const command = commands.find(({ name, shown }) => verb !== undefined && [name, shown.zh].includes(verb))
  return command && { command: 'help', customer: '', words: command.shown[locale] }
}

/** Where a sentence would name a customer if this were one of its ways: the words that stand there, to be looked up. */
export function perhapsNamed(sentence: string): readonly string[] {
  if (sentence.includes(someone)) return []
  const point = pointOf(sentence)
  if (point.length > mostChars) return []
  const slots = [...ways.map(({ pattern }) => slotOf(pattern)), ...besideSomebody]
  const found = slots.flatMap((slot) => slot.exec(point)?.groups?.['name'] ?? [])
  return [...new Set(found)]
    .filter((name) => !neverNames.has(name))
    .toSorted((a, b) => a.length - b.length)
    .slice(0, mostNames)
}

const mostNames = 4

/** What is done with a customer, and the name behind it or before it. */
const besideSomebody: readonly RegExp[] = [
  /(?:给|联系|跟进|回访|拜访|跟|和|把|去见|见)(?:一下)?(?<name>[\p{L}\p{N}]{2,16}?)(?=打|通|沟通|见|碰|吃|开|推|延|挪|改|转|交|聊|谈|发|写|拟|的|了|那边|这家|明天|后天|下周|$)/u,
  /\b(?:call|phone|ring|contact|visit|see|meet|e ?mail|message|called|phoned|rang|visited|met|e ?mailed|messaged|with|about|to|push|postpone|snooze|assign|transfer) (?!call|phone|ring|contact|visit|see|meet|me )(?<name>[\p{L}\p{N}][\p{L}\p{N} ]{1,39}?)(?= (?:tomorrow|today|next|on|at|in|to|about|until|till|for|they|he|she|mon|tue|wed|thu|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b|$)/u,
]
const slots = new Map<RegExp, RegExp>()

/** The same pattern with room for a name where § stands. */
function slotOf(pattern: RegExp): RegExp {
  const known = slots.get(pattern)
  if (known) return known
  // The group may stand once in a pattern: only in its first branch.
  const [before = '', ...after] = pattern.source.split(someone)
  const slot = new RegExp(
    `${before}(?<name>[\\p{L}\\p{N}][\\p{L}\\p{N} ]{1,39}?)${after.join('§')}`,
    pattern.flags,
  )
  slots.set(pattern, slot)
  return slot
}

/** Words that stand where a name might, and are none. */
const neverNames: ReadonlySet<string> = new Set(
  (
    'it,he,she,they,them,this,that,these,those,thing,things,everything,everyone,everybody,business,we,you,i,us,me,my,' +
    'today,tomorrow,week,this week,month,sales,team,my team,the team,our team,list,my list,customers,my customers,life,' +
    'work,the day,your day,my day,weather,the weather,what,who,why,' +
    '大家,我们,你们,他们,它们,客户,生意,业务,工作,今天,明天,这周,本周,团队,天气,自己,名单,等级,数据,情况,事情,这个,那个,谁,什么'
  ).split(','),
)

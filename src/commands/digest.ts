import { z } from 'zod'
import { digestTeller } from '#src/assist/tell-digest.ts'
import type { Reply } from '#src/cards/card.ts'
import { type DigestPart, digestCard, digestParts } from '#src/cards/digest/first-card.ts'
import { notReadCard, type OrderView } from '#src/cards/digest/order-cards.ts'
import { digestPartCard } from '#src/cards/digest/part-cards.ts'
import { digestNow, ownDigest } from '#src/decide/digest/keep-digest.ts'
import { digestMessage, digestView } from '#src/decide/digest/view-digest.ts'
import { type DigestLineId, digestLines } from '#src/domain/digest/lines.ts'
import { isoWeek } from '#src/domain/digest/week.ts'
import { present } from '#src/domain/present.ts'
import type { Segment } from '#src/domain/segment/segment.ts'
import { textKey } from '#src/domain/segment/text-key.ts'
import type { Asker } from '#src/domain/user.ts'
import { type DigestWords, readDigest } from '#src/grammar/digest-words.ts'
import { orderNone, orderWeekly } from './changes/digest-order.ts'
import { recordRead } from './changes/record-read.ts'
import { type Command, defineCommand } from './command.ts'
import type { CommandDeps } from './deps.ts'
import { handleReply, listReply } from './gathered/digest-list.ts'

const input = z.strictObject({
  words: z.string().max(1_000).default(''),
  /** A stored digest, by its id: what a button of its card carries. */
  digest: z.string().max(200).optional(),
  line: z.enum(digestLines).optional(),
  part: z.enum(digestParts).optional(),
  page: z.coerce.number().int().min(0).max(1_000).default(0),
  customer: z.string().max(200).optional(),
  /** Its owner is to be reminded. */
  remind: z.literal('yes').optional(),
  /** An order that its orderer has confirmed. */
  weekday: z.coerce.number().int().min(1).max(7).optional(),
  at: z
    .string()
    .regex(/^\d{2}:\d{2}$/)
    .optional(),
  segment: z.string().max(60).optional(),
  channel: z.string().max(200).optional(),
  confirmed: z.literal('yes').optional(),
})
type Asked = z.output<typeof input>

async function segmentsOf({ policies }: CommandDeps): Promise<readonly Segment[]> {
  return (await policies.active())?.segments ?? []
}

/** By its code or either name; undefined: there is none of that name. */
const segmentNamed = (segments: readonly Segment[], words: string): Segment | undefined =>
  segments.find(({ code, name }) => [code, name.en, name.zh].some((each) => textKey(each) === textKey(words)))

async function asked(deps: CommandDeps, asker: Asker, segment: string | undefined): Promise<Reply> {
  const compared = await digestNow(deps, { asker, ...present({ segment }) }, digestTeller(deps))
  await recordRead(deps, asker, 'digest', { fields: ['name', 'tier', 'owner', 'facts.spend'] })
  if (asker.role === 'rep') return { card: digestCard(await digestView(deps, compared, asker)) }
  return digestMessage(deps, compared, asker)
}

/** What a terminal shows of a button, typed: `fang|*|now overdue 2`. */
function typedOpening({ digest: id, what, more, extra }: Extract<DigestWords, { kind: 'open' }>): Opened {
  const line = digestLines.find((each) => each === what)
  const part = digestParts.find((each) => each === what)
  const isPage = /^\d{1,3}$/.test(more)
  return {
    id,
    line,
    part,
    page: isPage ? Number(more) : 0,
    customer: isPage || more === '' ? undefined : more,
    remind: extra === 'yes' ? 'yes' : undefined,
  }
}

async function answerWords(
  deps: CommandDeps,
  asker: Asker,
  words: string,
  commands: readonly Command[],
): Promise<Reply> {
  const read = readDigest(words)
  if (read.kind === 'open') return opened(deps, asker, typedOpening(read), commands)
  if (read.kind === 'off') return orderNone(deps, asker)

  const segments = await segmentsOf(deps)
  const segment = read.rest === '' ? undefined : segmentNamed(segments, read.rest)
  if (read.rest !== '' && !segment) {
    const names = segments.map(({ name }) => name[asker.locale])
    return { card: notReadCard(asker.locale, read.rest, names), refused: 'digest-unreadable' }
  }
  if (read.kind === 'now') return asked(deps, asker, segment?.code)

  const { weekday, at, channel } = read
  const order = { weekday, at, ...present({ channel, segment: segment?.code, segmentName: segment?.name }) }
  return orderWeekly(deps, asker, order, false)
}

/** The order that a button carries: confirmed by whoever pressed it. */
async function confirmed(deps: CommandDeps, asker: Asker, given: Asked): Promise<Reply> {
  const { weekday = 5, at = '16:00', channel, segment } = given
  const found = segment === undefined ? undefined : segmentNamed(await segmentsOf(deps), segment)
  const order: OrderView = {
    weekday,
    at,
    ...present({ channel, segment: found?.code, segmentName: found?.name }),
  }
  return orderWeekly(deps, asker, order, given.confirmed === 'yes')
}

type Opened = {
  readonly id: string
  readonly line?: DigestLineId | undefined
  readonly part?: DigestPart | undefined
  readonly page: number
  readonly customer?: string | undefined
  readonly remind?: 'yes' | undefined
}

/** What a button of a digest opens: one of its lists, a customer of one, a part, or the digest again. */
async function opened(
  deps: CommandDeps,
  asker: Asker,
  { id, line, part, page, customer, remind }: Opened,
  commands: readonly Command[],
): Promise<Reply> {
  const digest = await ownDigest(deps, asker.userId, id)
  const week = isoWeek(digest.figures.at, asker.zone)
  const before = await deps.digests.before(digest.userId, digest.segment, week)
  const view = await digestView(deps, { digest, ...present({ before }) }, asker)
  if (line && customer !== undefined)
    return handleReply(
      deps,
      asker,
      { view, digest, line, customerId: customer, remind: remind === 'yes' },
      commands,
    )
  if (line) return listReply(deps, asker, { view, digest, line }, page)
  await recordRead(deps, asker, 'digest', { fields: ['name', 'tier', 'owner', 'facts.spend'] })

  return { card: part ? digestPartCard(view, part) : digestCard(view) }
}

/** `/customer digest`: the week of whoever asks, now or weekly; its lists and parts open from its buttons. */
export const digestOn = (commands: () => readonly Command[]): Command =>
  defineCommand({
    name: 'digest',
    shown: { en: 'digest', zh: '周报' },
    aliases: ['weekly digest'],
    help: {
      en: 'The week of your customers: now, or weekly at a time of your choice; for one segment too.',
      zh: '查看客户周报，也可按时间定期接收，或只看一个分群。',
    },
    example: { en: '/customer digest now', zh: '/customer 周报' },
    input,
    allowed: ['rep', 'manager', 'admin'],
    takesName: false,
    async run(deps, given, asker) {
      const { digest: id, ...rest } = given
      if (id !== undefined) return opened(deps, asker, { id, ...rest }, commands())
      if (given.channel !== undefined || given.weekday !== undefined) return confirmed(deps, asker, given)
      return answerWords(deps, asker, given.words, commands())
    },
  })

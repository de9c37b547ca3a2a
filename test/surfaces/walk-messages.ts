import type { Card } from '#src/cards/card.ts'
import { messageCard } from '#src/decide/tell/message-card.ts'
import type { Locale } from '#src/domain/locale.ts'
import type { Notice } from '#src/ports/outbox.ts'
import { aMoment, daysAgo } from '../helpers/builders/a-customer.ts'
import { aCompany, open } from './a-company.ts'

type Kind = Notice['kind']
/** What a notice of that kind says, beside kind and moment. */
type Said<K extends Kind, N extends Notice = Notice> = N extends Notice
  ? K extends N['kind']
    ? Omit<N, 'kind' | 'at'>
    : never
  : never

const change = {
  customerId: open.customerId,
  from: 'B',
  to: 'A',
  evidence: { reason: 'promoted' },
} as const
const source = { source: 'shop', kinds: ['order'], since: daysAgo(3), customers: 4 } as const
const assigned = { by: 'bao', customerIds: [open.customerId, 'c-ali'], count: 2 } as const
const problem = { problemId: open.problemId, customerId: open.customerId } as const

/** One of each kind of message that nobody asked for. A digest's card is that of the command `digest`. */
const samples: { readonly [K in Exclude<Kind, 'digest'>]: Said<K> } = {
  question: { questionId: open.questionId, customerId: open.customerId },
  contacts: {},
  'tier-change': change,
  'early-warning': {
    customerId: open.customerId,
    from: 'A',
    to: 'B',
    since: daysAgo(30),
    expectedFrom: daysAgo(-10),
    expectedTo: daysAgo(-20),
  },
  'tier-summary': {
    group: 'run|1',
    changes: ['c-acme-robotics', 'c-ali', 'c-north-1'].map((customerId) => ({
      ...change,
      kind: 'tier-change' as const,
      customerId,
      at: aMoment,
    })),
    members: [],
  },
  today: {
    day: '2026-12-12',
    group: 'morning|2026-12-12',
    reminders: [open.reminderId, 'c-ali|touch|2026-12-12', 'c-north-1|touch|2026-12-12'],
  },
  reminder: { reminderId: open.reminderId, customerId: open.customerId },
  escalation: {
    reminderId: open.reminderId,
    customerId: open.customerId,
    level: 2,
    reason: 'top',
    days: 5,
  },
  'problem-opened': problem,
  'problem-answered': { ...problem, problemId: open.answeredId },
  'problem-overdue': problem,
  assigned,
  reassigned: { ...assigned, owner: 'mei' },
  'day-summary': { day: '2026-12-12' },
  proposals: {},
  undelivered: { reader: 'mei', code: 'wecom-user-gone' },
  blocked: { code: 'slack-not-in-channel', line: '/invite @tierwise', channel: '#sales' },
  unconfirmed: { what: 'files', channel: '#sales' },
  newcomer: { identity: { surface: 'wecom', team: 'ww1', userId: 'nina' }, name: 'Nina' },
  admitted: { by: 'Admin' },
  'app-idle': { state: 'soon' },
  'workspace-refused': { team: 'T9', how: 'install', line: 'workspaces allow T9' },
  'source-silent': source,
  'source-back': source,
}

/** Whom it is for, where that is not Mei. */
const readers: { readonly [K in Kind]?: string } = {
  escalation: 'bao',
  proposals: 'bao',
  'problem-overdue': 'bao',
  'problem-opened': 'sara',
  reassigned: 'lei',
}

/** The card of each kind of message as its reader gets it. */
export async function walkMessages(locale: Locale): Promise<ReadonlyMap<string, Card>> {
  const desk = await aCompany(locale)
  try {
    const cards = new Map<string, Card>()
    for (const [kind, sample] of Object.entries(samples)) {
      const to = readers[kind as Kind] ?? 'mei'
      const reader = await desk.store.users.byId(to)
      if (!reader) throw new Error(`no user ${to}`)
      const notice = { ...sample, kind, at: aMoment } as Notice
      const row = {
        _id: `${kind}|${to}`,
        to,
        notice,
        state: 'leased',
        attempts: 1,
        createdAt: aMoment,
      } as const
      const card = await messageCard(desk.deps, row, reader)
      if (!card) throw new Error(`${kind} has nothing to say`)
      cards.set(kind, card)
    }
    return cards
  } finally {
    await desk.close()
  }
}

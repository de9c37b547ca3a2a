import type { Card } from '#src/cards/card.ts'
import { openPlayground } from './on-playground.ts'
import { onSlack } from './on-slack.ts'
import { onTerminal } from './on-terminal.ts'
import { onWecom } from './on-wecom.ts'
import type { Seen } from './seen.ts'

/** The surfaces, as the table's columns name them. */
export const surfaceNames = ['Slack', 'WeCom app', 'WeCom AI bot', 'playground', 'terminal'] as const
export type SurfaceName = (typeof surfaceNames)[number]

/** Where messages come that nobody asked for. */
export const pushedTo = ['Slack', 'WeCom app', 'playground'] as const satisfies readonly SurfaceName[]

/** Each surface's own drawing of a card. */
export type Surfaces = Readonly<Record<SurfaceName, (card: Card) => Seen>>

export const openSurfaces = async (): Promise<Surfaces> => ({
  Slack: onSlack,
  'WeCom app': (card) => onWecom(card, 'app'),
  'WeCom AI bot': (card) => onWecom(card, 'bot'),
  playground: await openPlayground(),
  terminal: onTerminal,
})

import type { Card } from '#src/cards/card.ts'
import { admittedCard, newcomerCard } from '#src/cards/people/newcomer-card.ts'
import { appIdleCard } from '#src/cards/running/app-idle-card.ts'
import { blockedCard } from '#src/cards/running/blocked-card.ts'
import { sourceCard } from '#src/cards/running/source-card.ts'
import { unconfirmedCard } from '#src/cards/running/unconfirmed-card.ts'
import { undeliveredCard } from '#src/cards/running/undelivered-card.ts'
import { workspaceCard } from '#src/cards/running/workspace-card.ts'
import type { User } from '#src/domain/user.ts'
import type {
  AdmittedNotice,
  AppIdleNotice,
  BlockedNotice,
  NewcomerNotice,
  UnconfirmedNotice,
  WorkspaceNotice,
} from '#src/ports/notices/surface.ts'
import type { SourceNotice, UndeliveredNotice } from '#src/ports/outbox.ts'

type HouseNotice =
  | AdmittedNotice
  | AppIdleNotice
  | BlockedNotice
  | NewcomerNotice
  | SourceNotice
  | UnconfirmedNotice
  | UndeliveredNotice
  | WorkspaceNotice

/** What is about no customer: accounts, surfaces, sources of data. It says what the notice says, and nothing is read. */
export function houseCard(notice: HouseNotice, { locale, zone }: User, now: Date): Card {
  switch (notice.kind) {
    case 'undelivered':
      return undeliveredCard(locale, notice)
    case 'blocked':
      return blockedCard(locale, notice)
    case 'unconfirmed':
      return unconfirmedCard(locale, notice)
    case 'newcomer':
      return newcomerCard(locale, notice)
    case 'admitted':
      return admittedCard(locale, notice)
    case 'app-idle':
      return appIdleCard(locale, notice)
    case 'workspace-refused':
      return workspaceCard(locale, notice)
    default:
      return sourceCard(locale, zone, notice, now)
  }
}

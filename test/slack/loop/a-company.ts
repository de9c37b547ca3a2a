import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { jobs } from '#jobs/index.ts'
import { addDays } from '#src/domain/days.ts'
import { localDay } from '#src/domain/local-day.ts'
import type { User } from '#src/domain/user.ts'
import { openEmbeddedMongo } from '#src/embedded/mongo/open-embedded-mongo.ts'
import { openEmbeddedRedis } from '#src/embedded/redis/open-embedded-redis.ts'
import { searchKeysOf } from '#src/ingest/customers/search-keys.ts'
import { ingestFacts } from '#src/ingest/facts/ingest-facts.ts'
import { createQueues } from '#src/queue/create-queues.ts'
import { scoreNew } from '#src/start/score-new.ts'
import { systemClock } from '#src/start/system-clock.ts'
import { useCaseDeps } from '#src/start/use-case-deps.ts'
import { openStore, type Store } from '#src/store/open-store.ts'
import { anOrder, aTouch } from '../../helpers/builders/a-fact.ts'
import { aNewcomer } from '../../helpers/builders/a-newcomer.ts'
import { aUser } from '../../helpers/builders/a-user.ts'
import { recordingLogger } from '../../helpers/recording-logger.ts'

/** A zone in which it is between ten and eleven in the morning, whenever this runs. */
function morningZone(now: Date): string {
  const ahead = 10 - now.getUTCHours()
  const offset = ahead < -12 ? ahead + 24 : ahead
  return offset < 0 ? `Etc/GMT+${-offset}` : `Etc/GMT-${offset}`
}

/** People by the ids they have in Slack; Lin is known by her e-mail alone. */
const inSlack = { mei: 'UMEI', fang: 'UFANG', bao: 'UBAO', admin: 'UADMIN' } as const

/** Somebody's accounts, by their handle. */
type Accounts = (id: string) => User['identities']

function slackAccounts(id: string): User['identities'] {
  const userId = inSlack[id as keyof typeof inSlack]
  return userId ? [{ surface: 'slack', team: 'T1', userId }] : []
}

function person(zone: string, given: Partial<User> & { readonly _id: string }): User {
  return aUser({
    zone,
    quietHours: { from: '00:00', to: '00:00' },
    email: `${given._id}@example.com`,
    ...given,
  })
}

const peopleOf = (zone: string): readonly Omit<User, 'identities'>[] => [
  person(zone, { _id: 'mei', name: 'Mei Lin', manager: 'bao' }),
  person(zone, { _id: 'fang', name: '方丽', locale: 'zh', manager: 'bao' }),
  person(zone, { _id: 'lin', name: 'Lin Zhao', manager: 'bao' }),
  person(zone, { _id: 'bao', name: 'Bao Chen', role: 'manager', settings: { digest: 'off' } }),
  person(zone, { _id: 'admin', name: 'Ada Admin', role: 'admin' }),
  person(zone, { _id: 'rest', name: 'Rest', settings: { morningList: 'off' } }),
]

const named = [
  { ref: 'acme', name: 'Acme Robotics', owner: 'mei', yuan: 900, days: 20, touched: 2 },
  { ref: 'nova', name: 'Nova Ltd', owner: 'mei', yuan: 2_500, days: 75, touched: 80 },
  { ref: 'haiou', name: '海鸥文具', owner: 'fang', yuan: 900, days: 20, touched: 2 },
  { ref: 'yunqi', name: '云栖食品', owner: 'fang', yuan: 2_500, days: 75, touched: 80 },
] as const

/** A base that is not small: no change waits for a person. */
const others = Array.from({ length: 60 }, (_, n) => ({
  ...{ ref: `other${n}`, name: `Other ${n}`, owner: 'rest' },
  ...{ yuan: 200 + n * 150, days: 10 + (n % 50), touched: 1 + (n % 9) },
}))

const idOf = (ref: string) => `c-${ref}`

async function fill(store: Store, zone: string, accounts: Accounts): Promise<void> {
  const now = systemClock.now()
  await store.settings.set('trialRun', false)
  await store.users.put(peopleOf(zone).map((user) => ({ ...user, identities: accounts(user._id) })))
  await store.calendars.put([
    // A loop has to be walked on whatever day it is.
    {
      ...{ _id: `${zone}|${localDay(now, zone)}`, region: zone, day: localDay(now, zone), isWorking: true },
      ...{ source: 'chat', by: 'admin', enteredAt: now },
    },
  ])
  const all = [...named, ...others]
  await store.customers.insertNew(
    all.map(({ ref, name, owner }) =>
      aNewcomer(ref, {
        ...{ _id: idOf(ref), name, owner, aliases: [], knownSince: addDays(now, -200) },
        searchKeys: searchKeysOf({ ref, name, aliases: [] }),
      }),
    ),
  )
  await store.refs.claim(named.map(({ ref }) => ({ key: `shop|${ref}`, customerId: idOf(ref) })))
  const log = recordingLogger()
  const deps = useCaseDeps({ store }, { clock: systemClock, companyTimeZone: zone, log })
  await ingestFacts(
    deps,
    all.flatMap(({ ref, yuan, days, touched }) => [
      anOrder(idOf(ref), { _id: `shop|${ref}-1`, yuan, at: addDays(now, -days) }),
      aTouch(idOf(ref), { _id: `crm|${ref}-1`, at: addDays(now, -touched) }),
    ]),
  )
  await scoreNew(deps, 'CNY')
}

/** A small company on embedded stores that outlive the processes which work on them. */
export async function openCompany(accounts: Accounts = slackAccounts) {
  const dataDir = mkdtempSync(join(tmpdir(), 'tierwise-loop-'))
  const zone = morningZone(systemClock.now())
  const log = recordingLogger()
  const mongo = await openEmbeddedMongo({ dataDir, prefer: 'in-process', log })
  const redis = await openEmbeddedRedis({ dataDir, log })
  const store = await openStore({ uri: mongo.uri, log })
  await store.migrate()
  await fill(store, zone, accounts)
  const queues = await createQueues({ url: redis.url, jobs, log })

  return {
    ...{ dataDir, zone, store, queues },
    async close() {
      await queues.close()
      await store.close()
      await redis.close()
      await mongo.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

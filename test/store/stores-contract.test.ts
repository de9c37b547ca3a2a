import { audit } from './contract/audit.ts'
import { calendars } from './contract/calendars.ts'
import { customerQueues } from './contract/customers-queues.ts'
import { customerWrites } from './contract/customers-writes.ts'
import { digests } from './contract/digests.ts'
import { events } from './contract/events.ts'
import { imports } from './contract/imports.ts'
import { installations } from './contract/installations.ts'
import { largeBase } from './contract/large-base.ts'
import { migrations } from './contract/migrations.ts'
import { moverRangesOnServers } from './contract/mover-ranges.ts'
import { outbox } from './contract/outbox.ts'
import { people } from './contract/people.ts'
import { policies } from './contract/policies.ts'
import { problems } from './contract/problems.ts'
import { questions } from './contract/questions.ts'
import { rebuilds } from './contract/rebuilds.ts'
import { records } from './contract/records.ts'
import { reminders } from './contract/reminders.ts'
import { saidEvents } from './contract/said-events.ts'
import { slots } from './contract/slots.ts'
import { sources } from './contract/sources.ts'
import { stands } from './contract/stands.ts'
import { undos } from './contract/undos.ts'
import { visibleCustomers } from './contract/visible-customers.ts'
import { warnings } from './contract/warnings.ts'
import { onEveryServer } from './document-servers.ts'

onEveryServer('customers', customerWrites)
onEveryServer('customers that wait', customerQueues)
onEveryServer('customers that a run finds', moverRangesOnServers)
onEveryServer('customers as one asker sees them', visibleCustomers)
onEveryServer('events', events)
onEveryServer('what people said', saidEvents)
onEveryServer('people', people)
onEveryServer('policies, cuts and settings', policies)
onEveryServer('problems', problems)
onEveryServer('rebuilds and evaluations', rebuilds)
onEveryServer('lists, duplicates and merged customers', records)
onEveryServer('reminders', reminders)
onEveryServer('digests and reviews', digests)
onEveryServer('questions', questions)
onEveryServer('places of a day', slots)
onEveryServer('where the app is installed', installations)
onEveryServer('what stands where', stands)
onEveryServer('calendars', calendars)
onEveryServer('what can be taken back', undos)
onEveryServer('sources', sources)
onEveryServer('early warnings', warnings)
onEveryServer('imports and refs', imports)
onEveryServer('outbox, history and messages', outbox)
onEveryServer('a large base', largeBase)
onEveryServer('audit', audit)
onEveryServer('migrations', migrations)

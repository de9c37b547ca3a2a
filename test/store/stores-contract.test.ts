import { audit } from './contract/audit.ts'
import { calendars } from './contract/calendars.ts'
import { contactLinks } from './contract/contact-links.ts'
import { conversations } from './contract/conversations.ts'
import { customerQueues } from './contract/customers-queues.ts'
import { customerWrites } from './contract/customers-writes.ts'
import { digests } from './contract/digests.ts'
import { events } from './contract/events.ts'
import { imports } from './contract/imports.ts'
import { installations } from './contract/installations.ts'
import { kept } from './contract/kept.ts'
import { largeBase } from './contract/large-base.ts'
import { migrations } from './contract/migrations.ts'
import { modelAsks } from './contract/model-asks.ts'
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
import { onEveryRoad } from './document-servers.ts'

onEveryRoad('customers', customerWrites)
onEveryRoad('customers that wait', customerQueues)
onEveryRoad('customers that a run finds', moverRangesOnServers)
onEveryRoad('customers as one asker sees them', visibleCustomers)
onEveryRoad('events', events)
onEveryRoad('what people said', saidEvents)
onEveryRoad('people', people)
onEveryRoad('policies, cuts and settings', policies)
onEveryRoad('problems', problems)
onEveryRoad('rebuilds and evaluations', rebuilds)
onEveryRoad('lists, duplicates and merged customers', records)
onEveryRoad('reminders', reminders)
onEveryRoad('digests and reviews', digests)
onEveryRoad('questions', questions)
onEveryRoad('places of a day', slots)
onEveryRoad('where the app is installed', installations)
onEveryRoad('what stands where', stands)
onEveryRoad('texts that are kept for a while', kept)
onEveryRoad('what a model was sent', modelAsks)
onEveryRoad('what people are in the middle of', conversations)
onEveryRoad('whose people contacts are', contactLinks)
onEveryRoad('calendars', calendars)
onEveryRoad('what can be taken back', undos)
onEveryRoad('sources', sources)
onEveryRoad('early warnings', warnings)
onEveryRoad('imports and refs', imports)
onEveryRoad('outbox, history and messages', outbox)
onEveryRoad('a large base', largeBase)
onEveryRoad('audit', audit)
onEveryRoad('migrations', migrations)

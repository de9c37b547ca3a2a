import type { z } from 'zod'
import type { JobDefinition } from '#src/ports/job.ts'
import { askContactsJob } from './ask-contacts.ts'
import { askManagersJob } from './ask-managers.ts'
import { askOwnersJob } from './ask-owners.ts'
import { beginDays } from './begin-days.ts'
import { beginWeeks } from './begin-weeks.ts'
import { closeCardsJob } from './close-cards.ts'
import { deliver } from './deliver.ts'
import type { JobDeps } from './deps.ts'
import { digestJob } from './digest.ts'
import { escalateJob } from './escalate.ts'
import { evaluatePeriodJob } from './evaluate-period.ts'
import { gather } from './gather.ts'
import { groupChanged } from './group-changed.ts'
import { planFollowUpsJob } from './plan-follow-ups.ts'
import { pullContactsJob } from './pull-contacts.ts'
import { rebuildJob } from './rebuild.ts'
import { receive } from './receive.ts'
import { reconcile } from './reconcile.ts'
import { refetchContactJob } from './refetch-contact.ts'
import { refitForecastJob } from './refit-forecast.ts'
import { relay } from './relay.ts'
import { remind } from './remind.ts'
import { rescoreCustomerJob } from './rescore-customer.ts'
import { retierJob } from './retier.ts'
import { sweep } from './sweep.ts'
import { syncManagersJob } from './sync-managers.ts'
import { watchProblemsJob } from './watch-problems.ts'
import { watchSourcesJob } from './watch-sources.ts'
import { writeTagsJob } from './write-tags.ts'

/** Every job of the product, one line each: its name is its queue. */
export const jobs: readonly JobDefinition<z.ZodType, JobDeps>[] = [
  rescoreCustomerJob,
  groupChanged,
  retierJob,
  refitForecastJob,
  evaluatePeriodJob,
  rebuildJob,
  receive,
  relay,
  deliver,
  closeCardsJob,
  gather,
  askManagersJob,
  askOwnersJob,
  askContactsJob,
  remind,
  escalateJob,
  beginDays,
  planFollowUpsJob,
  beginWeeks,
  digestJob,
  sweep,
  reconcile,
  watchProblemsJob,
  watchSourcesJob,
  syncManagersJob,
  pullContactsJob,
  refetchContactJob,
  writeTagsJob,
]

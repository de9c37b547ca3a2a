import { z } from 'zod'
import { workCalendarOf } from '#src/decide/calendar/work-calendar.ts'
import { planFollowUps } from '#src/decide/follow-up/plan-follow-ups.ts'
import { putTodayList } from '#src/decide/tell/put-today-list.ts'
import { refreshHomes } from '#src/decide/tell/refresh-homes.ts'
import { localDay } from '#src/domain/local-day.ts'
import { defineJob } from './define-job.ts'

/** Plans one person's day and puts their morning list: once, however often it runs. */
export const planFollowUpsJob = defineJob({
  name: 'plan-follow-ups',
  input: z.object({ userId: z.string(), day: z.string().regex(/^\d{4}-\d{2}-\d{2}$/) }),
  key: ({ userId, day }) => `plan-follow-ups-${userId}-${day}`,
  // A key that has failed for good is not taken again that day: it is tried through an outage of an hour.
  retry: { attempts: 10, backoff: 'exponential', firstDelayMs: 10_000 },
  concurrency: 2,
  async run(deps, { userId, day }) {
    const now = deps.clock.now()
    const user = await deps.users.byId(userId)
    // What has waited beyond the day is the next morning's.
    if (!user || localDay(now, user.zone) !== day) return

    const list = await planFollowUps(deps, userId, now)
    const calendar = await workCalendarOf(deps, user.zone)
    if (list.length === 0 && !calendar.isWorkingDay(day)) return // a day off is one, unless a floor has no other day

    // At its very moment; should the queue lose it, the sweep finds it a minute later.
    for (const { outboxId, delayMs } of await putTodayList(deps, user, day, now, list))
      await deps.queues.enqueue('deliver', { outboxId }, { delayMs })
    await refreshHomes(deps, user)
  },
})

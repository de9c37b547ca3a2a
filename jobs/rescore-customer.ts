import { z } from 'zod'
import { rescoreCustomer } from '#src/decide/tiers/rescore-customer.ts'
import { defineJob } from './define-job.ts'

/** Folds a customer's new facts and decides its tier again. Events within 2 s are one run. */
export const rescoreCustomerJob = defineJob({
  name: 'rescore-customer',
  input: z.object({ customerId: z.string() }),
  debounce: { id: ({ customerId }) => customerId, windowMs: 2_000 },
  retry: { attempts: 5, backoff: 'exponential', firstDelayMs: 1_000 },
  concurrency: 8,
  async run(deps, { customerId }) {
    const { notices, group } = await rescoreCustomer(deps, customerId)
    if (group !== undefined) await deps.queues.enqueue('group-changed', { customerId: group })
    if (notices) await deps.queues.enqueue('relay', { customerId })
  },
})

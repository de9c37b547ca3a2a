/** Every queue that code puts work on: the worker refuses to start where one of them has no job, or two. */
export const queueNames = [
  'close-cards',
  'deliver',
  'digest',
  'gather',
  'group-changed',
  'plan-follow-ups',
  'rebuild',
  'receive',
  'reconcile',
  'refetch-contact',
  'refit-forecast',
  'relay',
  'rescore-customer',
  'retier',
  'sweep',
  'write-tags',
] as const

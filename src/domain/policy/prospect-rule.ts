import { z } from 'zod'
import { bilingualSchema } from '#src/domain/locale.ts'
import { playbookTouch } from './playbook.ts'

/** Attributes that may filter a segment and never weigh. */
const neverWeigh = new Set(['age', 'sex', 'gender', 'birthday', 'birth date', '年龄', '性别', '生日'])

const attributeName = z
  .string()
  .min(1)
  .max(60)
  .refine((name) => !neverWeigh.has(name.trim().toLowerCase()), {
    message: 'Age and sex may filter a segment; they never weigh.',
  })

/** What is done with the prospects of a tier. */
const prospectPlan = z.strictObject({
  cadenceDays: z.int().positive().max(365),
  /** Taken in turn: the first after no touch of ours, the second after one. */
  touches: z.array(playbookTouch).min(1).max(6),
})

const prospectTier = z.strictObject({
  code: z.string().regex(/^[a-z][a-z-]{0,19}$/, 'a short name in small letters such as hot'),
  name: bilingualSchema,
  meaning: bilingualSchema,
  /** Points from which a prospect stands here, 0 to 100; 0 for the last. Absolute, so that three prospects work too. */
  from: z.number().min(0).max(100),
  plan: prospectPlan,
})

/** One half of a prospect's points. */
const half = { weight: z.number().min(0).max(1), why: bilingualSchema }

const stageNames = z.array(z.string().min(1).max(60))

/** How those who have not bought yet are scored and looked after: apart from customers, in tiers of their own. */
export const prospectRule = z
  .strictObject({
    fit: z.strictObject({
      ...half,
      /** Attributes in which a prospect is compared with the best customers, by the names they were imported under. */
      attributes: z.array(attributeName).max(12),
      /** The so many best tiers are whom a prospect is compared with. */
      topTiers: z.int().min(1).max(2),
    }),
    engagement: z.strictObject({
      ...half,
      /** The engagement that earns half of its points: about so many fresh contacts from them. */
      halfAt: z.number().positive(),
    }),
    /** Best first. */
    tiers: z.array(prospectTier).min(2).max(3),
    /** A standing tier is left only when its line is passed by so many points. */
    band: z.number().min(0).max(20),
    /** Known for longer than this is old: competitors have had the time to win it. */
    ageDays: z.int().positive(),
    /** The sales stages that end it, as the source of the stages calls them; small and capital letters are one. */
    wonStages: stageNames,
    lostStages: stageNames,
  })
  .refine(({ fit, engagement }) => Math.abs(fit.weight + engagement.weight - 1) < 1e-9, {
    path: ['fit', 'weight'],
    message: 'The weights of fit and engagement must add up to 1.',
  })
  .refine(({ tiers }) => new Set(tiers.map(({ code }) => code)).size === tiers.length, {
    path: ['tiers'],
    message: 'Two tiers of prospects have one code.',
  })
  .refine(
    ({ tiers }) => tiers.every(({ from }, at) => from < (tiers[at - 1]?.from ?? Number.POSITIVE_INFINITY)),
    {
      path: ['tiers'],
      message: 'Tiers of prospects go from the highest line to the lowest.',
    },
  )
  .refine(({ tiers }) => tiers.at(-1)?.from === 0, {
    path: ['tiers'],
    message: 'The last tier of prospects begins at 0: nobody is left without a plan.',
  })

export type ProspectRule = z.infer<typeof prospectRule>
export type ProspectTier = ProspectRule['tiers'][number]

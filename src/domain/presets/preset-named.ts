import { AppError } from '#src/domain/errors.ts'
import type { Policy } from '#src/domain/policy.ts'
import { b2bPreset } from './b2b.ts'
import { retailPreset } from './retail.ts'
import { simplePreset } from './simple.ts'

/** A preset in a company's currency; the version is given when it is published. */
export type Preset = (baseCurrency: string) => Omit<Policy, 'version'>

/** Every preset by its name, the one that a fresh store starts with first. */
export const presets: ReadonlyMap<string, Preset> = new Map([
  ['retail', retailPreset],
  ['b2b', b2bPreset],
  ['simple', simplePreset],
])

/**
 * The preset of this name.
 * @throws AppError `preset-unknown`
 */
export function presetNamed(name: string): Preset {
  const preset = presets.get(name)
  if (preset) return preset

  throw new AppError({
    code: 'preset-unknown',
    message: `There is no preset "${name}".`,
    remedy: `Name one of ${[...presets.keys()].join(', ')}.`,
  })
}

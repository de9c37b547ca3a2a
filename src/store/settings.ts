import type { SettingName, Settings, SettingValues } from '#src/ports/settings.ts'
import type { Models } from './models.ts'

/** Named values, one document each. */
export function settingsOf({ settings }: Models): Settings {
  return {
    get: async <Name extends SettingName>(name: Name) => {
      const found = await settings.model.findById(name).lean<{ value: SettingValues[Name] }>()

      return found?.value
    },
    set: async (name, value) => {
      await settings.model.updateOne({ _id: name }, { $set: { value } }, { upsert: true })
    },
    remove: async (name) => {
      await settings.model.deleteOne({ _id: name })
    },
  }
}

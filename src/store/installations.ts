import type { Installation, Installations } from '#src/ports/installations.ts'
import type { Models, StoredInstallation } from './models.ts'

const idOf = ({ surface, team }: Pick<Installation, 'surface' | 'team'>): string => `${surface}|${team}`

/** Where the app is installed, one document a workspace. */
export function installationsOf({ installations }: Models): Installations {
  const { model } = installations

  return {
    of: async (surface, team) => {
      const found = await model.findById(idOf({ surface, team })).lean<StoredInstallation>()
      return found ? plain(found) : undefined
    },
    list: async (surface) =>
      (await model.find({ surface }).sort({ _id: 1 }).lean<StoredInstallation[]>()).map(plain),
    put: async (installation) => {
      const _id = idOf(installation)
      await model.replaceOne({ _id }, { _id, ...installation }, { upsert: true })
    },
    renew: async ({ secrets, ...of }, next) => {
      const { matchedCount } = await model.updateOne({ _id: idOf(of), secrets }, { $set: next })
      return matchedCount === 1
    },
    remove: async (surface, team) => {
      await model.deleteOne({ _id: idOf({ surface, team }) })
    },
  }
}

const plain = ({ _id, ...installation }: StoredInstallation): Installation => installation

import type { Contact } from '#src/domain/customer.ts'
import type { FieldCipher } from '#src/ports/field-cipher.ts'
import { purposeOf } from '#src/slack/install/installed-tokens.ts'
import type { Line } from './read-backup.ts'

/** Something sealed, by the key that sealed it: enough to see whether it can be opened. */
export type Sealed = ReadonlyMap<string, Sample>
type Sample = (cipher: FieldCipher) => unknown

const sealedContact = /"cipher":"([\w-]+)\./g
const sealedSecrets = /"secrets":"([\w-]+)\./

type Row = {
  readonly contacts?: readonly Contact[]
  readonly team?: string
  readonly secrets?: string
}

/** Keeps the first thing that each key has sealed: contacts of customers, tokens of installed apps. */
export function sealedIn() {
  const samples = new Map<string, Sample>()

  const ofCustomer = (text: string) => {
    for (const [, key = ''] of text.matchAll(sealedContact)) {
      if (samples.has(key)) continue
      const { contacts = [] } = JSON.parse(text) as Row
      const contact = contacts.find(({ cipher }) => cipher.startsWith(`${key}.`))
      if (contact) samples.set(key, (cipher) => cipher.open(contact))
    }
  }
  const ofInstallation = (text: string) => {
    const key = sealedSecrets.exec(text)?.[1]
    if (key === undefined || samples.has(key)) return
    const { team = '', secrets = '' } = JSON.parse(text) as Row
    samples.set(key, (cipher) => cipher.openText(purposeOf(team), secrets))
  }

  return {
    look({ collection, text }: Line): void {
      if (collection === 'customers') ofCustomer(text)
      if (collection === 'installations') ofInstallation(text)
    },
    samples: samples as Sealed,
  }
}

/** Ids of keys that are not configured, or not the ones that sealed. */
export const keysThatDoNotOpen = (sealed: Sealed, cipher: FieldCipher | undefined): readonly string[] =>
  [...sealed].filter(([, sample]) => !opens(sample, cipher)).map(([key]) => key)

function opens(sample: Sample, cipher: FieldCipher | undefined): boolean {
  if (!cipher) return false
  try {
    sample(cipher)
    return true
  } catch {
    return false // which key it was is told with its remedy
  }
}

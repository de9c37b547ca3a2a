import type { Locale } from '#src/domain/locale.ts'

/**
 * The platform-neutral card: plain data. Renderers turn it into Block Kit, template cards, HTML or text
 * inside their own limits; all strings in it are plain text, never markup.
 */
export type Card = {
  readonly title: string
  /** One to three characters that stand for the card: the tier's code. The title says it in words too. */
  readonly badge?: string
  readonly tone: 'neutral' | 'good' | 'warning' | 'bad'
  /** The whole message in words, most important first: what a phone's lock screen and a screen reader say. */
  readonly text: string
  /** Paragraphs under the title. */
  readonly body?: readonly string[]
  readonly facts?: readonly CardFact[]
  /** Parts of a whole, drawn as bars where a surface can draw. */
  readonly bars?: readonly CardBar[]
  readonly rows?: readonly CardRow[]
  /** Opens the whole list, where a surface had no room for all of its rows. */
  readonly rest?: CardButton
  readonly table?: CardTable
  /** `attached:NAME` is a picture among the files of the same message. */
  readonly image?: { readonly url: string; readonly alt: string }
  readonly actions?: readonly CardAction[]
  /** Small print: dates, what the numbers rest on. */
  readonly footer?: string
}

export type CardFact = { readonly label: string; readonly value: string }

/** A bar: `share` of the full track and where `mark` (the base's median) stands on it, 0 to 1. `value` says both in words. */
export type CardBar = {
  readonly label: string
  readonly share: number
  readonly mark?: number
  readonly value: string
}

/** A line of a list, with what pressing it does. */
export type CardRow = {
  readonly title: string
  /** Whom it is about, where a surface's choice does not hold the title. */
  readonly name?: string
  readonly detail?: string
  readonly action?: CardButton
}

export type CardTable = { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] }

/** A call of one command of the registry: what a button does, on every surface. */
export type CommandCall = { readonly command: string; readonly input: Readonly<Record<string, string>> }

export type CardButton = {
  readonly kind: 'button'
  readonly label: string
  /** Where a surface's buttons do not hold the label: ten characters at most. */
  readonly short?: string
  readonly call: CommandCall
  readonly style?: 'primary' | 'danger'
  /** Left out where a surface would need a second card for its buttons. */
  readonly spare?: true
}

/** One of several that can be chosen. */
export type CardOption = { readonly label: string; readonly value: string }

/** One choice out of several; the chosen value joins the call's input under `field`. */
export type CardSelect = {
  readonly kind: 'select'
  readonly label: string
  readonly field: string
  readonly call: CommandCall
  readonly options: readonly CardOption[]
  /** Where a surface can search while one types, `Dispatcher.options` is asked; `options` is what others offer. */
  readonly search?: 'customers'
  /** What the button says that sends it, where there is one; absent: the label. */
  readonly submit?: string
  /** Several may be chosen where a surface can: they come as `a,b`. */
  readonly many?: true
}

/**
 * A button that asks for a form before its command runs (`Dispatcher.form`). Where a surface has no forms it is a
 * plain button: every command with a form asks by itself for what it was not told.
 */
export type CardForm = {
  readonly kind: 'form'
  readonly label: string
  /** Where a surface's buttons do not hold the label: ten characters at most. */
  readonly short?: string
  readonly call: CommandCall
  readonly style?: 'primary' | 'danger'
}

export type CardAction = CardButton | CardSelect | CardForm

/** A file that goes with a message. Text is UTF-8; a CSV's byte order mark is in it. */
export type CardFile = {
  /** What it is saved as: letters, digits, dashes and one ending. */
  readonly name: string
  readonly mime: 'text/csv' | 'image/png'
  readonly content: string | Uint8Array
}

/**
 * What a command answers. `brief` is what a channel may see where others read along; `refused` is the code of
 * a refusal (not found counts as one), so that a terminal can exit with 1; `files` are for the asker alone.
 */
export type Reply = {
  readonly card: Card
  readonly brief?: Card
  readonly refused?: string
  /** The field of a form that a refusal is about. */
  readonly field?: string
  /** Whoever asked reads this, as far as it is known. */
  readonly locale?: Locale
  /** Where it takes the place of the card whose button was pressed (`Command.inPlace`). */
  readonly inPlace?: true | 'answer'
  readonly files?: readonly CardFile[]
  /**
   * Words to be copied: plain text as a message of its own behind the card, for the asker alone on every surface, so that
   * a phone can take it over as it stands.
   */
  readonly copy?: string
}

import { editDistance } from '#src/domain/edit-distance.ts'
import type { Command } from './command.ts'
import { verbForm } from './grammar/vocabulary.ts'

/** The command whose verb is a typo away from what was typed: a third of its letters, two at least for Latin. */
export function nearestVerb(typed: string, commands: readonly Command[]): Command | undefined {
  const word = verbForm(typed)
  if (word === '' || word.length > 20) return undefined
  const most = /^[a-z]+$/.test(word) ? Math.max(2, Math.floor(word.length / 3)) : 1
  const ranked = commands
    .map((command) => ({ command, distance: distanceTo(word, command, most) }))
    .filter(({ distance }) => distance <= most && distance < word.length)
    .sort((a, b) => a.distance - b.distance)

  return ranked[0]?.command
}

const distanceTo = (word: string, { name, shown, aliases }: Command, most: number): number =>
  Math.min(...[name, shown.en, shown.zh, ...aliases].map((verb) => editDistance(word, verbForm(verb), most)))

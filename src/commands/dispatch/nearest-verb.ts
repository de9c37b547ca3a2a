import type { Command } from '#src/commands/command.ts'
import { editDistance } from '#src/domain/edit-distance.ts'
import { verbForm } from '#src/grammar/vocabulary.ts'

/** Up to so many letters, a word with two of them wrong is more likely another word. */
const shortWord = 4

/** How many letters may be wrong: a third, two at least for Latin, one in short words. */
function mostWrong(word: string): number {
  if (!/^[a-z]+$/.test(word) || word.length <= shortWord) return 1
  return Math.max(2, Math.floor(word.length / 3))
}

/** The command whose verb is a typo away from what was typed. */
export function nearestVerb(typed: string, commands: readonly Command[]): Command | undefined {
  const word = verbForm(typed)
  if (word === '' || word.length > 20) return undefined
  const most = mostWrong(word)
  const ranked = commands
    .map((command) => ({ command, distance: distanceTo(word, command, most) }))
    .filter(({ distance }) => distance <= most && distance < word.length)
    .sort((a, b) => a.distance - b.distance)

  return ranked[0]?.command
}

const distanceTo = (word: string, { name, shown, aliases }: Command, most: number): number =>
  Math.min(...[name, shown.en, shown.zh, ...aliases].map((verb) => editDistance(word, verbForm(verb), most)))
